// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Lineage.Kind;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;

/**
 * How the facts of a group are worked out of several sources, where no source tells them: what
 * stands between parties, for one, is told by many rows about others.
 *
 * <p>The facts that it makes are stored nowhere, so what a feature descends from are columns of the
 * sources, as of any other group.
 *
 * @param sources the tables that it reads, each with two clocks
 * @param inputs what each column of the facts is made of, as {@code table.column}
 * @param making makes the facts for the rows that ask
 */
public record Derivation(List<Table> sources, Map<String, List<String>> inputs, Making making) {

  /** Makes facts. */
  public interface Making {
    /**
     * The facts that answer a spine.
     *
     * @param spine rows with a borrower and the day as of which they ask
     * @param told what each source tells
     */
    Dataset<Row> facts(Dataset<Row> spine, Function<Table, Told> told);
  }

  public Derivation {
    sources = List.copyOf(sources);
    inputs = Map.copyOf(inputs);
    List<String> faults = new ArrayList<>();
    sources.stream()
        .filter(table -> table.clock().isEmpty())
        .forEach(table -> faults.add("%s has no clocks".formatted(table.name())));
    List<String> columns =
        sources.stream()
            .flatMap(table -> table.columnNames().stream().map(c -> table.name() + "." + c))
            .toList();
    inputs.values().stream()
        .flatMap(List::stream)
        .distinct()
        .filter(input -> !columns.contains(input))
        .sorted()
        .forEach(input -> faults.add("%s is no column of a source".formatted(input)));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "facts that are worked out: %s".formatted(String.join("; ", faults)));
    }
  }

  /**
   * The columns of sources behind columns of joined tables, each once.
   *
   * @param facts contract of the facts that it makes
   * @param columns as {@code table.column}; those of other tables stay as they are
   */
  public List<String> behind(Table facts, List<String> columns) {
    String ofFacts = facts.name() + ".";
    return columns.stream()
        .flatMap(
            column ->
                column.startsWith(ofFacts)
                    ? inputs(column.substring(ofFacts.length())).stream()
                    : Stream.of(column))
        .distinct()
        .toList();
  }

  /** None for a column that is worked out of nothing, such as the day that was asked for. */
  private List<String> inputs(String column) {
    return inputs.getOrDefault(column, List.of());
  }

  /** What the columns of a group depend on that is taken of the facts: values, and their clocks. */
  public List<Lineage> lineage(FeatureGroup group) {
    List<Lineage> lineage = new ArrayList<>();
    for (Column column : group.columns()) {
      group.inputs(column.name()).forEach(of -> lineage.addAll(lineage(column.name(), of)));
    }
    return lineage;
  }

  private List<Lineage> lineage(String output, String column) {
    Set<String> values = new LinkedHashSet<>(inputs(column));
    List<Lineage> lineage = new ArrayList<>();
    values.forEach(from -> lineage.add(new Lineage(output, from, Kind.VALUE)));
    for (Table table : sources) {
      if (values.stream().anyMatch(v -> v.startsWith(table.name() + "."))) {
        clocks(table)
            .filter(from -> !values.contains(from))
            .forEach(from -> lineage.add(new Lineage(output, from, Kind.FILTER)));
      }
    }
    return lineage;
  }

  private static Stream<String> clocks(Table table) {
    Clock clock = table.clock().orElseThrow();
    return Stream.of(
            Stream.of(clock.event(), clock.known(), clock.eventId()),
            clock.version().stream(),
            clock.op().stream())
        .flatMap(columns -> columns)
        .map(column -> table.name() + "." + column);
  }
}
