// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/**
 * The rows of a delivery, sorted into those that are accepted and those that are not.
 *
 * <p>Rows with the same key, clocks and version and all cells alike are one fact delivered twice:
 * one is kept. With another cell they contradict each other, and nobody but the source can say
 * which is right: all go to quarantine. Only digests of the keys are shuffled.
 */
final class Sorted {
  static final String ACCEPTED = "accepted";
  static final String QUARANTINED = "quarantined";
  static final String DUPLICATE = "duplicate";
  static final String OUT_OF_SCOPE = "out_of_scope";

  /** The row at the end of a file, which is no record. */
  private static final String TRAILER = "trailer";

  private static final String VERDICT = "verdict#";
  private static final String CONTENT = "content#";
  private static final String CONFLICT = "conflict";
  private static final String[] IDENTITY = {"id1#", "id2#"};

  private final Dataset<Row> rows;
  private final Table table;
  private final Map<String, Long> counts;

  private Sorted(Dataset<Row> rows, Table table) {
    this.rows = rows;
    this.table = table;
    this.counts = new HashMap<>();
    rows.groupBy(col(VERDICT))
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(r -> counts.put(r.getString(0), r.getLong(1)));
  }

  /**
   * Rows with what each is by itself, its identity and its content: what sorting needs of a row
   * beside its own cells, computed once.
   *
   * @param typed rows with their faults
   */
  static Dataset<Row> judged(Dataset<Row> typed, Table table) {
    Column own =
        when(col(ParsedRows.READ).isNotNull(), lit(TRAILER))
            .when(functions.not(col(ParsedRows.IN_SCOPE)), lit(OUT_OF_SCOPE))
            .when(size(col(ParsedRows.FAULTS)).gt(0), lit(QUARANTINED))
            .otherwise(lit(ACCEPTED));
    return typed
        .withColumn(VERDICT, own)
        .withColumn(IDENTITY[0], identity(table, 1))
        .withColumn(IDENTITY[1], identity(table, 2))
        .withColumn(CONTENT, content(table));
  }

  /**
   * Sorts a delivery.
   *
   * @param judged rows of {@link #judged}
   * @param known rows of earlier deliveries
   */
  static Sorted of(Dataset<Row> judged, Table table, Dataset<Row> known) {
    if (table.key().isEmpty()) {
      return new Sorted(judged, table);
    }
    Dataset<Row> repeated = repeated(judged, table, known).persist(StorageLevel.MEMORY_AND_DISK());
    if (repeated.isEmpty()) {
      return new Sorted(judged, table);
    }
    Dataset<Row> joined = judged.join(broadcast(repeated), IDENTITY, "left");
    Column isAccepted = col(VERDICT).equalTo(ACCEPTED);
    Column position = struct(col(ParsedRows.FILE), col(ParsedRows.LINE));
    Column verdict =
        when(isAccepted.and(col("is_conflict#")), lit(QUARANTINED))
            .when(
                isAccepted.and(col("is_known#").or(position.notEqual(col("first#")))),
                lit(DUPLICATE))
            .otherwise(col(VERDICT));
    Column faults =
        when(isAccepted.and(col("is_conflict#")), array(lit(CONFLICT)))
            .otherwise(col(ParsedRows.FAULTS));
    return new Sorted(
        joined.withColumn(ParsedRows.FAULTS, faults).withColumn(VERDICT, verdict), table);
  }

  /** The identities that occur more than once, here or in earlier deliveries. */
  private static Dataset<Row> repeated(Dataset<Row> judged, Table table, Dataset<Row> known) {
    Dataset<Row> here =
        judged
            .where(col(VERDICT).equalTo(ACCEPTED))
            .select(
                col(IDENTITY[0]),
                col(IDENTITY[1]),
                col(CONTENT),
                struct(col(ParsedRows.FILE), col(ParsedRows.LINE)).as("position#"),
                lit(1L).as("here#"));
    Dataset<Row> there =
        known.select(
            identity(table, 1),
            identity(table, 2),
            content(table),
            lit(null).cast(here.schema().apply("position#").dataType()),
            lit(0L));
    // A snapshot states its whole day anew; only events repeat what was delivered before.
    Dataset<Row> all = table.shape() == Shape.EVENTS ? here.union(there) : here;
    return all.groupBy(col(IDENTITY[0]), col(IDENTITY[1]))
        .agg(
            count(lit(1)).as("n#"),
            sum(col("here#")).as("new#"),
            min(col("position#")).as("first#"),
            min(col(CONTENT)).notEqual(max(col(CONTENT))).as("is_conflict#"))
        .where(col("n#").gt(1).and(col("new#").gt(0)))
        .withColumn("is_known#", col("n#").gt(col("new#")))
        .drop("n#", "new#");
  }

  /** What makes two rows statements about the same version of the same fact. */
  private static Column identity(Table table, long seed) {
    Stream<String> clock =
        table.clock().stream()
            .flatMap(
                (Clock c) ->
                    Stream.of(
                            Optional.of(c.event()),
                            Optional.of(c.known()),
                            Optional.of(c.eventId()),
                            c.version())
                        .flatMap(Optional::stream));
    return hash(seed, Stream.concat(table.key().stream(), clock).distinct().toList());
  }

  private static Column content(Table table) {
    return hash(
        3, Stream.concat(table.columnNames().stream(), Stream.of(ParsedRows.EXTRA)).toList());
  }

  /** The flags keep a null apart from nothing: the function skips nulls. */
  private static Column hash(long seed, List<String> columns) {
    List<Column> cells = new ArrayList<>(List.of(lit(seed)));
    columns.forEach(
        c -> {
          cells.add(col(c).isNull());
          cells.add(col(c));
        });
    return xxhash64(cells.toArray(Column[]::new));
  }

  /** The rows to publish, as the table stores them. */
  Dataset<Row> accepted() {
    return rows.where(col(VERDICT).equalTo(ACCEPTED))
        .select(table.stored().columnNames().stream().map(c -> col(c)).toArray(Column[]::new));
  }

  /** The refused rows with their faults. */
  Dataset<Row> quarantined() {
    return rows.where(col(VERDICT).equalTo(QUARANTINED));
  }

  /** How many rows have that verdict. */
  long rows(String verdict) {
    return counts.getOrDefault(verdict, 0L);
  }
}
