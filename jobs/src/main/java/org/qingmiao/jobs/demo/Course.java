// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A latent number by quarter, from {@link #FIRST_YEAR} on: x(q) = 0.8 x(q-1) + 0.6 e, e standard
 * normal, so x has mean 0 and deviation 1, and keeps 0.41 of itself over a year.
 */
record Course(List<Double> values) {
  /** Year of the first quarter. */
  static final int FIRST_YEAR = 2019;

  private static final int QUARTERS = 28;

  Course {
    values = List.copyOf(values);
  }

  /** The path that these chances draw. */
  static Course of(Chance chance) {
    List<Double> path = new ArrayList<>(QUARTERS);
    double x = chance.normal();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      path.add(x);
      x = 0.8 * x + 0.6 * chance.normal();
    }
    return new Course(path);
  }

  /**
   * This path and another, weighted; squares of the weights that add up to 1 keep the deviation.
   */
  Course mixed(double weight, Course other, double otherWeight) {
    List<Double> mixed = new ArrayList<>(QUARTERS);
    for (int q = 0; q < QUARTERS; q++) {
      mixed.add(weight * values.get(q) + otherWeight * other.values.get(q));
    }
    return new Course(mixed);
  }

  /** The number of a quarter, counted from 0. */
  double of(int quarter) {
    return values.get(quarter);
  }

  /** The number of the quarter in which the day lies. */
  double on(LocalDate day) {
    return of(quarterOf(YearMonth.from(day)));
  }

  /** The quarter of a month, counted from 0. */
  static int quarterOf(YearMonth month) {
    return (month.getYear() - FIRST_YEAR) * 4 + (month.getMonthValue() - 1) / 3;
  }
}
