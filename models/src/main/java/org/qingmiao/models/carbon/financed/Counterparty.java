// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a borrower's own balance sheet says at its date, CNY; the entity with recourse where the
 * borrower has none.
 *
 * @param equity total equity, which may be negative
 * @param currentDebt due within a year
 * @param longTermDebt due later
 * @param totalAssets all assets
 * @param mainRevenue revenue of the main business in the year
 * @param enterpriseValue including cash, of a listed borrower
 */
public record Counterparty(
    Optional<BigDecimal> equity,
    Optional<BigDecimal> currentDebt,
    Optional<BigDecimal> longTermDebt,
    Optional<BigDecimal> totalAssets,
    Optional<BigDecimal> mainRevenue,
    Optional<BigDecimal> enterpriseValue) {

  /** A borrower that nothing is known of. */
  public static final Counterparty UNKNOWN =
      new Counterparty(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** An amount from a double column: NaN and infinities are missing. */
  public static Optional<BigDecimal> amount(double value) {
    return Double.isFinite(value) ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
  }

  /**
   * Equity plus debt, PCAF Part A (2022) ch. 5.2: debt is current and long-term (footnote 91), and
   * negative equity counts as 0 (footnote 90); empty where one of them is missing or all are 0.
   */
  public Optional<BigDecimal> equityAndDebt() {
    if (equity.isEmpty() || currentDebt.isEmpty() || longTermDebt.isEmpty()) {
      return Optional.empty();
    }
    return positive(
        Optional.of(
            equity.get().max(BigDecimal.ZERO).add(currentDebt.get()).add(longTermDebt.get())));
  }

  /** The amount, if it can be divided by. */
  static Optional<BigDecimal> positive(Optional<BigDecimal> amount) {
    return amount.filter(a -> a.signum() > 0);
  }
}
