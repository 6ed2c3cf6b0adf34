// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.Optional;

/** What is said once per borrower and day. */
public sealed interface FactAggregate extends Aggregate {

  /** The column that it yields. */
  String output(String group);

  /**
   * Days since the newest live fact happened, in [0, ∞), however old it is.
   *
   * @param output column that it yields
   * @param meaning one sentence
   */
  record DaysSince(String output, String meaning) implements FactAggregate {
    @Override
    public String output(String group) {
      return output;
    }
  }

  /**
   * The value of the newest live fact, while that is no older than the group lets values be used.
   *
   * @param column column of the source
   * @param named column that it yields, where that is not {@code <group>_<column>}
   */
  record Latest(String column, Optional<String> named) implements FactAggregate {
    @Override
    public String output(String group) {
      return named.orElse(group + "_" + column);
    }
  }

  /**
   * The quotient of two columns of the same group as a double; null where one of them is null or
   * the lower one 0.
   *
   * @param output column that it yields
   * @param of column of the group above the line
   * @param to column of the group below the line
   * @param meaning one sentence
   */
  record Ratio(String output, String of, String to, String meaning) implements FactAggregate {
    @Override
    public String output(String group) {
      return output;
    }
  }
}
