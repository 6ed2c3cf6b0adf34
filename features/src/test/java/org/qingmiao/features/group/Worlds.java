// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Told;
import org.qingmiao.features.join.FeatureTable;
import org.qingmiao.features.table.Table;

/**
 * Copies of the same facts, each with something changed, whose features are made in one join.
 *
 * <p>Tokens and facts of a world begin with its number, so that no world knows of another. World 0
 * is the one in which nothing is changed.
 */
final class Worlds {
  private final List<CreditGroup> groups;
  private final List<LocalDate> days;
  private final Map<Table, List<Map<String, Object>>> base = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();

  /**
   * A change of one source.
   *
   * @param rows all its rows in that world
   */
  record Change(Table table, List<Map<String, Object>> rows) {}

  /**
   * Worlds without a change yet.
   *
   * @param days as of which features are asked for
   */
  Worlds(List<CreditGroup> groups, List<LocalDate> days, long seed) {
    this.groups = groups;
    this.days = days;
    for (CreditGroup group : groups) {
      for (Table table : group.sources()) {
        base.computeIfAbsent(
            table, t -> new SeededFacts(t, days.get(days.size() - 1), seed).rows());
      }
    }
  }

  /** The sources of all groups. */
  List<Table> tables() {
    return List.copyOf(base.keySet());
  }

  /** What a source tells where nothing is changed. */
  List<Map<String, Object>> rows(Table table) {
    return base.get(table);
  }

  /** Adds a world and says its number. */
  int with(Table table, List<Map<String, Object>> rows) {
    changes.add(new Change(table, rows));
    return changes.size();
  }

  private List<String> features() {
    return groups.stream().flatMap(g -> g.definitions().stream()).map(Feature::name).toList();
  }

  /**
   * The features of all worlds.
   *
   * @param features their names
   * @param rows of each world, in one order
   */
  record Answers(List<String> features, Map<Integer, List<Row>> rows) {

    /** Features of which some bit differs from world 0 on some row up to a day. */
    Set<String> moved(int world, LocalDate until) {
      Set<String> moved = new TreeSet<>();
      List<Row> before = rows.get(0);
      List<Row> after = rows.get(world);
      for (int i = 0; i < before.size(); i++) {
        Row one = before.get(i);
        Row other = after.get(i);
        if (!one.<Date>getAs("as_of").toLocalDate().isAfter(until)) {
          features.stream()
              .filter(f -> !bits(one.getAs(f)).equals(bits(other.getAs(f))))
              .forEach(moved::add);
        }
      }
      return moved;
    }

    private static String bits(Object value) {
      return value instanceof Double number
          ? Long.toHexString(Double.doubleToRawLongBits(number))
          : String.valueOf(value);
    }
  }

  /** Makes the features of all worlds. */
  Answers answers(SparkSession spark) {
    Dataset<Row> spine = spine(spark);
    FeatureTable table = FeatureTable.of(spine, "as_of");
    Map<Table, Dataset<Row>> facts = new HashMap<>();
    base.keySet().forEach(t -> facts.put(t, facts(spark, t)));
    for (CreditGroup group : groups) {
      table = group.joinedTo(table, spine, source -> new Told(source, facts.get(source)));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(functions.col("as_of"));
    features().forEach(f -> columns.add(functions.col(f)));
    columns.add(functions.col("loan_token"));
    Map<Integer, List<Row>> worlds = new TreeMap<>();
    List<Row> rows =
        new ArrayList<>(
            CreditGroup.features(groups, table.rows())
                .select(columns.toArray(Column[]::new))
                .collectAsList());
    rows.sort(
        Comparator.comparing((Row r) -> r.<String>getAs("loan_token"))
            .thenComparing(r -> r.<Date>getAs("as_of")));
    for (Row row : rows) {
      String token = row.getAs("loan_token");
      int world = Integer.parseInt(token.substring(0, token.indexOf(' ')));
      worlds.computeIfAbsent(world, w -> new ArrayList<>()).add(row);
    }
    return new Answers(features(), worlds);
  }

  private Dataset<Row> spine(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (int world = 0; world <= changes.size(); world++) {
      for (int i = 0; i < SeededFacts.ENTERPRISES; i++) {
        for (LocalDate day : days) {
          rows.add(RowFactory.create(world + " E" + i, world + " L" + i, Date.valueOf(day)));
        }
      }
    }
    StructType type =
        new StructType()
            .add("enterprise_token", DataTypes.StringType)
            .add("loan_token", DataTypes.StringType)
            .add("as_of", DataTypes.DateType);
    return spark.createDataFrame(rows, type);
  }

  /** What a source tells in all worlds: the same in each but those in which it is changed. */
  private Dataset<Row> facts(SparkSession spark, Table table) {
    List<Row> alike = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int world = 0; world <= changes.size(); world++) {
      if (world == 0 || !changes.get(world - 1).table().equals(table)) {
        alike.add(RowFactory.create((long) world));
      } else {
        for (Map<String, Object> row : changes.get(world - 1).rows()) {
          rows.add(row(table, row, world));
        }
      }
    }
    StructType type = table.schema().add("world", DataTypes.LongType);
    List<Row> base = rows(table).stream().map(row -> row(table, row, 0)).toList();
    Dataset<Row> worlds =
        spark.createDataFrame(alike, new StructType().add("world", DataTypes.LongType));
    Dataset<Row> all =
        spark
            .createDataFrame(base, type)
            .drop("world")
            .crossJoin(functions.broadcast(worlds))
            .union(spark.createDataFrame(rows, type));
    return all.select(
        table.columns().stream()
            .map(c -> names(table, c.name()) ? ofItsWorld(c.name()) : functions.col(c.name()))
            .toArray(Column[]::new));
  }

  /** Whether a column names a party or the fact itself. */
  private static boolean names(Table table, String column) {
    return table.column(column).orElseThrow().domain().isPresent()
        || table.clock().orElseThrow().eventId().equals(column);
  }

  private static Row row(Table table, Map<String, Object> cells, long world) {
    List<Object> row = new ArrayList<>();
    table.columnNames().forEach(column -> row.add(cells.get(column)));
    row.add(world);
    return RowFactory.create(row.toArray());
  }

  private static Column ofItsWorld(String token) {
    return functions
        .concat(functions.col("world"), functions.lit(" "), functions.col(token))
        .as(token);
  }
}
