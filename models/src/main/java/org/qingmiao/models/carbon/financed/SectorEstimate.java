// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.Spread;

/**
 * A loan's emissions straight from figures of its sector (PCAF Part A 2022, table 10.1-2), with the
 * interval that such a figure must have.
 *
 * @param method ASSET (option 3b) or TURNOVER (option 3c)
 * @param scope that the intensity speaks of
 * @param tco2e of the loan, with its interval
 */
public record SectorEstimate(FootprintMethod method, Scope scope, Spread tco2e) {

  public SectorEstimate {
    if (method != FootprintMethod.ASSET && method != FootprintMethod.TURNOVER) {
      throw new IllegalArgumentException(
          "estimate by %s, expected ASSET or TURNOVER".formatted(method));
    }
  }

  /** Option 3a: share of the borrower * its revenue * intensity per revenue, t. */
  public static double byRevenue(double af, double revenue, double tPerRevenue) {
    return af * revenue * tPerRevenue;
  }

  /** Option 3b: outstanding * intensity per assets, t. */
  public static double byAssets(double outstanding, double tPerAssets) {
    return outstanding * tPerAssets;
  }

  /** Option 3c: outstanding * revenue per assets * intensity per revenue, t. */
  public static double byTurnover(double outstanding, double turnover, double tPerRevenue) {
    return outstanding * turnover * tPerRevenue;
  }
}
