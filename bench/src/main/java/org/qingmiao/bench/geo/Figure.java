// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.util.Arrays;

/**
 * A figure over the rounds of a measurement.
 *
 * @param median of all rounds
 * @param least of all rounds
 * @param most of all rounds
 */
record Figure(double median, double least, double most) {

  static Figure of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Figure(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  @Override
  public String toString() {
    return "%9.3f  (%.3f .. %.3f)".formatted(median, least, most);
  }
}
