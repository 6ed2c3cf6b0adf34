// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.models.carbon.Gap;

/**
 * Which loans a report speaks of at all. The report prints the full book and the guide's part of it
 * beside each other, so small firms are never hidden.
 */
public sealed interface Perimeter {

  /** Every loan. */
  record Full() implements Perimeter {
    @Override
    public Optional<Gap> leavesOut(Position position) {
      return Optional.empty();
    }
  }

  /**
   * The bank guide's: firms of its sectors at home, from a monthly average balance of CNY 5 m, and
   * no micro or small ones.
   *
   * @param sectors that it covers
   */
  record Guide(Set<String> sectors) implements Perimeter {
    private static final BigDecimal LEAST_BALANCE = BigDecimal.valueOf(5_000_000);

    public Guide {
      sectors = Set.copyOf(sectors);
    }

    @Override
    public Optional<Gap> leavesOut(Position position) {
      return switch (position.party()) {
        case PERSON -> Optional.of(Gap.GUIDE_PERSON);
        case OVERSEAS -> Optional.of(Gap.GUIDE_OVERSEAS);
        case SMALL, MICRO -> Optional.of(Gap.GUIDE_MICRO);
        case LARGE_OR_MEDIUM -> ofFirm(position.loan());
      };
    }

    private Optional<Gap> ofFirm(Loan loan) {
      if (!sectors.contains(loan.sector())) {
        return Optional.of(Gap.GUIDE_SECTOR);
      }
      BigDecimal balance = loan.averageMonthly().orElse(loan.outstanding());
      return balance.compareTo(LEAST_BALANCE) < 0 ? Optional.of(Gap.GUIDE_SIZE) : Optional.empty();
    }
  }

  /** Why a loan lies outside; empty where it lies within. */
  Optional<Gap> leavesOut(Position position);
}
