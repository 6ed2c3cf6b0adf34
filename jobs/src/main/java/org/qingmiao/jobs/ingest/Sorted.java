// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
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
 * which is right: all go to quarantine. Only digests of the keys are shuffled, and but for those
 * that repeat only half of each.
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
   * Rows with what each is by itself and half of its identity: what sorting needs of every row
   * beside its own cells, computed once.
   *
   * @param typed rows with their faults
   */
  static Dataset<Row> judged(Dataset<Row> typed, Table table) {
    Column own =
        when(col(ParsedRows.READ).isNotNull(), lit(TRAILER))
            .when(functions.not(col(ParsedRows.IN_SCOPE)), lit(OUT_OF_SCOPE))
            .when(isFaulty(), lit(QUARANTINED))
            .otherwise(lit(ACCEPTED));
    return typed.withColumn(VERDICT, own).withColumn(IDENTITY[0], identity(table, 1));
  }

  private static Column isFaulty() {
    return coalesce(size(col(ParsedRows.FAULTS)), lit(0)).gt(0);
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
    Dataset<Row> facts = facts(judged, table, known);
    Dataset<Row> suspects = suspects(facts).persist(StorageLevel.MEMORY_AND_DISK());
    if (suspects.isEmpty()) {
      return new Sorted(judged, table);
    }
    Column isSuspect = col("suspect#").equalTo(col(IDENTITY[0]));
    Dataset<Row> repeated =
        repeated(facts.join(broadcast(suspects), isSuspect, "left_semi"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> joined =
        judged
            .withColumn(IDENTITY[1], identity(table, 2))
            .join(broadcast(repeated), IDENTITY, "left");
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

  /** What can repeat: accepted rows and, of events, those of earlier deliveries. */
  private static Dataset<Row> facts(Dataset<Row> judged, Table table, Dataset<Row> known) {
    Dataset<Row> here =
        judged
            .where(col(VERDICT).equalTo(ACCEPTED))
            .select(
                col(IDENTITY[0]),
                identity(table, 2).as(IDENTITY[1]),
                content(table).as(CONTENT),
                struct(col(ParsedRows.FILE), col(ParsedRows.LINE)).as("position#"),
                lit(1L).as("here#"));
    if (table.shape() != Shape.EVENTS) {
      // A snapshot states its whole day anew.
      return here;
    }
    return here.union(
        known.select(
            identity(table, 1),
            identity(table, 2),
            content(table),
            lit(null).cast(here.schema().apply("position#").dataType()),
            lit(0L)));
  }

  /**
   * First halves of identities that occur more than once: none, as a rule. Counting numbers alone
   * is cheap, and leaves what needs more to few rows.
   */
  private static Dataset<Row> suspects(Dataset<Row> facts) {
    return facts
        .groupBy(col(IDENTITY[0]).as("suspect#"))
        .agg(count(lit(1)).as("n#"), max(col("here#")).as("new#"))
        .where(col("n#").gt(1).and(col("new#").gt(0)))
        .select("suspect#");
  }

  /** The identities that occur more than once, here or in earlier deliveries. */
  private static Dataset<Row> repeated(Dataset<Row> facts) {
    return facts
        .groupBy(col(IDENTITY[0]), col(IDENTITY[1]))
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
