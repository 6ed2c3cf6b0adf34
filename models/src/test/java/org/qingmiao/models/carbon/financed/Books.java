// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.DataQuality.AreaCheck;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.ScopeEmissions;

/** Made-up loans, borrowers and footprints. */
final class Books {

  static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);

  private Books() {}

  static BigDecimal cny(double amount) {
    return BigDecimal.valueOf(amount);
  }

  static Loan loan(String id, String borrower, double outstanding) {
    return loan(id, borrower, outstanding, AssetClass.BUSINESS_LOAN);
  }

  static Loan loan(String id, String borrower, double outstanding, AssetClass assetClass) {
    return new Loan(
        id,
        borrower,
        AS_OF,
        assetClass,
        Loan.Standing.ON_BALANCE,
        cny(outstanding),
        BigDecimal.ZERO,
        Optional.of(cny(outstanding)),
        Optional.of(cny(outstanding)),
        Optional.empty(),
        "C",
        "CN37");
  }

  /** A borrower with this equity and debt, all of it long-term; assets are their sum. */
  static Counterparty borrower(double equity, double debt, double assets, double revenue) {
    return new Counterparty(
        Optional.of(cny(equity)),
        Optional.of(BigDecimal.ZERO),
        Optional.of(cny(debt)),
        Optional.of(cny(assets)),
        Optional.of(cny(revenue)),
        Optional.empty());
  }

  static Position position(Loan loan, Counterparty borrower) {
    return new Position(
        loan, borrower, Optional.empty(), Optional.empty(), Position.Party.LARGE_OR_MEDIUM);
  }

  static Footprint footprint(String borrower, Scope scope, double tco2e) {
    return new Footprint(
        borrower,
        2024,
        ScopeEmissions.reported(scope, tco2e, ScopeEmissions.REPORTED_U95_PCT, "r1"),
        "AR5",
        FootprintMethod.REPORTED,
        Evidence.PRIMARY,
        AreaCheck.NA,
        Optional.empty(),
        100);
  }

  /** A seeded book with every kind of trouble in it. */
  record Book(List<Position> positions, Map<String, Answer<List<Footprint>>> footprints) {
    static Book random(Random random, int borrowers) {
      List<Position> positions = new ArrayList<>();
      Map<String, Answer<List<Footprint>>> footprints = new LinkedHashMap<>();
      for (int b = 0; b < borrowers; b++) {
        String id = "b" + b;
        Counterparty party =
            switch (random.nextInt(5)) {
              case 0 -> Counterparty.UNKNOWN;
              case 1 -> borrower(-5e6, 1e6, 2e6, 3e6);
              default ->
                  borrower(
                      money(random, 1e7),
                      money(random, 1e7),
                      money(random, 3e7) + 1,
                      money(random, 5e7) + 1);
            };
        for (int n = random.nextInt(4); n >= 0; n--) {
          AssetClass kind = random.nextInt(8) == 0 ? AssetClass.MORTGAGE : AssetClass.BUSINESS_LOAN;
          double amount = random.nextInt(10) == 0 ? 0 : money(random, 4e6);
          positions.add(position(loan(id + "-" + n, id, amount, kind), party));
        }
        if (random.nextInt(4) > 0) {
          footprints.put(
              id,
              Answer.of(
                  List.of(
                      footprint(id, Scope.S1, 1000 * random.nextDouble()),
                      footprint(id, Scope.S2_LOC, 1000 * random.nextDouble()))));
        } else if (random.nextBoolean()) {
          footprints.put(id, Answer.none(Gap.NO_FACTOR, "no factor"));
        }
      }
      return new Book(positions, footprints);
    }

    private static double money(Random random, double most) {
      return Math.round(100 * most * random.nextDouble()) / 100.0;
    }

    FinancedBook under(AttributionMethod method) {
      return FinancedBook.of(method, new Perimeter.Full(), positions, footprints);
    }
  }
}
