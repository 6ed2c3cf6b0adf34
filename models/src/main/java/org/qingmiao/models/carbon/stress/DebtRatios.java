// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

/**
 * How well a borrower bears its debt in a year.
 *
 * @param ebitda earnings before interest, tax and depreciation, CNY; may be negative
 * @param interest of the year, CNY
 * @param debtService interest and principal due in the year, CNY
 * @param debt outstanding, CNY
 */
public record DebtRatios(double ebitda, double interest, double debtService, double debt) {

  /** Interest coverage: EBITDA / interest; infinite without interest. */
  public double icr() {
    return ebitda / interest;
  }

  /** Debt service coverage: EBITDA / debt service. */
  public double dscr() {
    return ebitda / debtService;
  }

  /** Leverage: debt / EBITDA; infinite where nothing is earned, so that it never looks small. */
  public double leverage() {
    return ebitda > 0 ? debt / ebitda : Double.POSITIVE_INFINITY;
  }

  /**
   * The same debt after a cost and a loss of demand. A loss is not clipped: a firm that the price
   * ruins must look ruined.
   *
   * @param cost CNY in the year, 0 or more
   * @param lostRevenue revenue that goes away, CNY, 0 or more
   * @param margin of it that was profit
   */
  public DebtRatios after(double cost, double lostRevenue, double margin) {
    return new DebtRatios(ebitda - cost - lostRevenue * margin, interest, debtService, debt);
  }
}
