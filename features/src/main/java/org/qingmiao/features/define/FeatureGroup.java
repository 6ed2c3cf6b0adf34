// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingmiao.features.define.FactAggregate.DaysSince;
import org.qingmiao.features.define.FactAggregate.Latest;
import org.qingmiao.features.define.FactAggregate.Ratio;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What one source tells of a borrower on a day, from the facts that were known by its end.
 *
 * <p>Beside its features a group yields {@code <name>_status}, {@code <name>_age_days}, {@code
 * <name>_known_on} and {@code <name>_would_leak}.
 *
 * @param name snake_case; begins the name of the columns that are named by rule
 * @param source the table whose facts are taken; it must have two clocks
 * @param keys columns of the source that name the borrower, compared one by one
 * @param windows days that each window reaches back, its last day included
 * @param each what is said of each window
 * @param also what is said once
 * @param ttlDays greatest age, in days, at which the newest fact's values are still used
 */
public record FeatureGroup(
    String name,
    Table source,
    List<String> keys,
    List<Integer> windows,
    List<WindowAggregate> each,
    List<FactAggregate> also,
    int ttlDays) {

  public FeatureGroup {
    keys = List.copyOf(keys);
    windows = List.copyOf(windows);
    each = List.copyOf(each);
    also = List.copyOf(also);
    List<String> faults =
        new GroupFaults(name, source, keys, windows, each, also, ttlDays).sentences();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /** A group without features yet, whose facts never grow too old. */
  public static FeatureGroup of(String name, Table source, String... keys) {
    return new FeatureGroup(
        name, source, List.of(keys), List.of(), List.of(), List.of(), Integer.MAX_VALUE);
  }

  /** The same group over windows of these many days. */
  public FeatureGroup windows(Integer... days) {
    return new FeatureGroup(name, source, keys, List.of(days), each, also, ttlDays);
  }

  /** The same group, which says this of each window. */
  public FeatureGroup each(WindowAggregate... more) {
    return new FeatureGroup(name, source, keys, windows, joined(each, more), also, ttlDays);
  }

  /** The same group, which says this once. */
  public FeatureGroup also(FactAggregate... more) {
    return new FeatureGroup(name, source, keys, windows, each, joined(also, more), ttlDays);
  }

  /** The same group, whose newest fact is used up to this age and not beyond. */
  public FeatureGroup aliveFor(int days) {
    return new FeatureGroup(name, source, keys, windows, each, also, days);
  }

  /** The same group over another contract of its source. */
  public FeatureGroup from(Table source) {
    return new FeatureGroup(name, source, keys, windows, each, also, ttlDays);
  }

  /** What it yields for each window, window by window. */
  public List<Windowed> windowed() {
    List<Windowed> columns = new ArrayList<>();
    for (int days : windows) {
      for (WindowAggregate aggregate : each) {
        columns.add(new Windowed(aggregate, days, aggregate.column(name, source, days)));
      }
    }
    return columns;
  }

  /** The contract of the columns that the group yields, in order. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.text(statusColumn(), "Why the values of %s are there or not.".formatted(name)));
    columns.add(
        Column.whole(ageColumn(), Unit.DAYS, "Days since the fact of %s happened.".formatted(name))
            .optional());
    columns.add(
        Column.date(knownColumn(), "Day on which the fact of %s became known.".formatted(name))
            .optional());
    windowed().forEach(w -> columns.add(w.column()));
    also.forEach(fact -> columns.add(column(fact)));
    columns.add(
        Column.flag(
            leakColumn(),
            "Whether a join by the day of the event alone would pick another row of %s."
                .formatted(name)));
    return columns;
  }

  /** The contract of its columns as a table: one row a borrower and day. */
  public Table table() {
    List<Column> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(source.column(key).orElseThrow()));
    columns.add(Column.date("as_of", "Day up to whose end facts count.").role(Role.AS_OF));
    columns.addAll(columns());
    return Table.of("feature." + name, "one borrower on one day", Shape.SNAPSHOT)
        .columns(columns)
        .key(Stream.concat(keys.stream(), Stream.of("as_of")).toArray(String[]::new));
  }

  /** What each of its columns depends on; a column depends on nothing else. */
  public List<Lineage> lineage() {
    return new GroupLineage(this).lineage();
  }

  /**
   * Columns of the source whose values one of its columns is made of; none for a number of facts.
   */
  public Set<String> inputs(String column) {
    return new GroupLineage(this).inputs(column);
  }

  /** The column that says why values are there or not. */
  public String statusColumn() {
    return name + "_status";
  }

  /** The column of the newest fact's age. */
  public String ageColumn() {
    return name + "_age_days";
  }

  /** The column of the day on which the newest fact became known. */
  public String knownColumn() {
    return name + "_known_on";
  }

  /** The column that says whether a one-clock join would pick another row. */
  public String leakColumn() {
    return name + "_would_leak";
  }

  /** The two clocks of the source. */
  public Clock clock() {
    return source.clock().orElseThrow();
  }

  /**
   * A column that a window yields.
   *
   * @param aggregate what is said
   * @param days how far the window reaches back
   * @param column its contract
   */
  public record Windowed(WindowAggregate aggregate, int days, Column column) {}

  private Column column(FactAggregate fact) {
    if (fact instanceof DaysSince days) {
      return Column.whole(days.output(), Unit.DAYS, days.meaning()).role(Role.FEATURE).optional();
    }
    if (fact instanceof Ratio ratio) {
      return Column.real(ratio.output(), Unit.NONE, ratio.meaning()).role(role(ratio)).optional();
    }
    Latest latest = (Latest) fact;
    Column from = source.column(latest.column()).orElseThrow();
    return new Column(
        latest.output(name),
        from.type(),
        from.unit(),
        from.level(),
        from.purposes(),
        from.role(),
        from.meaning(),
        false,
        from.domain());
  }

  /** A feature, unless one of its inputs may not be one. */
  private Role role(Ratio ratio) {
    return inputs(ratio.output()).stream()
        .map(input -> source.column(input).orElseThrow().role())
        .filter(role -> !role.mayReachModel())
        .findFirst()
        .orElse(Role.FEATURE);
  }

  @SafeVarargs
  private static <T> List<T> joined(List<T> some, T... more) {
    return Stream.concat(some.stream(), Arrays.stream(more)).toList();
  }
}
