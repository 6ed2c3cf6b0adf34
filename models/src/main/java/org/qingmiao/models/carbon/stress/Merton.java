// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Merton's firm, which defaults when its assets fall short of its debt at a horizon (Journal of
 * Finance 29, 1974): PD = N(-d2), d2 = (ln(V/D) + (r - sigma^2/2) t) / (sigma sqrt t).
 *
 * @param debt D, CNY, above 0
 * @param assets V, CNY
 * @param sigma volatility of assets per year, above 0
 * @param rate r, risk-free, per year
 * @param years t, above 0
 */
public record Merton(double debt, double assets, double sigma, double rate, double years) {

  public Merton {
    if (!(debt > 0 && sigma > 0 && years > 0)) {
      throw new IllegalArgumentException(
          "debt %s, sigma %s, %s years: expected more than 0 each".formatted(debt, sigma, years));
    }
  }

  /** Probability of default, in [0, 1]; 1 of a firm whose assets are gone. */
  public double pd() {
    if (assets <= 0) {
      return 1;
    }
    double d2 =
        (StrictMath.log(assets / debt) + (rate - sigma * sigma / 2) * years)
            / (sigma * Math.sqrt(years));
    return new NormalDistribution(0, 1).cumulativeProbability(-d2);
  }

  /**
   * The firm less the present value of an after-tax cost over a number of years.
   *
   * @param cost CNY at the end of each year
   * @param tax share of profit, in [0, 1]
   * @param costYears for how many
   */
  public Merton less(double cost, double tax, int costYears) {
    double present = 0;
    for (int year = 1; year <= costYears; year++) {
      present += cost * (1 - tax) * StrictMath.exp(-rate * year);
    }
    return new Merton(debt, assets - present, sigma, rate, years);
  }
}
