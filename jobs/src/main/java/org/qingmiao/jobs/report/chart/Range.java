// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

/**
 * The straight line from values to places on the drawing.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}; greater than {@code low}
 * @param from place of the lowest value
 * @param to place of the highest value; above {@code from} on a vertical axis
 */
record Range(double low, double high, double from, double to) {

  static Range of(Ticks ticks, double from, double to) {
    return new Range(ticks.first(), ticks.last(), from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }
}
