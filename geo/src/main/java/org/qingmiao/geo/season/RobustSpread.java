// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Arrays;

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
    double median = median(values);
    return new RobustSpread(
        median, median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Robust standard deviations from the median. */
  double z(double value) {
    return (value - median) / Math.max(TO_SIGMA * mad, FLOOR);
  }
}
