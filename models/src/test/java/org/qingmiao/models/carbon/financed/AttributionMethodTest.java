// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.qingmiao.models.carbon.financed.AttributionMethod.CNBANK;
import static org.qingmiao.models.carbon.financed.AttributionMethod.PBOC2021;
import static org.qingmiao.models.carbon.financed.AttributionMethod.PCAF2022;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Attestations;
import org.qingmiao.models.carbon.ConfRow;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.RunKind;
import org.qingmiao.models.carbon.financed.Attribution.DenominatorType;

class AttributionMethodTest {

  // G08, G13, G14: 480 t and one loan of 2.0 or 1.8 m over 8 m, 9 m and 12 m: 120, 96 and 72 t.
  @Test
  void givesThreeLawfulAnswers() {
    Counterparty borrower = Books.borrower(3e6, 5e6, 9e6, 12e6);
    Loan loan =
        new Loan(
            "l",
            "b",
            Books.AS_OF,
            AssetClass.BUSINESS_LOAN,
            Loan.Standing.ON_BALANCE,
            Books.cny(2_500_000),
            Books.cny(500_000),
            Optional.of(Books.cny(1_800_000)),
            Optional.of(Books.cny(1_800_000)),
            Optional.empty(),
            "C",
            "CN37");
    assertThat(
            Arrays.stream(AttributionMethod.values())
                .map(m -> 480 * share(m, loan, borrower).factor()))
        .containsExactly(120.0, 96.0, 72.0);
  }

  // PCAF footnote 119: the record has no place for interest, so a ledger balance of 2,013,000 with
  // 13,000 of accrued interest still gives 2,000,000.
  @Test
  void dividesPrincipalOnly() {
    Loan loan = Books.loan("l", "b", 2_000_000);
    assertThat(loan.outstanding()).isEqualByComparingTo("2000000");
    assertThat(Arrays.stream(Loan.class.getRecordComponents()).map(c -> c.getName()))
        .noneMatch(name -> name.contains("nterest"));
  }

  @Test
  void fallsBackToTotalAssetsAndSaysSo() {
    Counterparty noEquity =
        new Counterparty(
            Counterparty.amount(Double.NaN),
            Optional.of(BigDecimal.ONE),
            Optional.of(BigDecimal.ONE),
            Optional.of(Books.cny(9e6)),
            Optional.empty(),
            Optional.empty());
    Attribution share = share(PCAF2022, Books.loan("l", "b", 1_800_000), noEquity);
    assertThat(share.factor()).isEqualTo(0.2);
    assertThat(share.type()).isEqualTo(DenominatorType.TOTAL_ASSETS);
    assertThat(share.flags()).containsExactly("AF_TOTAL_ASSETS");
    // Nothing owned and nothing owed is no denominator either.
    assertThat(gap(PCAF2022, Books.loan("l", "b", 1), Books.borrower(-1, 0, 0, 1)))
        .isEqualTo(Gap.NO_DENOMINATOR);
  }

  @Test
  void takesTheEnterpriseValueOfAListedBorrower() {
    Counterparty listed =
        new Counterparty(
            Optional.of(Books.cny(3e6)),
            Optional.of(BigDecimal.ZERO),
            Optional.of(Books.cny(5e6)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Books.cny(2e7)));
    assertThat(share(PCAF2022, Books.loan("l", "b", 2e6), listed).factor()).isEqualTo(0.1);
  }

