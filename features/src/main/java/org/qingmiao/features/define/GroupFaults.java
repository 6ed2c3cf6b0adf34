// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingmiao.features.define.FactAggregate.DaysSince;
import org.qingmiao.features.define.FactAggregate.Latest;
import org.qingmiao.features.define.FactAggregate.Ratio;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;

/** What is wrong with the declaration of a feature group: all of it at once, each a sentence. */
record GroupFaults(
    String name,
    Table source,
    List<String> keys,
    List<Integer> windows,
    List<WindowAggregate> each,
    List<FactAggregate> also,
    int ttlDays) {

  List<String> sentences() {
    List<String> faults = new ArrayList<>();
    if (!name.matches("[a-z][a-z0-9_]*")) {
      faults.add("group \"%s\": expected a snake_case name".formatted(name));
    }
    if (keys.isEmpty()) {
      faults.add(said("no key; name the columns that name the borrower"));
    }
    if (ttlDays < 0) {
      faults.add(said("ttl is %d days, expected 0 or more".formatted(ttlDays)));
    }
    Stream.concat(
            keys.stream(),
            also.stream().filter(Latest.class::isInstance).map(f -> ((Latest) f).column()))
        .filter(column -> source.column(column).isEmpty())
        .forEach(c -> faults.add(said("%s has no column %s".formatted(source.name(), c))));
    addClockFaults(faults);
    addWindowFaults(faults);
    if (faults.isEmpty()) {
      addOutputFaults(faults);
    }
    return faults;
  }

  private void addClockFaults(List<String> faults) {
    if (source.clock().isEmpty()) {
      faults.add(
          said(
              "%s has no clocks, so nobody can say when its facts were known"
                  .formatted(source.name())));
    }
    source.clock().stream()
        .flatMap(
            c ->
                Stream.concat(Stream.of(c.event(), c.known(), c.eventId()), c.published().stream()))
        .filter(c -> source.column(c).filter(Column::required).isEmpty())
        .forEach(
            c ->
                faults.add(
                    said(
                        "clock column %s of %s is optional; a fact without it cannot be ordered"
                            .formatted(c, source.name()))));
  }

  private void addWindowFaults(List<String> faults) {
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i) <= (i == 0 ? 0 : windows.get(i - 1))) {
        faults.add(said("windows are %s, expected ascending days from 1".formatted(windows)));
        break;
      }
    }
    if (windows.isEmpty() && !each.isEmpty()) {
      faults.add(said("nothing can be said of each window before there are windows"));
    }
    each.forEach(w -> w.fault(source).ifPresent(fault -> faults.add(said(fault))));
  }

  /** Names that are taken twice, and ratios of columns that there are not. */
  private void addOutputFaults(List<String> faults) {
    Set<String> numbers = new HashSet<>();
    Set<String> taken = new HashSet<>();
    // Every group has these four beside what it declares.
    List<String> outputs =
        new ArrayList<>(List.of("_status", "_age_days", "_known_on", "_would_leak"));
    outputs.replaceAll(name::concat);
    for (int days : windows) {
      for (WindowAggregate aggregate : each) {
        Column column = aggregate.column(name, source, days);
        outputs.add(column.name());
        if (column.type().isNumeric()) {
          numbers.add(column.name());
        }
      }
    }
    for (FactAggregate fact : also) {
      outputs.add(fact.output(name));
      if (fact instanceof DaysSince
          || (fact instanceof Latest latest
              && source.column(latest.column()).orElseThrow().type().isNumeric())) {
        numbers.add(fact.output(name));
      }
    }
    for (String output : outputs) {
      if (!taken.add(output)) {
        faults.add(
            said("column %s comes of two aggregates; add .named(\"...\")".formatted(output)));
      }
    }
    for (FactAggregate fact : also) {
      if (fact instanceof Ratio ratio) {
        Stream.of(ratio.of(), ratio.to())
            .filter(c -> !numbers.contains(c))
            .forEach(
                c ->
                    faults.add(
                        said(
                            "ratio %s needs %s, which is no windowed or latest number of it"
                                .formatted(ratio.output(), c))));
      }
    }
  }

  private String said(String fault) {
    return "group %s: %s".formatted(name, fault);
  }
}
