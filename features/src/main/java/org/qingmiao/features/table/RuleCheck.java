// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The row rules of a table as expressions of Spark, so that they are decided in the pass that
 * writes the rows.
 *
 * <p>They pass on null; a required column is a rule of its own, {@code <column>:required}. Texts
 * and numbers of a contract become literals, never SQL.
 */
public final class RuleCheck {
  private static final String MARKS = "rules from ";
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
   * Aggregates that tell which rules any row breaks, one bit a rule: for {@code agg} or {@code
   * observe}. {@link #results} reads them.
   */
  public static List<Column> marks(Table table) {
    List<Check> checks = checks(table);
    List<Column> marks = new ArrayList<>(List.of(count(lit(1)).as(ROWS)));
    for (int from = 0; from < checks.size(); from += Long.SIZE) {
      List<Check> word = checks.subList(from, Math.min(from + Long.SIZE, checks.size()));
      marks.add(bit_or(bits(word)).as(MARKS + from));
    }
    return marks;
  }

  private static Column bits(List<Check> checks) {
    return IntStream.range(0, checks.size())
        .mapToObj(i -> when(checks.get(i).broken(), lit(1L << i)).otherwise(lit(0L)))
        .reduce(Column::bitwiseOR)
        .orElseThrow();
  }

  /**
   * How each row rule fared. Rows that break one are rare, so they are counted only for the rules
   * that the marks name, in a pass of its own; a counter for each rule in the pass that writes
   * would cost every row of every delivery.
   *
   * @param marks values of {@link #marks} by name, as an observation gives them
   * @param rows the marked rows, to be read again where a rule is broken
   */
  public static List<RuleResult> results(
      Table table, Map<String, Object> marks, Dataset<Row> rows) {
    long all = number(table, marks, ROWS);
    IntPredicate isBroken =
        i -> all > 0 && (number(table, marks, MARKS + i / Long.SIZE * Long.SIZE) >>> i & 1) == 1;
    return results(table, all, isBroken, rows);
  }

  /**
   * The same from the numbers of the rules that any row breaks: required columns, then others.
   *
   * @param all how many rows were tested
   */
  static List<RuleResult> results(Table table, long all, IntPredicate isBroken, Dataset<Row> rows) {
    List<Check> checks = checks(table);
    List<Check> broken =
        IntStream.range(0, checks.size()).filter(isBroken).mapToObj(checks::get).toList();
    Map<String, Long> counts = tally(broken, rows);
    return checks.stream()
        .map(c -> RuleResult.of(c.id(), c.severity(), counts.getOrDefault(c.id(), 0L), all))
        .toList();
  }

  private static Map<String, Long> tally(List<Check> checks, Dataset<Row> rows) {
    Map<String, Long> counts = new HashMap<>();
    if (!checks.isEmpty()) {
      Column[] all = checks.stream().map(c -> count(when(c.broken(), 1))).toArray(Column[]::new);
      Row row = rows.agg(all[0], Arrays.copyOfRange(all, 1, all.length)).head();
      IntStream.range(0, all.length).forEach(i -> counts.put(checks.get(i).id(), row.getLong(i)));
    }
    return counts;
  }

  private static long number(Table table, Map<String, Object> marks, String name) {
    if (marks.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException(
        "%s: no \"%s\" among the metrics; observe the marks of this very table"
            .formatted(table.name(), name));
  }

  /**
   * The tests of the rules that stand behind the required columns; empty where one of them needs
   * Spark's own expressions.
   */
  static Optional<List<RowTest>> tests(Table table) {
    List<Optional<RowTest>> tests = decided(table).map(rule -> RowTest.of(table, rule)).toList();
    return tests.stream().allMatch(Optional::isPresent)
        ? Optional.of(tests.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  /** The rules that stored rows decide. */
  private static Stream<RowRule> decided(Table table) {
    return table.rules().stream()
        .filter(rule -> rule instanceof RowRule && !(rule instanceof RowRule.Valid))
        .map(RowRule.class::cast);
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
    decided(table).forEach(r -> checks.add(new Check(r.id(), r.severity(), not(holds(table, r)))));
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
      return col(matches.column()).rlike(whole(matches.regex()));
    }
    if (rule instanceof RowRule.Sums sums) {
      Column parts =
          sums.parts().stream().map(p -> exact(table, p)).reduce(Column::plus).orElseThrow();
      return abs(exact(table, sums.total()).minus(parts)).leq(number(sums.tolerance()));
    }
    throw new IllegalStateException(
        "rule %s cannot be decided on stored rows".formatted(rule.id()));
  }

  /** Not ^ and $: in Java's expressions $ also stands before a last line break. */
  static String whole(String regex) {
    return "\\A(?:" + regex + ")\\z";
  }

  /**
   * Two days, or two instants, as they are; a day and an instant by the day of the table's zone.
   */
  private static Column isOrdered(Table table, RowRule.Ordered rule) {
    boolean sameType = table.type(rule.earlier()).equals(table.type(rule.later()));
    return sameType
        ? col(rule.earlier()).leq(col(rule.later()))
        : ClockReading.day(table, rule.earlier()).leq(ClockReading.day(table, rule.later()));
  }

  /** Whole numbers become decimals, whose sums of 64-bit values cannot overflow. */
  private static Column exact(Table table, String column) {
    return table.type(column) instanceof ColumnType.Whole
        ? col(column).cast(DataTypes.createDecimalType(20, 0))
        : col(column);
  }

  /**
   * A bound in the type of its column where that can hold it: numbers of two types are compared as
   * decimals of both, which is ten times as slow.
   */
  private static Column bound(Table table, String column, BigDecimal bound) {
    ColumnType type = table.type(column);
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
