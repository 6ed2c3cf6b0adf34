// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The contract of one table. It checks itself when it is built, so a faulty contract never reaches
 * a run.
 *
 * @param name zone and name, such as {@code raw.invoice}
 * @param grain what one row is, as a noun phrase: "one invoice"
 * @param shape how deliveries relate to a business date
 * @param key the columns that name a row
 * @param clock when its facts happened and became known, for tables that have two clocks
 * @param columns in stored order
 * @param rules what must hold
 * @param gate how dirty a delivery may be
 * @param retention how long rows are kept
 */
public record Table(
    String name,
    String grain,
    Shape shape,
    List<String> key,
    Optional<Clock> clock,
    List<Column> columns,
    List<Rule> rules,
    Gate gate,
    Retention retention) {

  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    List<String> faults = faults(name, key, clock, columns, rules);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /** A contract without columns yet; add them with {@link #columns(Column...)}. */
  public static Table of(String name, String grain, Shape shape) {
    return new Table(
        name,
        grain,
        shape,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Gate.DEFAULT,
        Retention.DEFAULT);
  }

  /** The same table with these columns. */
  public Table columns(Column... columns) {
    return columns(Arrays.asList(columns));
  }

  /** The same table with these columns. */
  public Table columns(List<Column> columns) {
    return new Table(name, grain, shape, key, clock, columns, rules, gate, retention);
  }

  /** The same table with this key. */
  public Table key(String... key) {
    return new Table(name, grain, shape, List.of(key), clock, columns, rules, gate, retention);
  }

  /** The same table with these clocks. */
  public Table clock(Clock clock) {
    return new Table(name, grain, shape, key, Optional.of(clock), columns, rules, gate, retention);
  }

  /** The same table with these rules. */
  public Table rules(Rule... rules) {
    return rules(Arrays.asList(rules));
  }

  /** The same table with these rules. */
  public Table rules(List<Rule> rules) {
    return new Table(name, grain, shape, key, clock, columns, rules, gate, retention);
  }

  /** The same table with another gate. */
  public Table gate(Gate gate) {
    return new Table(name, grain, shape, key, clock, columns, rules, gate, retention);
  }

  /** The same table whose rows are kept otherwise. */
  public Table retention(Retention retention) {
    return new Table(name, grain, shape, key, clock, columns, rules, gate, retention);
  }

  /** The same table with more columns behind its own. */
  public Table plus(Column... more) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(Arrays.asList(more));
    return columns(all);
  }

  /** The table as it is stored: a raw table gets the columns of the platform behind its own. */
  public Table stored() {
    if (!zone().equals("raw") || column("source_line").isPresent()) {
      return this;
    }
    List<Column> all = new ArrayList<>(columns);
    PlatformColumns.RAW.stream().filter(c -> column(c.name()).isEmpty()).forEach(all::add);
    return columns(all);
  }

  /**
   * The table as it is stored, by the platform's own clock: what a source had published but not yet
   * delivered was known to nobody here.
   */
  public Table delivered() {
    Table stored = stored();
    return stored.clock(stored.clock.orElseThrow().deliveredAt("known_time"));
  }

  /** The part of the name before the dot: raw, feature, model, publish or audit. */
  public String zone() {
    return name.substring(0, name.indexOf('.'));
  }

  /** Whether an installation fills it, by whatever gate: its conf may give it another one. */
  public boolean isAmong(Collection<Table> tables) {
    return tables.stream().anyMatch(table -> table.name().equals(name));
  }

  /** The column of that name. */
  public Optional<Column> column(String column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst();
  }

  /** Where a declared column stands in a row, from 0. */
  int position(String column) {
    return columnNames().indexOf(column);
  }

  /** The type of a declared column. */
  ColumnType type(String column) {
    return columns.get(position(column)).type();
  }

  /** The column names in stored order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Sensitivity of the table: the highest of its columns. */
  public int level() {
    return columns.stream().mapToInt(Column::level).max().orElse(1);
  }

  /** How Spark stores a row. */
  public StructType schema() {
    return schemaWithout();
  }

  /** How Spark stores a row without some columns, such as those that are filled in behind. */
  public StructType schemaWithout(String... columns) {
    List<String> left = List.of(columns);
    return DataTypes.createStructType(
        this.columns.stream()
            .filter(column -> !left.contains(column.name()))
            .map(Column::field)
            .toArray(StructField[]::new));
  }

  private static List<String> faults(
      String name,
      List<String> key,
      Optional<Clock> clock,
      List<Column> columns,
      List<Rule> rules) {
    List<String> faults = new ArrayList<>();
    if (!name.matches("(raw|feature|model|publish|audit)\\.[a-z][a-z0-9_]*")) {
      faults.add(
          "table \"%s\": expected raw., feature., model., publish. or audit. and a snake_case name"
              .formatted(name));
    }
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        faults.add("%s: column %s is declared twice".formatted(name, column.name()));
      }
      if (ForbiddenColumns.covers(column.name())) {
        faults.add(
            "%s: column %s must not be collected (Credit Industry Regulation, article 14)"
                .formatted(name, column.name()));
      }
    }
    if (columns.isEmpty()) {
      return faults;
    }
    key.stream()
        .filter(k -> !seen.contains(k))
        .forEach(k -> faults.add("%s: key column %s is not declared".formatted(name, k)));
    clock.stream()
        .flatMap(
            c ->
                java.util.stream.Stream.of(
                        Optional.of(c.event()),
                        Optional.of(c.known()),
                        Optional.of(c.eventId()),
                        c.version(),
                        c.op(),
                        c.published())
                    .flatMap(Optional::stream))
        .filter(c -> !seen.contains(c))
        .forEach(c -> faults.add("%s: clock column %s is not declared".formatted(name, c)));
    for (Rule rule : rules) {
      rule.columns().stream()
          .filter(c -> !seen.contains(c))
          .forEach(
              c ->
                  faults.add(
                      "%s: rule %s names column %s, which is not declared"
                          .formatted(name, rule.id(), c)));
    }
    return faults;
  }
}
