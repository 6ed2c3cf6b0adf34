// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.RowRule;
import org.qingmiao.features.table.Table;

/**
 * Which facts an aggregate speaks of, by one column of each.
 *
 * <p>It is asked of the version that stands on the day, never of the rows before the join: a
 * transfer that was first booked as wages and then corrected is no wage any more.
 */
public sealed interface Condition {

  /** The column that is looked at. */
  String column();

  /** In words, behind "where". */
  String words();

  /** Whether a fact meets it. */
  org.apache.spark.sql.Column met();

  /** Why it cannot be asked of a column; empty where it can. */
  Optional<String> fault(Column column, Table source);

  /** The value is one of a list. */
  record Among(String column, List<String> values) implements Condition {
    public Among {
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return column + " is " + String.join(" or ", values);
    }

    @Override
    public org.apache.spark.sql.Column met() {
      return col(column).cast("string").isin(values.toArray());
    }

    @Override
    public Optional<String> fault(Column column, Table source) {
      if (!(column.type() instanceof ColumnType.Text || column.type() instanceof ColumnType.Flag)) {
        return Optional.of(
            "no value is listed of %s, which is %s"
                .formatted(column.name(), column.type().label()));
      }
      List<String> strange = new ArrayList<>(values);
      source.rules().stream()
          .filter(rule -> rule instanceof RowRule.OneOf one && one.column().equals(column.name()))
          .findFirst()
          .ifPresentOrElse(
              rule -> strange.removeAll(((RowRule.OneOf) rule).values()), strange::clear);
      return strange.isEmpty()
          ? Optional.empty()
          : Optional.of("%s is never %s".formatted(this.column, String.join(", ", strange)));
    }
  }

  /** There is no value. */
  record Absent(String column) implements Condition {
    @Override
    public String words() {
      return column + " is absent";
    }

    @Override
    public org.apache.spark.sql.Column met() {
      return col(column).isNull();
    }

    @Override
    public Optional<String> fault(Column column, Table source) {
      return column.required()
          ? Optional.of("%s is required, so it is never absent".formatted(column.name()))
          : Optional.empty();
    }
  }

  /** The number lies below 0. */
  record Negative(String column) implements Condition {
    @Override
    public String words() {
      return column + " is below 0";
    }

    @Override
    public org.apache.spark.sql.Column met() {
      return col(column).lt(lit(0));
    }

    @Override
    public Optional<String> fault(Column column, Table source) {
      return column.type().isNumeric()
          ? Optional.empty()
          : Optional.of(
              "%s is %s, which is never below 0".formatted(column.name(), column.type().label()));
    }
  }
}
