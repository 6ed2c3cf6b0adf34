// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.identity.Checker;
import org.qingmiao.features.table.RowRule;
import org.qingmiao.features.table.Table;

/**
 * How the files of one source become rows of one table.
 *
 * @param source name of the source, in snake_case
 * @param table the contract of the rows; declared by the mapping where no code declares it
 * @param layout how the files are laid out
 * @param files pattern below the data folder; {@code {as_of}} stands for the day of the delivery
 * @param get where the public gets the files
 * @param columns how each column comes about, in the order in which they can be computed
 * @param keep which records are in scope; all of them where empty
 * @param backload how the known clock is set when all of history is loaded at once
 * @param features columns that a credit model may take, with trend and reason
 */
public record Mapping(
    String source,
    Table table,
    Layout layout,
    String files,
    Optional<String> get,
    Map<String, ColumnMapping> columns,
    Optional<Keep> keep,
    Optional<Backload> backload,
    List<Feature> features) {

  /**
   * The records that are in scope: those whose cell is one of a list.
   *
   * @param column of the source
   * @param oneOf the texts that stay
   */
  public record Keep(String column, List<String> oneOf) {
    public Keep {
      oneOf = List.copyOf(oneOf);
    }
  }

  /**
   * The first bulk load of history: a fact counts as known by the source's own clock plus a lag,
   * because by the day of the delivery all of history would be known only today.
   *
   * @param knownLagDays days from the source's publication until we would have had it
   * @param until the last delivery that is part of it; every one where empty
   */
  public record Backload(int knownLagDays, Optional<LocalDate> until) {

    /** Whether the delivery of that day is part of it. */
    public boolean covers(LocalDate delivery) {
      return until.map(last -> !delivery.isAfter(last)).orElse(true);
    }
  }

  /** Refuses each derivation that cannot take or make the type of its columns. */
  public Mapping {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    features = List.copyOf(features);
    List<String> faults = DerivedTypes.faults(table, columns);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /** The reference tables that its lookups need. */
  public List<String> lookupTables() {
    return columns.values().stream()
        .filter(ColumnMapping.Lookup.class::isInstance)
        .map(c -> ((ColumnMapping.Lookup) c).table())
        .distinct()
        .toList();
  }

  /** The coded identifiers that a column must be: as the mapping says, and as the contract does. */
  public List<Checker> checkers(String column) {
    Stream<Checker> own =
        columns.get(column) instanceof ColumnMapping.From from
            ? from.check().stream()
            : Stream.empty();
    Stream<Checker> ofContract =
        table.rules().stream()
            .filter(RowRule.Valid.class::isInstance)
            .map(RowRule.Valid.class::cast)
            .filter(rule -> rule.column().equals(column))
            .map(RowRule.Valid::checker);
    return Stream.concat(own, ofContract).distinct().toList();
  }

  /** The columns of the source that it reads, each once. */
  public List<String> sourceColumns() {
    return Stream.concat(
            columns.values().stream()
                .filter(ColumnMapping.From.class::isInstance)
                .map(c -> ((ColumnMapping.From) c).source()),
            keep.stream().map(Keep::column))
        .distinct()
        .toList();
  }

  /**
   * What each column directly descends from: columns of the table, or {@code file:<column>} of the
   * source. Two columns from one cell share that ancestor, so a leak shows through both.
   */
  public Map<String, List<String>> derivations() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    columns.forEach(
        (name, mapping) ->
            parents.put(
                name,
                mapping instanceof ColumnMapping.From from
                    ? List.of("file:" + from.source())
                    : List.copyOf(new TreeSet<>(mapping.inputs()))));
    return parents;
  }
}