  // A project under construction has 200 m available, of which 120 m are drawn.
  @Test
  void dividesAProjectByItsPhase() {
    Loan loan = Books.loan("l", "b", 60e6, AssetClass.PROJECT_FINANCE);
    Project building =
        new Project(
            Project.Phase.CONSTRUCTION,
            Optional.of(Books.cny(40e6)),
            Optional.of(Books.cny(80e6)),
            Optional.of(Books.cny(200e6)),
            Optional.of(Books.cny(240e6)));
    Project working =
        new Project(
            Project.Phase.OPERATION,
            building.equity(),
            building.debt(),
            building.financingAvailable(),
            building.totalInvestment());
    assertThat(project(PCAF2022, loan, building)).isEqualTo(0.3);
    assertThat(project(PCAF2022, loan, working)).isEqualTo(0.5);
    assertThat(project(CNBANK, loan, working)).isEqualTo(0.25);
    assertThat(project(PBOC2021, loan, working)).isEqualTo(0.25);
    assertThat(PCAF2022.of(loan, Counterparty.UNKNOWN, Optional.empty()).gap())
        .contains(Gap.NO_DENOMINATOR);
  }

  @Test
  void refusesWhatHasNoMethodOrBalance() {
    Counterparty borrower = Books.borrower(3e6, 5e6, 9e6, 12e6);
    assertThat(gap(PCAF2022, Books.loan("l", "b", 1, AssetClass.MORTGAGE), borrower))
        .isEqualTo(Gap.ASSET_CLASS_UNSUPPORTED);
    assertThat(gap(PCAF2022, Books.loan("l", "b", 0), borrower)).isEqualTo(Gap.UNDRAWN);
    Loan guarantee =
        new Loan(
            "l",
            "b",
            Books.AS_OF,
            AssetClass.BUSINESS_LOAN,
            Loan.Standing.OFF_BALANCE,
            BigDecimal.ONE,
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "C",
            "CN37");
    assertThat(gap(PCAF2022, guarantee, borrower)).isEqualTo(Gap.OFF_BALANCE);
  }

  // The formula of PBOC2021 is from memory: beside others always, alone only with a name behind it.
  @Test
  void anUnverifiedMethodIsNotPrimaryUnlessAttested() {
    assertThat(PBOC2021.asPrimary(RunKind.DISCLOSURE, Attestations.NONE).gap())
        .contains(Gap.FACTOR_UNVERIFIED);
    Attestations attested =
        Attestations.of(
            List.of(
                new ConfRow(
                    "test row",
                    Map.of(
                        "subject",
                        "method:PBOC2021",
                        "by",
                        "Li Wei",
                        "on",
                        "2025-06-01",
                        "document",
                        "guide, annex 2"))));
    assertThat(PBOC2021.asPrimary(RunKind.DISCLOSURE, attested)).isEqualTo(Answer.of(PBOC2021));
    assertThat(CNBANK.asPrimary(RunKind.DISCLOSURE, Attestations.NONE).known()).isPresent();
  }

  // Invariant 2: amounts that came in 10,000 CNY give the same share, to 1e-12.
  @Test
  void theUnitOfMoneyDoesNotMatter() {
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      double outstanding = Math.round(1e8 * random.nextDouble()) / 100.0;
      double equity = Math.round(1e9 * random.nextDouble()) / 100.0;
      double debt = Math.round(1e9 * random.nextDouble()) / 100.0 + 1;
      double yuan =
          share(PCAF2022, Books.loan("l", "b", outstanding), Books.borrower(equity, debt, 1, 1))
              .factor();
      double wan =
          share(
                  PCAF2022,
                  Books.loan("l", "b", outstanding / 10_000 * 10_000),
                  Books.borrower(equity / 10_000 * 10_000, debt / 10_000 * 10_000, 1, 1))
              .factor();
      assertThat(wan).isCloseTo(yuan, within(1e-12));
    }
  }

  private static Attribution share(AttributionMethod method, Loan loan, Counterparty borrower) {
    return method.of(loan, borrower, Optional.empty()).known().orElseThrow();
  }

  private static double project(AttributionMethod method, Loan loan, Project project) {
    return method
        .of(loan, Counterparty.UNKNOWN, Optional.of(project))
        .known()
        .orElseThrow()
        .factor();
  }

  private static Gap gap(AttributionMethod method, Loan loan, Counterparty borrower) {
    return method.of(loan, borrower, Optional.empty()).gap().orElseThrow();
  }
}
