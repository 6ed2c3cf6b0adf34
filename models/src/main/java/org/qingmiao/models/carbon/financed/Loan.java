// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A loan on a reporting date, CNY.
 *
 * @param loanId its number
 * @param enterpriseId its borrower
 * @param asOf the reporting date
 * @param assetClass what it is for
 * @param standing whether it stands on the balance sheet
 * @param disbursed paid out so far
 * @param repaid principal paid back so far
 * @param averageDaily average of the daily balances of the year
 * @param averageMonthly average of the month-end balances of the year
 * @param vehicleValue of a vehicle when the loan was made
 * @param sector of the borrower, for sums
 * @param region of the borrower, for sums
 */
public record Loan(
    String loanId,
    String enterpriseId,
    LocalDate asOf,
    AssetClass assetClass,
    Standing standing,
    BigDecimal disbursed,
    BigDecimal repaid,
    Optional<BigDecimal> averageDaily,
    Optional<BigDecimal> averageMonthly,
    Optional<BigDecimal> vehicleValue,
    String sector,
    String region) {

  /** Whether a loan stands on the balance sheet. */
  public enum Standing {
    /** It does. */
    ON_BALANCE,
    /** A guarantee that was not called, or another engagement off the balance sheet. */
    OFF_BALANCE
  }

  /**
   * Disbursed minus repaid. Interest that has accrued is no principal: PCAF Part A (2022), footnote
   * 119, so a loan does not even hold it.
   */
  public BigDecimal outstanding() {
    return disbursed.subtract(repaid);
  }
}
