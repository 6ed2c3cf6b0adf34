// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The row rules of a table as expressions of Spark, so that they are decided and counted in the
 * pass that writes the rows.
 *
 * <p>They pass on null; a required column is a rule of its own, {@code <column>:required}. Texts
 * and numbers of a contract become literals, never SQL.
 */
public final class RuleCheck {
  private static final String COUNT_PREFIX = "rule ";
  private static final String ROWS = "rule rows";

  private RuleCheck() {}

  /** The ids of all ERROR rules that a row breaks, in the order of the contract: array of text. */
  public static Column errors(Table table) {
    return broken(table, Severity.ERROR);
  }

  /** The ids of all WARN rules that a row breaks, in the order of the contract: array of text. */
  public static Column warnings(Table table) {
    return broken(table, Severity.WARN);
  }

  /**
   * Aggregates that count the rows and, for each rule, those that break it: for {@code agg} or
   * {@code observe}. {@link #results} reads them.
   */
  public static List<Column> counts(Table table) {
    List<Column> counts = new ArrayList<>();
    counts.add(count(lit(1)).as(ROWS));
    checks(table).forEach(c -> counts.add(count(when(c.broken(), 1)).as(COUNT_PREFIX + c.id())));
    return counts;
  }

  /**
   * How each row rule fared.
   *
   * @param metrics values of {@link #counts} by name, as an observation gives them
   */
  public static List<RuleResult> results(Table table, Map<String, Object> metrics) {
    long rows = number(table, metrics, ROWS);
    return checks(table).stream()
        .map(
            c ->
                RuleResult.of(
                    c.id(), c.severity(), number(table, metrics, COUNT_PREFIX + c.id()), rows))
        .toList();
  }

  private static long number(Table table, Map<String, Object> metrics, String name) {
    if (metrics.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException(
        "%s: no count \"%s\" among the metrics; observe the counts of this very table"
            .formatted(table.name(), name));
  }

  /** One rule of one table, true for a row that breaks it and null where null lets it pass. */
  private record Check(String id, Severity severity, Column broken) {}

  private static Column broken(Table table, Severity severity) {
    Column[] ids =
        checks(table).stream()
            .filter(c -> c.severity() == severity)
            .map(c -> when(c.broken(), lit(c.id())))
            .toArray(Column[]::new);
    Column none = array().cast(DataTypes.createArrayType(DataTypes.StringType));
    return ids.length == 0 ? none : array_compact(array(ids));
  }

  private static List<Check> checks(Table table) {
    List<Check> checks = new ArrayList<>();
    for (var column : table.columns()) {
      if (column.required()) {
        String id = column.name() + ":required";
        checks.add(new Check(id, Severity.ERROR, col(column.name()).isNull()));
      }
    }
    for (Rule rule : table.rules()) {
      if (rule instanceof RowRule row && !(row instanceof RowRule.Valid)) {
        checks.add(new Check(row.id(), row.severity(), not(holds(table, row))));
      }
    }
    return checks;
  }

  private static Column holds(Table table, RowRule rule) {
    if (rule instanceof RowRule.Present present) {
      return col(present.column()).isNotNull();
    }
    if (rule instanceof RowRule.Between between) {
      Column low = bound(table, between.column(), between.low());
      Column high = bound(table, between.column(), between.high());
      return col(between.column()).between(low, high);
    }
    if (rule instanceof RowRule.OneOf oneOf) {
      return col(oneOf.column()).cast(DataTypes.StringType).isin(oneOf.values().toArray());
    }
    if (rule instanceof RowRule.Ordered ordered) {
      return isOrdered(table, ordered);
    }
    if (rule instanceof RowRule.Matches matches) {
      // Not ^ and $: in Java's expressions $ also stands before a last line break.
      return col(matches.column()).rlike("\\A(?:" + matches.regex() + ")\\z");
    }
    if (rule instanceof RowRule.Sums sums) {
      Column parts =
          sums.parts().stream().map(p -> exact(table, p)).reduce(Column::plus).orElseThrow();
      return abs(exact(table, sums.total()).minus(parts)).leq(number(sums.tolerance()));
    }
    throw new IllegalStateException(
        "rule %s cannot be decided on stored rows".formatted(rule.id()));
  }

  /**
   * Two days, or two instants, as they are; a day and an instant by the day of the table's zone.
   */
  private static Column isOrdered(Table table, RowRule.Ordered rule) {
    boolean sameType = type(table, rule.earlier()).equals(type(table, rule.later()));
    return sameType
        ? col(rule.earlier()).leq(col(rule.later()))
        : ClockReading.day(table, rule.earlier()).leq(ClockReading.day(table, rule.later()));
  }

  /** Whole numbers become decimals, whose sums of 64-bit values cannot overflow. */
  private static Column exact(Table table, String column) {
    return type(table, column) instanceof ColumnType.Whole
        ? col(column).cast(DataTypes.createDecimalType(20, 0))
        : col(column);
  }

  private static ColumnType type(Table table, String column) {
    return table.column(column).orElseThrow().type();
  }

  /**
   * A bound in the type of its column where that can hold it: numbers of two types are compared as
   * decimals of both, which is ten times as slow.
   */
  private static Column bound(Table table, String column, BigDecimal bound) {
    ColumnType type = type(table, column);
    return holds(type, bound.stripTrailingZeros())
        ? number(bound).cast(type.spark())
        : number(bound);
  }

  private static boolean holds(ColumnType type, BigDecimal bound) {
    if (type instanceof ColumnType.Whole) {
      return bound.scale() <= 0 && bound.toBigInteger().bitLength() < Long.SIZE;
    }
    if (type instanceof ColumnType.Decimal decimal) {
      return bound.scale() <= decimal.scale()
          && bound.precision() - bound.scale() <= decimal.precision() - decimal.scale();
    }
    return type instanceof ColumnType.Real;
  }

  /** Spark knows no decimal with a negative scale, such as 1E12. */
  private static Column number(BigDecimal value) {
    return lit(value.scale() < 0 ? value.setScale(0) : value);
  }
}
