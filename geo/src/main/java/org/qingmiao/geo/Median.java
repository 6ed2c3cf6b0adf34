// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import java.util.Arrays;

/** The middle of values: as many lie below as above. */
public final class Median {

  private Median() {}

  /** The middle value, or the mean of the two middle ones; of one value or more, in any order. */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
