// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * How sure a quantity is: its mean and the 5 %, 50 % and 95 % points of its distribution.
 *
 * @param mean expected value, in the unit of the quantity
 * @param p05 exceeded in 95 % of cases
 * @param p50 median
 * @param p95 exceeded in 5 % of cases
 */
public record Spread(double mean, double p05, double p50, double p95) {

  /** Standard normal deviate of a two-sided 95 % interval. */
  public static final double Z95 = 1.959964;

  /** Standard normal deviate of a one-sided 95 % bound. */
  public static final double Z90 = 1.6448536;

  public Spread {
    if (!(p05 <= p50 && p50 <= p95) || !Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "spread %s with %s, %s, %s: expected a finite mean and points in order"
              .formatted(mean, p05, p50, p95));
    }
  }

  /**
   * A lognormal quantity: p = mean / sqrt(1 + cv^2) * exp(z sqrt(ln(1 + cv^2))).
   *
   * @param mean 0 or more
   * @param cv standard deviation over mean, 0 or more
   */
  public static Spread lognormal(double mean, double cv) {
    double variance = StrictMath.log1p(cv * cv);
    double median = mean / Math.sqrt(1 + cv * cv);
    double reach = StrictMath.exp(Z90 * Math.sqrt(variance));
    return new Spread(mean, median / reach, median, median * reach);
  }

  /** A lognormal quantity with a 95 % half-width in per cent of its mean. */
  public static Spread ofU95(double mean, double u95Pct) {
    return lognormal(mean, u95Pct / 100 / Z95);
  }

  /** The same quantity in a share or multiple, not negative. */
  public Spread times(double factor) {
    return new Spread(mean * factor, p05 * factor, p50 * factor, p95 * factor);
  }

  /** The same quantity, its bounds moved as far as needed to contain a value. */
  public Spread widenedTo(double value) {
    return new Spread(mean, Math.min(p05, value), p50, Math.max(p95, value));
  }
}
