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
import org.qingmiao.features.define.Lineage;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;

/** Features of all shipped groups move with what they descend from, and with nothing else. */
@ExtendWith(SparkTest.class)
class GroupLineageProofTest {
  private static final LocalDate LAST = LocalDate.of(2025, 6, 30);
  private static final List<LocalDate> DAYS = List.of(LocalDate.of(2025, 3, 31), LAST);
  private static final List<LocalDate> MORE_DAYS =
      List.of(
          LocalDate.of(2024, 6, 30), LocalDate.of(2024, 12, 31), LocalDate.of(2025, 3, 31), LAST);
  private static final long SEED = 1069;
  private static final int LEAST_DRAWINGS = 3;
  private static final int MOST_DRAWINGS = 8;

  @Test
  void movesWithWhatItDescendsFromAndWithNothingElse(SparkSession spark) {
    List<CreditGroup> groups =
        ShippedGroups.ALL.stream().filter(group -> group.derivation().isEmpty()).toList();
    assertThat(faults(groups, List.of(moved(spark, groups, DAYS, SEED)))).isEmpty();
  }

  /**
   * Who stands how among others hangs on few of the rows, so one drawing of them may leave a
   * feature where it was: of several drawings one has to move it, and none may move another.
   */
  @Test
  void movesWithWhatItIsWorkedOutOfAndWithNothingElse(SparkSession spark) {
    List<CreditGroup> groups = List.of(TaxFeatures.GROUP, NetworkFeatures.GROUP);
    List<Map<String, Set<String>>> moved = new ArrayList<>();
    List<String> faults;
    do {
      moved.add(moved(spark, groups, MORE_DAYS, SEED + 10L * moved.size()));
      faults = faults(groups, moved);
    } while (moved.size() < LEAST_DRAWINGS || !faults.isEmpty() && moved.size() < MOST_DRAWINGS);
    assertThat(faults).isEmpty();
  }

  /** What moves with each column of each source, which is drawn anew in a world of its own. */
  private static Map<String, Set<String>> moved(
      SparkSession spark, List<CreditGroup> groups, List<LocalDate> days, long seed) {
    Worlds worlds = new Worlds(groups, days, seed);
    Map<String, Integer> changed = new LinkedHashMap<>();
    for (Table table : worlds.tables()) {
      SeededFacts others = new SeededFacts(table, LAST, seed + 1);
      for (Column column : table.columns()) {
        int world = worlds.with(table, others.redrawn(worlds.rows(table), column.name()));
        changed.put(table.name() + "." + column.name(), world);
      }
    }
    Worlds.Answers answers = worlds.answers(spark);
    Map<String, Set<String>> moved = new LinkedHashMap<>();
    changed.forEach((column, world) -> moved.put(column, answers.moved(world, LAST)));
    return moved;
  }

  /** What has moved wrongly in some drawing, and what in none that should have. */
  private static List<String> faults(
      List<CreditGroup> groups, List<Map<String, Set<String>>> drawings) {
    List<String> faults = new ArrayList<>();
    for (String column : drawings.get(0).keySet()) {
      Set<String> moved = new TreeSet<>();
      drawings.forEach(drawing -> moved.addAll(drawing.get(column)));
      Set<String> wrongly = new TreeSet<>(moved);
      wrongly.removeAll(dependents(groups, column));
      Set<String> stiff = new TreeSet<>(madeOf(groups, column));
      stiff.removeAll(moved);
      wrongly.forEach(f -> faults.add(f + " moves with " + column));
      stiff.forEach(f -> faults.add(f + " does not move with " + column));
    }
    return faults;
  }

  /** Features that say they are made of the values of a column. */
  private static Set<String> madeOf(List<CreditGroup> groups, String column) {
    return groups.stream()
        .flatMap(group -> group.definitions().stream())
        .filter(feature -> feature.inputs().contains(column))
        .map(feature -> feature.name())
        .collect(Collectors.toSet());
  }

  /** Features that read a joined column which depends on a column in any way, by its group. */
  private static Set<String> dependents(List<CreditGroup> groups, String column) {
    Set<String> joined =
        groups.stream()
            .map(CreditGroup::lineage)
            .flatMap(List::stream)
            .filter(lineage -> lineage.from().equals(column))
            .map(Lineage::column)
            .collect(Collectors.toSet());
    return groups.stream()
        .flatMap(group -> group.features().stream())
        .filter(feature -> feature.value().joined().stream().anyMatch(joined::contains))
        .map(feature -> feature.feature().name())
        .collect(Collectors.toSet());
  }
}
