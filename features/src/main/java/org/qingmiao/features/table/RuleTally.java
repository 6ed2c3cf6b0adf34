// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;

/**
 * Which row rules any of the rows breaks that it is shown, in the order of the table's columns:
 * what {@link RuleCheck#marks} compute, at a fraction of their cost.
 *
 * <p>Register it with the context, and show it rows in the last stage of a job: there each task is
 * counted once, however often it was tried.
 */
public final class RuleTally extends AccumulatorV2<InternalRow, BitSet> {
  private static final long serialVersionUID = 1L;

  /** Where the required columns stand: the first tests, so plain that a loop decides them all. */
  private final int[] required;

  /** Most other tests, apart from the rest: a loop over tests of one kind is compiled as one. */
  private final RowTest.Outside[] intervals;

  private final int[] intervalNumbers;
  private final RowTest[] others;
  private final int[] otherNumbers;

  /** Sized once: a set that is cut to what it holds while a task adds to it could lose a bit. */
  private final BitSet broken;

  private long rows;

  private RuleTally(int[] required, List<RowTest> tests) {
    this.required = required;
    this.intervalNumbers = numbers(tests, RowTest.Outside.class::isInstance);
    this.otherNumbers = numbers(tests, test -> !(test instanceof RowTest.Outside));
    this.intervals =
        IntStream.of(intervalNumbers).mapToObj(tests::get).toArray(RowTest.Outside[]::new);
    this.others = IntStream.of(otherNumbers).mapToObj(tests::get).toArray(RowTest[]::new);
    this.broken = new BitSet(required.length + tests.size());
  }

  private RuleTally(RuleTally model) {
    this.required = model.required;
    this.intervals = model.intervals;
    this.intervalNumbers = model.intervalNumbers;
    this.others = model.others;
    this.otherNumbers = model.otherNumbers;
    this.broken = new BitSet(required.length + intervals.length + others.length);
  }

  private static int[] numbers(List<RowTest> tests, Predicate<RowTest> wanted) {
    return IntStream.range(0, tests.size()).filter(i -> wanted.test(tests.get(i))).toArray();
  }

  /** For rows of a table; empty where one of its rules needs Spark's own expressions. */
  public static Optional<RuleTally> of(Table table) {
    int[] required =
        table.columns().stream()
            .filter(Column::required)
            .mapToInt(c -> table.position(c.name()))
            .toArray();
    return RuleCheck.tests(table).map(tests -> new RuleTally(required, tests));
  }

  /**
   * How each row rule fared; broken ones are counted in a pass of its own, as {@link
   * RuleCheck#results} does.
   *
   * @param shown the rows that it was shown, to be read again where a rule is broken
   */
  public List<RuleResult> results(Table table, Dataset<Row> shown) {
    return RuleCheck.results(table, rows, broken::get, shown);
  }

  @Override
  public void add(InternalRow row) {
    rows++;
    if (row.anyNull()) {
      for (int i = 0; i < required.length; i++) {
        if (row.isNullAt(required[i])) {
          broken.set(i);
        }
      }
    }
    for (int i = 0; i < intervals.length; i++) {
      if (intervals[i].isBrokenBy(row)) {
        broken.set(required.length + intervalNumbers[i]);
      }
    }
    for (int i = 0; i < others.length; i++) {
      if (others[i].isBrokenBy(row)) {
        broken.set(required.length + otherNumbers[i]);
      }
    }
  }

  @Override
  public void merge(AccumulatorV2<InternalRow, BitSet> other) {
    RuleTally more = (RuleTally) other;
    rows += more.rows;
    broken.or(more.broken);
  }

  /** The numbers of the broken rules. */
  @Override
  public BitSet value() {
    return (BitSet) broken.clone();
  }

  @Override
  public boolean isZero() {
    return rows == 0;
  }

  @Override
  public RuleTally copy() {
    RuleTally copy = new RuleTally(this);
    copy.merge(this);
    return copy;
  }

  @Override
  public void reset() {
    rows = 0;
    broken.clear();
  }
}
