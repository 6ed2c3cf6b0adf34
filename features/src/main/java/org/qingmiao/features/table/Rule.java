// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something that must hold for the rows of a table: a value that can print itself, never a lambda
 * or SQL text.
 *
 * <p>Row rules are decided by one row alone, table rules by the delivery. A row rule other than
 * {@link Present} passes on null: whether a value must be there is the column's business.
 */
public sealed interface Rule {

  /** What a breach does. */
  Severity severity();

  /** Stable name, {@code <columns>.<kind>}, such as {@code amount_cny.between}. */
  default String id() {
    return String.join("_", columns())
        + "."
        + getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /** The columns of the table that it looks at. */
  List<String> columns();

  /** The rule as a sentence. */
  String sentence();

  /** The same rule, whose breach only warns. */
  Rule warn();

  /** A rule that one row alone decides. */
  sealed interface RowRule extends Rule {}

  /** A rule that only the whole delivery decides. */
  sealed interface TableRule extends Rule {}

  /** A column must hold a value. */
  record Present(String column, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return column + " is present";
    }

    @Override
    public Rule warn() {
      return new Present(column, Severity.WARN);
    }
  }

  /** A number lies in a closed interval. */
  record Between(String column, BigDecimal low, BigDecimal high, Severity severity)
      implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s lies between %s and %s"
          .formatted(column, low.toPlainString(), high.toPlainString());
    }

    @Override
    public Rule warn() {
      return new Between(column, low, high, Severity.WARN);
    }
  }

  /** A text is one of a closed list. */
  record OneOf(String column, List<String> values, Severity severity) implements RowRule {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s is one of %s".formatted(column, String.join(", ", values));
    }

    @Override
    public Rule warn() {
      return new OneOf(column, values, Severity.WARN);
    }
  }

  /** One day or instant does not lie after another. */
  record Ordered(String earlier, String later, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(earlier, later);
    }

    @Override
    public String sentence() {
      return "%s is not after %s".formatted(earlier, later);
    }

    @Override
    public Rule warn() {
      return new Ordered(earlier, later, Severity.WARN);
    }
  }

  /** A text matches a regular expression from end to end. */
  record Matches(String column, String regex, Severity severity) implements RowRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s matches %s".formatted(column, regex);
    }

    @Override
    public Rule warn() {
      return new Matches(column, regex, Severity.WARN);
    }
  }

  /** A total equals the sum of its parts. */
  record Sums(String total, List<String> parts, BigDecimal tolerance, Severity severity)
      implements RowRule {
    public Sums {
      parts = List.copyOf(parts);
    }

    @Override
    public List<String> columns() {
      return java.util.stream.Stream.concat(java.util.stream.Stream.of(total), parts.stream())
          .toList();
    }

    @Override
    public String id() {
      return total + ".sums";
    }

    @Override
    public String sentence() {
      return "%s equals %s within %s"
          .formatted(total, String.join(" + ", parts), tolerance.toPlainString());
    }

    @Override
    public Rule warn() {
      return new Sums(total, parts, tolerance, Severity.WARN);
    }
  }

  /** No two rows share these columns. */
  record Unique(List<String> columns, Severity severity) implements TableRule {
    public Unique {
      columns = List.copyOf(columns);
    }

    @Override
    public String sentence() {
      return "no two rows share " + String.join(", ", columns);
    }

    @Override
    public Rule warn() {
      return new Unique(columns, Severity.WARN);
    }
  }

  /** Every value of a column occurs in a column of another table. */
  record Refers(String column, String table, String other, Severity severity) implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "%s occurs in %s of %s".formatted(column, other, table);
    }

    @Override
    public Rule warn() {
      return new Refers(column, table, other, Severity.WARN);
    }
  }

  /** The newest event is at most so many days older than the delivery. */
  record Fresh(String column, int days, Severity severity) implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "the newest %s is at most %d days old".formatted(column, days);
    }

    @Override
    public Rule warn() {
      return new Fresh(column, days, Severity.WARN);
    }
  }

  /** The share of rows with one value lies in a closed interval. */
  record Share(String column, String value, double low, double high, Severity severity)
      implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "the share of rows whose %s is %s lies between %s and %s"
          .formatted(column, value, low, high);
    }

    @Override
    public Rule warn() {
      return new Share(column, value, low, high, Severity.WARN);
    }
  }

  /**
   * The median of a column is within a factor of the median of the last five deliveries; a jump
   * means a changed unit.
   */
  record Drift(String column, double factor, Severity severity) implements TableRule {
    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public String sentence() {
      return "the median of %s is within a factor of %s of the last five deliveries"
          .formatted(column, factor);
    }

    @Override
    public Rule warn() {
      return new Drift(column, factor, Severity.WARN);
    }
  }

  /** {@link Present} as an error. */
  static Rule present(String column) {
    return new Present(column, Severity.ERROR);
  }

  /** {@link Between} as an error. */
  static Rule between(String column, String low, String high) {
    return new Between(column, new BigDecimal(low), new BigDecimal(high), Severity.ERROR);
  }

  /** {@link OneOf} as an error. */
  static Rule oneOf(String column, String... values) {
    return new OneOf(column, List.of(values), Severity.ERROR);
  }

  /** {@link Ordered} as an error. */
  static Rule ordered(String earlier, String later) {
    return new Ordered(earlier, later, Severity.ERROR);
  }

  /** {@link Matches} as an error. */
  static Rule matches(String column, String regex) {
    return new Matches(column, regex, Severity.ERROR);
  }

  /** {@link Unique} as an error. */
  static Rule unique(String... columns) {
    return new Unique(List.of(columns), Severity.ERROR);
  }

  /** {@link Refers} as an error. */
  static Rule refers(String column, String table, String other) {
    return new Refers(column, table, other, Severity.ERROR);
  }
}
