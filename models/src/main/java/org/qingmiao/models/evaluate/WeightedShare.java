// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

/**
 * A share of bads among case-weighted rows, gathered row by row.
 *
 * <p>Rows that stand for many cases each are still few observations. Intervals therefore use the
 * effective number of rows, (sum w)^2 / sum w^2 (Kish), which is the plain number when all weights
 * are equal.
 */
final class WeightedShare {

  private double badCases;
  private double cases;
  private double squares;
  private long rows;
  private long bads;

  void add(boolean bad, double weight) {
    cases += weight;
    squares += weight * weight;
    badCases += bad ? weight : 0;
    rows++;
    bads += bad ? 1 : 0;
  }

  double cases() {
    return cases;
  }

  double rate() {
    return badCases / cases;
  }

  long rows() {
    return rows;
  }

  long bads() {
    return bads;
  }

  double effectiveRows() {
    return cases * cases / squares;
  }

  double effectiveBads() {
    return rate() * effectiveRows();
  }

  Interval interval() {
    return Jeffreys.interval(effectiveBads(), effectiveRows());
  }
}
