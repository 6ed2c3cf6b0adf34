// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Arrays;

/**
 * A 95 % interval.
 *
 * @param low its lower end
 * @param high its upper end, not below {@code low}
 */
public record Interval(double low, double high) {

  private static final double TAIL = 0.025;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval from %s to %s, expected its ends in order".formatted(low, high));
    }
  }

  /** Between the 2.5 % and 97.5 % quantiles, each between its two nearest order statistics. */
  static Interval ofReplicates(double[] replicates) {
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL));
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
