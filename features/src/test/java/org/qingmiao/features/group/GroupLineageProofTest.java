// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Lineage;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;

/** Features of all shipped groups move with what they descend from, and with nothing else. */
@ExtendWith(SparkTest.class)
class GroupLineageProofTest {
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2025, 3, 31), LocalDate.of(2025, 6, 30));
  private static final long SEED = 1069;

  /** Each column of each source is drawn anew in a world of its own. */
  @Test
  void movesWithWhatItDescendsFromAndWithNothingElse(SparkSession spark) {
    Worlds worlds = new Worlds(ShippedGroups.ALL, DAYS, SEED);
    Map<String, Integer> changed = new LinkedHashMap<>();
    for (Table table : worlds.tables()) {
      SeededFacts others = new SeededFacts(table, DAYS.get(1), SEED + 1);
      for (Column column : table.columns()) {
        int world = worlds.with(table, others.redrawn(worlds.rows(table), column.name()));
        changed.put(table.name() + "." + column.name(), world);
      }
    }
    Worlds.Answers answers = worlds.answers(spark);
    List<String> faults = new ArrayList<>();
    changed.forEach(
        (column, world) -> {
          Set<String> moved = answers.moved(world, DAYS.get(1));
          Set<String> wrongly = new TreeSet<>(moved);
          wrongly.removeAll(dependents(column));
          Set<String> stiff = new TreeSet<>(madeOf(column));
          stiff.removeAll(moved);
          wrongly.forEach(f -> faults.add(f + " moves with " + column));
          stiff.forEach(f -> faults.add(f + " does not move with " + column));
        });
    assertThat(faults).isEmpty();
  }

  /** Features that say they are made of the values of a column. */
  private static Set<String> madeOf(String column) {
    return ShippedGroups.ALL.stream()
        .flatMap(group -> group.definitions().stream())
        .filter(feature -> feature.inputs().contains(column))
        .map(feature -> feature.name())
        .collect(Collectors.toSet());
  }

  /** Features that read a joined column which depends on a column in any way, by its group. */
  private static Set<String> dependents(String column) {
    Set<String> joined =
        ShippedGroups.ALL.stream()
            .map(CreditGroup::facts)
            .map(FeatureGroup::lineage)
            .flatMap(List::stream)
            .filter(lineage -> lineage.from().equals(column))
            .map(Lineage::column)
            .collect(Collectors.toSet());
    return ShippedGroups.ALL.stream()
        .flatMap(group -> group.features().stream())
        .filter(feature -> feature.value().joined().stream().anyMatch(joined::contains))
        .map(feature -> feature.feature().name())
        .collect(Collectors.toSet());
  }
}
