// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Attestations;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Grade;
import org.qingmiao.models.carbon.RunKind;
import org.qingmiao.models.carbon.financed.Attribution.DenominatorType;

/**
 * A lawful way to share a borrower's emissions among its lenders.
 *
 * <p>One borrower with 480 t gets three right answers: 120, 96 and 72 t. So the method is an id on
 * every row, and a run computes all three beside each other.
 */
public enum AttributionMethod {
  /** Year-end outstanding over equity and debt (PCAF Part A 2022, ch. 5.2, 5.3 and 5.6). */
  PCAF2022("PCAF Part A, 2nd edition, 2022", BalanceBasis.YEAR_END, Grade.PRIMARY),
  /** Average daily balance over total assets (bank accounting guide, by a transcript). */
  CNBANK("Bank carbon accounting guide", BalanceBasis.AVG_DAILY, Grade.SECONDARY),
  /** Average monthly balance over main revenue (trial guide of 2021, from memory). */
  PBOC2021(
      "Trial guide on environmental information, 2021", BalanceBasis.AVG_MONTHLY, Grade.UNVERIFIED);

  /** Which balance is divided. */
  public enum BalanceBasis {
    /** On the reporting date. */
    YEAR_END,
    /** Average of the daily balances. */
    AVG_DAILY,
    /** Average of the month-end balances. */
    AVG_MONTHLY
  }

  private final String standardVersion;
  private final BalanceBasis basis;
  private final Grade grade;

  AttributionMethod(String standardVersion, BalanceBasis basis, Grade grade) {
    this.standardVersion = standardVersion;
    this.basis = basis;
    this.grade = grade;
  }

  /** The text it follows. */
  public String standardVersion() {
    return standardVersion;
  }

  /** Which balance it divides. */
  public BalanceBasis balanceBasis() {
    return basis;
  }

  /** This method as the primary one of a run; beside another it may always stand. */
  public Answer<AttributionMethod> asPrimary(RunKind kind, Attestations attested) {
    return grade == Grade.UNVERIFIED
            && kind == RunKind.DISCLOSURE
            && !attested.covers("method:" + this)
        ? Answer.none(
            Gap.FACTOR_UNVERIFIED,
            "method %s is unverified; attest method:%s in conf/attest.csv, or take it beside another"
                .formatted(this, this))
        : Answer.of(this);
  }

  /** The share of the borrower that a loan finances. */
  public Answer<Attribution> of(Loan loan, Counterparty borrower, Optional<Project> project) {
    if (!loan.assetClass().isSupported()) {
      return Answer.none(
          Gap.ASSET_CLASS_UNSUPPORTED, "no method for %s yet".formatted(loan.assetClass()));
    }
    if (loan.standing() == Loan.Standing.OFF_BALANCE) {
      return Answer.none(Gap.OFF_BALANCE, "not on the balance sheet, or a guarantee not called");
    }
    Optional<BigDecimal> balance = balance(loan);
    if (balance.isEmpty()) {
      return Answer.none(
          Gap.MISSING_INPUT, "no %s balance, which %s divides".formatted(basis, this));
    }
    if (balance.get().signum() == 0) {
      return Answer.none(Gap.UNDRAWN, "nothing is drawn");
    }
    return switch (loan.assetClass()) {
      case PROJECT_FINANCE -> share(balance.get(), ofProject(project));
      case MOTOR_VEHICLE ->
          share(balance.get(), divisor(loan.vehicleValue(), DenominatorType.VALUE_AT_ORIGINATION));
      default -> share(balance.get(), ofBusiness(borrower));
    };
  }

  private Optional<BigDecimal> balance(Loan loan) {
    return switch (basis) {
      case YEAR_END -> Optional.of(loan.outstanding());
      case AVG_DAILY -> loan.averageDaily();
      case AVG_MONTHLY -> loan.averageMonthly();
    };
  }

  /** A denominator with its type and what a reader must know of it. */
  private record Divisor(BigDecimal amount, DenominatorType type, List<String> flags) {}

  private static Optional<Divisor> divisor(Optional<BigDecimal> amount, DenominatorType type) {
    return Counterparty.positive(amount).map(a -> new Divisor(a, type, List.of()));
  }

  private Optional<Divisor> ofBusiness(Counterparty borrower) {
    return switch (this) {
      case PCAF2022 ->
          divisor(borrower.enterpriseValue(), DenominatorType.ENTERPRISE_VALUE)
              .or(() -> divisor(borrower.equityAndDebt(), DenominatorType.EQUITY_DEBT))
              .or(
                  () -> // footnote 92
                  Counterparty.positive(borrower.totalAssets())
                          .map(
                              assets ->
                                  new Divisor(
                                      assets,
                                      DenominatorType.TOTAL_ASSETS,
                                      List.of("AF_TOTAL_ASSETS"))));
      case CNBANK -> divisor(borrower.totalAssets(), DenominatorType.TOTAL_ASSETS);
      case PBOC2021 -> divisor(borrower.mainRevenue(), DenominatorType.MAIN_REVENUE);
    };
  }

  private Optional<Divisor> ofProject(Optional<Project> project) {
    return this == PCAF2022
        ? divisor(project.flatMap(Project::funding), DenominatorType.PROJECT_EQUITY_DEBT)
        : divisor(project.flatMap(Project::totalInvestment), DenominatorType.TOTAL_INVESTMENT);
  }

  private Answer<Attribution> share(BigDecimal balance, Optional<Divisor> divisor) {
    return divisor
        .map(d -> Answer.of(new Attribution(this, balance, d.amount(), d.type(), d.flags())))
        .orElseGet(
            () ->
                Answer.none(
                    Gap.NO_DENOMINATOR,
                    "nothing known and above 0 that %s could divide by".formatted(this)));
  }
}
