// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * A feature group that takes the values of the newest fact known on a day.
 *
 * <p>Beside its values it yields {@code <name>_status}, {@code <name>_age_days}, {@code
 * <name>_known_on} and {@code <name>_would_leak}.
 *
 * @param name snake_case; begins the name of every column it yields
 * @param source the table whose facts are taken; it must have two clocks
 * @param keys columns of the source that name the borrower, compared one by one
 * @param values column of the source to column that it becomes, in order
 * @param ttlDays greatest age, in days, at which a value is still used
 */
public record LatestValues(
    String name, Table source, List<String> keys, Map<String, String> values, int ttlDays) {

  public LatestValues {
    keys = List.copyOf(keys);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    List<String> faults = faults(name, source, keys, values, ttlDays);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /** A group without values yet, whose facts never grow too old. */
  public static LatestValues of(String name, Table source, String... keys) {
    return new LatestValues(name, source, List.of(keys), Map.of(), Integer.MAX_VALUE);
  }

  /** The same group with a value more, named {@code <group>_<column>}. */
  public LatestValues value(String column) {
    return value(column, name + "_" + column);
  }

  /** The same group with a value more under a name of its own. */
  public LatestValues value(String column, String output) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(column, output);
    return new LatestValues(name, source, keys, more, ttlDays);
  }

  /** The same group, whose values are used up to this age and not beyond. */
  public LatestValues aliveFor(int days) {
    return new LatestValues(name, source, keys, values, days);
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
    values.forEach((from, to) -> columns.add(output(source.column(from).orElseThrow(), to)));
    columns.add(
        Column.flag(
            leakColumn(),
            "Whether a join by the day of the event alone would pick another row of %s."
                .formatted(name)));
    return columns;
  }

  String statusColumn() {
    return name + "_status";
  }

  String ageColumn() {
    return name + "_age_days";
  }

  String knownColumn() {
    return name + "_known_on";
  }

  String leakColumn() {
    return name + "_would_leak";
  }

  private static Column output(Column from, String name) {
    return new Column(
        name,
        from.type(),
        from.unit(),
        from.level(),
        from.purposes(),
        from.role(),
        from.meaning(),
        false,
        from.domain());
  }

  private static List<String> faults(
      String name, Table source, List<String> keys, Map<String, String> values, int ttlDays) {
    List<String> faults = new ArrayList<>();
    if (!name.matches("[a-z][a-z0-9_]*")) {
      faults.add("group \"%s\": expected a snake_case name".formatted(name));
    }
    if (keys.isEmpty()) {
      faults.add("group %s: no key; name the columns that name the borrower".formatted(name));
    }
    if (ttlDays < 0) {
      faults.add("group %s: ttl is %d days, expected 0 or more".formatted(name, ttlDays));
    }
    Stream.concat(keys.stream(), values.keySet().stream())
        .filter(c -> source.column(c).isEmpty())
        .forEach(
            c -> faults.add("group %s: %s has no column %s".formatted(name, source.name(), c)));
    if (source.clock().isEmpty()) {
      faults.add(
          "group %s: %s has no clocks, so nobody can say when its facts were known"
              .formatted(name, source.name()));
    }
    source.clock().stream()
        .flatMap(c -> Stream.of(c.event(), c.known(), c.eventId()))
        .filter(c -> source.column(c).filter(Column::required).isEmpty())
        .forEach(
            c ->
                faults.add(
                    "group %s: clock column %s of %s is optional; a fact without it cannot be ordered"
                        .formatted(name, c, source.name())));
    return faults;
  }

  /** The two clocks of the source. */
  Clock clock() {
    return source.clock().orElseThrow();
  }
}
