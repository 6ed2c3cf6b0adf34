// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The rules of a table that only a whole delivery decides: uniqueness, references, freshness,
 * shares and the jump of a median that gives a changed unit away.
 *
 * <p>Null passes here too: a row without the column's value neither repeats nor refers to anything.
 *
 * @param rows the delivery
 * @param asOf its business date
 * @param earlier deliveries before it, newest first; only the first five count
 * @param others the tables that rules may refer to, by name
 */
public record DeliveryCheck(
    Dataset<Row> rows,
    LocalDate asOf,
    List<Dataset<Row>> earlier,
    Map<String, Dataset<Row>> others) {

  /** How many earlier deliveries a median is compared with. */
  public static final int DELIVERIES_OF_DRIFT = 5;

  public DeliveryCheck {
    earlier = List.copyOf(earlier);
    others = Map.copyOf(others);
  }

  /** A delivery without any before it and without tables to refer to. */
  public static DeliveryCheck of(Dataset<Row> rows, LocalDate asOf) {
    return new DeliveryCheck(rows, asOf, List.of(), Map.of());
  }

  /** The same delivery behind these earlier ones, newest first. */
  public DeliveryCheck after(List<Dataset<Row>> earlier) {
    return new DeliveryCheck(rows, asOf, earlier, others);
  }

  /** The same delivery beside these tables, by name. */
  public DeliveryCheck beside(Map<String, Dataset<Row>> others) {
    return new DeliveryCheck(rows, asOf, earlier, others);
  }

  /** How each table rule of the contract fared, in the order of the contract. */
  public List<RuleResult> results(Table table) {
    List<TableRule> rules =
        table.rules().stream()
            .filter(TableRule.class::isInstance)
            .map(TableRule.class::cast)
            .toList();
    if (rules.isEmpty()) {
      return List.of();
    }
    long count = rows.count();
    return rules.stream()
        .map(
            rule ->
                RuleResult.of(rule.id(), rule.severity(), brokenRows(table, rule, count), count))
        .toList();
  }

  private long brokenRows(Table table, TableRule rule, long count) {
    if (rule instanceof TableRule.Unique unique) {
      return repeated(unique);
    }
    if (rule instanceof TableRule.Refers refers) {
      return dangling(table, refers);
    }
    boolean holds =
        rule instanceof TableRule.Fresh fresh
            ? isFresh(table, fresh)
            : rule instanceof TableRule.Share share
                ? isWithin(share)
                : hasNotDrifted((TableRule.Drift) rule);
    return holds ? 0 : count;
  }

  /** All rows that share their columns with another one: which of them is right, no rule knows. */
  private long repeated(TableRule.Unique rule) {
    Column[] columns = rule.columns().stream().map(c -> col(c)).toArray(Column[]::new);
    String size = "rows of one key";
    Row total =
        rows.na()
            .drop(rule.columns().toArray(String[]::new))
            .groupBy(columns)
            .agg(count(lit(1)).as(size))
            .where(col(size).gt(1))
            .agg(sum(col(size)))
            .head();
    return total.isNullAt(0) ? 0 : total.getLong(0);
  }

  private long dangling(Table table, TableRule.Refers rule) {
    Dataset<Row> other = others.get(rule.table());
    if (other == null) {
      throw new IllegalArgumentException(
          "%s: rule %s refers to %s, which was not given; read that table too"
              .formatted(table.name(), rule.id(), rule.table()));
    }
    Dataset<Row> here = rows.select(col(rule.column()).as("here")).where(col("here").isNotNull());
    Dataset<Row> there = other.select(col(rule.other()).as("there"));
    return here.join(there, col("here").equalTo(col("there")), "left_anti").count();
  }

  private boolean isFresh(Table table, TableRule.Fresh rule) {
    Row newest = rows.agg(max(ClockReading.day(table, rule.column()))).head();
    return newest.isNullAt(0)
        || !newest.getDate(0).toLocalDate().plusDays(rule.days()).isBefore(asOf);
  }

  private boolean isWithin(TableRule.Share rule) {
    Column matches =
        col(rule.column()).cast(DataTypes.StringType).equalTo(rule.value()).cast("int");
    Row share = rows.agg(avg(matches)).head();
    return share.isNullAt(0)
        || (share.getDouble(0) >= rule.low() && share.getDouble(0) <= rule.high());
  }

  /** Without earlier deliveries, and where either median is 0, nothing can be said. */
  private boolean hasNotDrifted(TableRule.Drift rule) {
    Optional<Double> now = medianOf(rows, rule.column());
    List<Double> before =
        earlier.stream()
            .limit(DELIVERIES_OF_DRIFT)
            .map(delivery -> medianOf(delivery, rule.column()))
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (now.isEmpty() || before.isEmpty()) {
      return true;
    }
    double usual = (before.get((before.size() - 1) / 2) + before.get(before.size() / 2)) / 2;
    double jump = Math.abs(now.get() / usual);
    return usual == 0 || jump == 0 || (jump <= rule.factor() && jump >= 1 / rule.factor());
  }

  private static Optional<Double> medianOf(Dataset<Row> delivery, String column) {
    Row median = delivery.agg(median(col(column).cast(DataTypes.DoubleType))).head();
    return Objects.isNull(median.get(0)) ? Optional.empty() : Optional.of(median.getDouble(0));
  }
}
