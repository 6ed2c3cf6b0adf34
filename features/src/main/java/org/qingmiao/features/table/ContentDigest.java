// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * What a table holds, in 40 characters: equal content gives equal digests, whatever the order of
 * the rows, the partitions and the files.
 *
 * <p>Row hash j (1, 2) is Spark's {@code xxhash64(bigint j, c1 is null, c1, c2 is null, c2, ...)};
 * the flags stand there because that function skips nulls. The digest is {@code v1:<rows>:<sum of
 * hash 1 modulo 2^64>:<sum of hash 2 modulo 2^64>}, so a row that stands twice changes it. Before
 * hashing, whole numbers become bigint, decimals decimal(38, scale of the contract), nested columns
 * JSON text with their nulls, bytes base64 text. It proves against error, not against an attacker.
 *
 * <p>Digests of single columns, made in the same way of {@code xxhash64(bigint j, xxhash64(0, key),
 * xxhash64(0, cell))}, name what moved when two digests differ. They are computed only then: in the
 * pass that writes they would cost more than the writing.
 *
 * <p>Left out is what tells of the run and the file instead of the fact: {@link #LEFT_OUT}.
 *
 * @param text digest over all columns
 */
public record ContentDigest(String text) {

  /** Columns that may differ between two runs over the same facts. */
  public static final Set<String> LEFT_OUT =
      Set.of(
          "run_id",
          "table_version",
          "feature_table_version",
          "data_version",
          "source_file",
          "source_line",
          "delivered_on",
          "ingested_at",
          "started_at",
          "ended_at");

  private static final String ROWS = "digest rows";
  private static final String WHOLE_ROW = "digest of row";

  /** The digest of rows under a contract, in a pass of its own. */
  public static ContentDigest of(Dataset<Row> rows, Table table) {
    return DigestTally.of(table)
        .filter(tally -> isStoredAlike(rows, table))
        .map(tally -> shown(rows, table, tally))
        .orElseGet(() -> from(sums(rows, aggregates(table)), table));
  }

  private static boolean isStoredAlike(Dataset<Row> rows, Table table) {
    Map<String, DataType> came = new HashMap<>();
    for (StructField field : rows.schema().fields()) {
      came.put(field.name(), field.dataType());
    }
    return hashed(table).stream().allMatch(c -> table.type(c).spark().equals(came.get(c)));
  }

  private static ContentDigest shown(Dataset<Row> rows, Table table, DigestTally tally) {
    Column[] cells =
        table.columns().stream()
            .map(c -> LEFT_OUT.contains(c.name()) ? lit(null).as(c.name()) : col(c.name()))
            .toArray(Column[]::new);
    Tallies.fill(rows.select(cells), List.of(tally));
    return tally.value();
  }

  /**
   * The aggregates that {@link #from} needs: for {@code observe}, so that the digest is computed in
   * the pass that writes.
   */
  public static List<Column> aggregates(Table table) {
    List<Column> aggregates = new ArrayList<>();
    aggregates.add(count(lit(1)).as(ROWS));
    addSums(aggregates, WHOLE_ROW, j -> hash(lit(j), table, hashed(table)));
    return aggregates;
  }

  /**
   * The digest from observed aggregates.
   *
   * @param metrics values of {@link #aggregates} by name
   */
  public static ContentDigest from(Map<String, Object> metrics, Table table) {
    if (!(metrics.get(ROWS) instanceof Long rows)) {
      throw new IllegalArgumentException(
          "%s: no digest among the metrics; observe the aggregates of this very table"
              .formatted(table.name()));
    }
    return new ContentDigest(text(metrics, rows, WHOLE_ROW));
  }

  /** The digest of so many rows, from the sums of both their hashes modulo 2^64. */
  static ContentDigest of(long rows, long first, long second) {
    return new ContentDigest(text(rows, first, second));
  }

  /** The columns whose cells differ between two states of a table, in stored order. */
  public static List<String> changedColumns(Dataset<Row> before, Dataset<Row> after, Table table) {
    Map<String, Object> then = sums(before, columnAggregates(table));
    Map<String, Object> now = sums(after, columnAggregates(table));
    return hashed(table).stream()
        .filter(c -> !text(then, 0, nameOf(c)).equals(text(now, 0, nameOf(c))))
        .toList();
  }

  /** Number of rows. */
  public long rows() {
    return Long.parseLong(text.substring(3, text.indexOf(':', 3)));
  }

  private static List<Column> columnAggregates(Table table) {
    List<String> hashed = hashed(table);
    List<String> key = table.key().stream().filter(hashed::contains).toList();
    Column keyHash = hash(lit(0L), table, key);
    List<Column> aggregates = new ArrayList<>();
    for (String column : hashed) {
      Column cellHash = hash(lit(0L), table, List.of(column));
      addSums(aggregates, nameOf(column), j -> xxhash64(lit(j), keyHash, cellHash));
    }
    return aggregates;
  }

  private static Map<String, Object> sums(Dataset<Row> rows, List<Column> all) {
    Row sums = rows.agg(all.get(0), all.subList(1, all.size()).toArray(Column[]::new)).head();
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (String name : sums.schema().fieldNames()) {
      metrics.put(name, sums.getAs(name));
    }
    return metrics;
  }

  static List<String> hashed(Table table) {
    return table.columnNames().stream().filter(c -> !LEFT_OUT.contains(c)).toList();
  }

  private static String nameOf(String column) {
    return "digest of column " + column;
  }

  /**
   * The sums of both hashes, each as the sums of its upper and lower half: sums of 64-bit values
   * overflow, and sums of decimals cost ten times as much as these.
   */
  private static void addSums(List<Column> aggregates, String name, LongFunction<Column> hashOf) {
    for (long j = 1; j <= 2; j++) {
      Column hash = hashOf.apply(j);
      aggregates.add(sum(shiftright(hash, 32)).as(name + " " + j + " high"));
      aggregates.add(sum(hash.bitwiseAND(lit(0xFFFF_FFFFL))).as(name + " " + j + " low"));
    }
  }

  private static Column hash(Column seed, Table table, List<String> columns) {
    Stream<Column> cells =
        columns.stream()
            .map(name -> table.column(name).orElseThrow())
            .flatMap(c -> Stream.of(col(c.name()).isNull(), canonical(c)));
    return xxhash64(Stream.concat(Stream.of(seed), cells).toArray(Column[]::new));
  }

  private static Column canonical(org.qingmiao.features.table.Column column) {
    Column value = col(column.name());
    ColumnType type = column.type();
    if (type instanceof ColumnType.Whole || type instanceof ColumnType.Real) {
      return value.cast(type.spark());
    }
    if (type instanceof ColumnType.Decimal decimal) {
      return value.cast(DataTypes.createDecimalType(38, decimal.scale()));
    }
    if (type instanceof ColumnType.Bytes) {
      return base64(value);
    }
    if (type instanceof ColumnType.ListOf || type instanceof ColumnType.StructOf) {
      return to_json(value, Map.of("ignoreNullFields", "false", "timeZone", "UTC"));
    }
    return value;
  }

  private static String text(Map<String, Object> metrics, long rows, String name) {
    return text(rows, sumOf(metrics, name + " 1"), sumOf(metrics, name + " 2"));
  }

  private static String text(long rows, long first, long second) {
    return "v1:%s:%016x:%016x".formatted(rows, first, second);
  }

  private static long sumOf(Map<String, Object> metrics, String name) {
    return (half(metrics, name + " high") << 32) + half(metrics, name + " low");
  }

  /** The sum over no rows is null. */
  private static long half(Map<String, Object> metrics, String name) {
    return metrics.get(name) instanceof Long sum ? sum : 0;
  }
}
