// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Unit;

/**
 * The columns that some groups join to the spine, by name: what features may be made of, and what
 * that descends from.
 */
final class JoinedColumns {
  private final Map<String, FeatureGroup> groups = new LinkedHashMap<>();

  JoinedColumns(List<FeatureGroup> groups) {
    groups.forEach(g -> g.columns().forEach(column -> this.groups.put(column.name(), g)));
  }

  /** Whether all that a value is made of is there. */
  boolean hold(Value value) {
    return groups.keySet().containsAll(value.joined());
  }

  /** Why a feature cannot be made of a value; empty where it can. */
  Optional<String> fault(String feature, Value value) {
    for (String column : value.joined()) {
      FeatureGroup group = groups.get(column);
      if (group == null) {
        return Optional.of(
            "feature %s: no column %s is joined; declare it in its group, or the group beside it"
                .formatted(feature, column));
      }
      // A status tells a fact to come from none at all.
      if (List.of(group.statusColumn(), group.leakColumn()).contains(column)) {
        return Optional.of(
            "feature %s: column %s is made with later knowledge; no feature may read it"
                .formatted(feature, column));
      }
    }
    return Optional.empty();
  }

  /**
   * The columns of sources that a value is made of, as {@code table.column}: those whose values it
   * takes, and where it only counts facts, the clock by which they fall into its window.
   */
  List<String> inputs(Value value) {
    Set<String> inputs = new LinkedHashSet<>();
    for (String column : value.joined()) {
      FeatureGroup group = groups.get(column);
      Set<String> values = group.inputs(column);
      (values.isEmpty() ? Set.of(group.clock().event()) : values)
          .forEach(from -> inputs.add(group.source().name() + "." + from));
    }
    return List.copyOf(inputs);
  }

  /** The unit of a value. */
  Unit unit(Value value) {
    return value
        .unit()
        .orElseGet(
            () -> {
              String first = value.joined().get(0);
              return groups.get(first).columns().stream()
                  .filter(column -> column.name().equals(first))
                  .map(Column::unit)
                  .findFirst()
                  .orElseThrow();
            });
  }
}
