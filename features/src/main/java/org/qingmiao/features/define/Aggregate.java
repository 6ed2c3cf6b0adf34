// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.Optional;
import org.qingmiao.features.define.WindowAggregate.Kind;

/**
 * One way to make a feature of the facts that were known about a borrower on a day.
 *
 * <p>Only live facts count: each event once, in the version that was newest on that day, and not at
 * all where that version retracts it. A {@link WindowAggregate} yields a column for each window of
 * its group, a {@link FactAggregate} one column whatever the windows.
 */
public sealed interface Aggregate permits WindowAggregate, FactAggregate {

  /** How many facts happened in the window. */
  static WindowAggregate count() {
    return new WindowAggregate(Kind.COUNT, Optional.empty(), Optional.of("count"));
  }

  /** The sum of a column, named after its unit: {@code sum_cny}. */
  static WindowAggregate sum(String column) {
    return new WindowAggregate(Kind.SUM, Optional.of(column), Optional.empty());
  }

  /** The mean of a column, named after its unit. */
  static WindowAggregate mean(String column) {
    return new WindowAggregate(Kind.MEAN, Optional.of(column), Optional.empty());
  }

  /** The smallest value of a column, named after its unit. */
  static WindowAggregate min(String column) {
    return new WindowAggregate(Kind.MIN, Optional.of(column), Optional.empty());
  }

  /** The largest value of a column, named after its unit. */
  static WindowAggregate max(String column) {
    return new WindowAggregate(Kind.MAX, Optional.of(column), Optional.empty());
  }

  /** How many different values a column has, and what those are called, such as buyers. */
  static WindowAggregate distinct(String column, String name) {
    return new WindowAggregate(Kind.DISTINCT, Optional.of(column), Optional.of(name));
  }

  /** Days since the newest fact happened. */
  static FactAggregate daysSince(String output, String meaning) {
    return new FactAggregate.DaysSince(output, meaning);
  }

  /** The value of the newest fact, named {@code <group>_<column>}. */
  static FactAggregate latest(String column) {
    return new FactAggregate.Latest(column, Optional.empty());
  }

  /** The value of the newest fact in a column of another name. */
  static FactAggregate latest(String column, String output) {
    return new FactAggregate.Latest(column, Optional.of(output));
  }

  /** The quotient of two columns of the group. */
  static FactAggregate ratio(String output, String of, String to, String meaning) {
    return new FactAggregate.Ratio(output, of, to, meaning);
  }
}
