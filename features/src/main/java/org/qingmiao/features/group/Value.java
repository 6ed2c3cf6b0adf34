// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.qingmiao.features.table.Unit;

/**
 * What a feature is made of, from joined columns: it knows which ones it reads, so that lineage
 * need not be written beside it.
 *
 * <p>All arithmetic is in doubles and null where an operand is. A quotient is also null where the
 * lower number is 0 or less: by sales, debts and headcounts of nothing there is no measure, and
 * below 0 a larger quotient would no longer mean more.
 *
 * @param column over the spine and the joined columns
 * @param joined the joined columns that it reads, in order
 * @param unit of the result; empty where it is that of the first joined column
 */
public record Value(Column column, List<String> joined, Optional<Unit> unit) {

  private static final double DAYS_PER_YEAR = 365.25;
  private static final int QUARTERS_PER_YEAR = 4;

  public Value {
    joined = joined.stream().distinct().toList();
  }

  /** A joined column as it is. */
  static Value value(String column) {
    return new Value(col(column), List.of(column), Optional.empty());
  }

  /** The quotient of two joined columns. */
  static Value ratio(String of, String to) {
    return value(of).by(value(to));
  }

  /** The part that one joined column is of another. */
  static Value share(String of, String to) {
    return ratio(of, to).in(Unit.SHARE);
  }

  /** What one joined column has grown to against another, less 1. */
  static Value growth(String now, String before) {
    return value(now).grownFrom(value(before));
  }

  /**
   * Four times the last 90 days by the last 365: about 1 where nothing changes. Null where nothing
   * happened in the 90 days before those: a history of a few months would look like growth.
   *
   * @param column a sum that its group yields for both windows
   * @param count how many facts there were, in windows of 365 and 455 days
   */
  static Value pace(String column, String count) {
    return value(column + "_90d").times(4).by(value(column + "_365d")).after(count, 365, 455);
  }

  /**
   * The last 90 days against the same days one year before, less 1, so that seasons cancel out.
   * Null where nothing happened in the 90 days before those: a history that begins among them would
   * look like growth.
   *
   * @param column a sum of facts that are known within days, over 90, 365 and 455 days
   * @param count how many facts there were, in windows of 455 and 545 days
   */
  static Value yearGrowth(String column, String count) {
    Value yearBefore = value(column + "_455d").minus(value(column + "_365d"));
    return value(column + "_90d").grownFrom(yearBefore).after(count, 455, 545);
  }

  /**
   * The same of periods that are filed or billed: their mean, because the newest period is often
   * not yet known, and a sum of two months is no fall against one of three.
   *
   * @param sum over periods, for 90, 365 and 455 days
   * @param count number of periods, for the same windows
   */
  static Value yearGrowthOfMean(String sum, String count) {
    Value yearBefore =
        value(sum + "_455d")
            .minus(value(sum + "_365d"))
            .by(value(count + "_455d").minus(value(count + "_365d")));
    return value(sum + "_90d").by(value(count + "_90d")).grownFrom(yearBefore);
  }

  /** The days from as_of until a joined date, negative where it has passed. */
  static Value daysUntil(String date) {
    return new Value(datediff(col(date), col("as_of")), List.of(date), Optional.of(Unit.DAYS));
  }

  /** The days from a joined date until as_of. */
  static Value daysSince(String date) {
    return new Value(datediff(col("as_of"), col(date)), List.of(date), Optional.of(Unit.DAYS));
  }

  /** The quotient of this by another value. */
  Value by(Value lower) {
    Column quotient = when(lower.number().gt(0), try_divide(number(), lower.number()));
    return with(lower, quotient).in(Unit.NONE);
  }

  /** These days in months. */
  Value inMonths() {
    return alone(number().divide(lit(DAYS_PER_YEAR / 12))).in(Unit.MONTHS);
  }

  /** These days in years. */
  Value inYears() {
    return alone(number().divide(lit(DAYS_PER_YEAR))).in(Unit.YEARS);
  }

  /** These sales of a quarter at the rate of a year. */
  Value ofAYear() {
    return times(QUARTERS_PER_YEAR);
  }

  /** What another value has grown to in this one, less 1. */
  Value grownFrom(Value before) {
    Value quotient = by(before);
    return quotient.alone(quotient.column.minus(lit(1)));
  }

  /**
   * How far this lies from another value that ought to be the same, by the larger of the two: in
   * [0, 1] for numbers of one sign, 0 where they agree, null where both are 0.
   */
  Value gapTo(Value other) {
    Column larger = greatest(abs(number()), abs(other.number()));
    Column apart = abs(number().minus(other.number()));
    return with(other, when(isKnown(other), try_divide(apart, larger))).in(Unit.NONE);
  }

  /** This, where something happened between two reaches of a count; else null. */
  private Value after(String count, int days, int longer) {
    Value earlier = value(count + "_" + longer + "d").minus(value(count + "_" + days + "d"));
    return with(earlier, when(earlier.number().gt(0), column));
  }

  Value plus(Value other) {
    return with(other, number().plus(other.number()));
  }

  Value minus(Value other) {
    return with(other, number().minus(other.number()));
  }

  Value times(double number) {
    return alone(number().multiply(lit(number)));
  }

  /** This, and 0 where a register that covers everybody says nothing. */
  Value orNone() {
    return alone(coalesce(number(), lit(0.0)));
  }

  /** This, and another value where this is null. */
  Value or(Value other) {
    return with(other, coalesce(number(), other.number()));
  }

  /** This without its sign. */
  Value size() {
    return alone(abs(number()));
  }

  /** This, or the limit where it is larger; null stays null. */
  Value atMost(double limit) {
    return alone(when(column.isNotNull(), least(number(), lit(limit))));
  }

  /** A number where another value is above 0, else 0. */
  Value wherePositive(double number) {
    return alone(when(number().gt(0), lit(number)).when(column.isNotNull(), lit(0.0)));
  }

  /** The same, measured in a unit. */
  Value in(Unit unit) {
    return new Value(column, joined, Optional.of(unit));
  }

  private Column isKnown(Value other) {
    return column.isNotNull().and(other.column.isNotNull());
  }

  private Column number() {
    return column.cast("double");
  }

  private Value alone(Column result) {
    return new Value(result, joined, unit);
  }

  private Value with(Value other, Column result) {
    return new Value(result, Stream.concat(joined.stream(), other.joined.stream()).toList(), unit);
  }
}
