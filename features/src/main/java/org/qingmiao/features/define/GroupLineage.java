// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingmiao.features.define.FactAggregate.Latest;
import org.qingmiao.features.define.FactAggregate.Ratio;
import org.qingmiao.features.define.Lineage.Kind;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;

/**
 * What the columns of a group descend from, by its declaration: values, the key, and the clocks,
 * versions and retractions that decide which facts count.
 */
record GroupLineage(FeatureGroup group) {

  List<Lineage> lineage() {
    List<Lineage> lineage = new ArrayList<>();
    for (Column column : group.columns()) {
      Set<String> inputs = inputs(column.name());
      inputs.forEach(from -> lineage.add(descent(column, from, Kind.VALUE)));
      group.keys().forEach(from -> lineage.add(descent(column, from, Kind.KEY)));
      filters().stream()
          .filter(from -> !inputs.contains(from))
          .forEach(from -> lineage.add(descent(column, from, Kind.FILTER)));
    }
    return lineage;
  }

  /** Columns of the source whose values a column of the group is made of. */
  Set<String> inputs(String output) {
    Set<String> inputs = new LinkedHashSet<>();
    if (output.equals(group.ageColumn())) {
      inputs.add(group.clock().event());
    }
    if (output.equals(group.knownColumn())) {
      inputs.add(group.clock().known());
    }
    group.windowed().stream()
        .filter(windowed -> windowed.column().name().equals(output))
        .forEach(windowed -> inputs.addAll(windowed.aggregate().inputs()));
    group.also().stream()
        .filter(fact -> fact.output(group.name()).equals(output))
        .forEach(fact -> inputs.addAll(inputs(fact)));
    return inputs;
  }

  private Set<String> inputs(FactAggregate fact) {
    if (fact instanceof Ratio ratio) {
      Set<String> both = new LinkedHashSet<>(inputs(ratio.of()));
      both.addAll(inputs(ratio.to()));
      return both;
    }
    return fact instanceof Latest latest ? Set.of(latest.column()) : Set.of(group.clock().event());
  }

  /** Columns of the source that decide which facts are known and live. */
  private List<String> filters() {
    Clock clock = group.clock();
    return Stream.of(
            Stream.of(clock.event(), clock.known(), clock.eventId()),
            clock.published().stream(),
            clock.version().stream(),
            clock.op().stream())
        .flatMap(columns -> columns)
        .toList();
  }

  private Lineage descent(Column column, String from, Kind kind) {
    return new Lineage(column.name(), group.source().name() + "." + from, kind);
  }
}
