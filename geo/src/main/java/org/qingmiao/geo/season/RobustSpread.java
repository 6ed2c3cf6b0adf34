// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Arrays;
import org.qingmiao.geo.Median;

/**
 * Middle and width of values that a few wild ones cannot move.
 *
 * @param median the middle value, or the mean of the two middle ones
 * @param mad median of the distances from the median; at least 0
 */
record RobustSpread(double median, double mad) {

  /** Makes the MAD of normal values their standard deviation: 1 / quantile(3/4). */
  private static final double TO_SIGMA = 1.4826;

  /** An index is not known better than this, so no smaller spread is believed; our default. */
  static final double FLOOR = 0.02;

  static RobustSpread of(double[] values) {
    double median = Median.of(values);
    double[] away = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    return new RobustSpread(median, Median.of(away));
  }

  /** The standard deviation that normal values of this spread would have; at least the floor. */
  double deviation() {
    return Math.max(TO_SIGMA * mad, FLOOR);
  }

  /** Robust standard deviations from the median. */
  double z(double value) {
    return (value - median) / deviation();
  }
}
