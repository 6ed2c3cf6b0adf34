// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.ClockReading;

/**
 * Rows of borrowers and days, joined with what was known about them by the end of that day.
 *
 * <p>Both clocks are always used: a fact counts from the day on which it could be known, not from
 * the day on which it happened. Every row of the spine comes out exactly once, also where two are
 * alike, and also with a null key, which equals nothing.
 *
 * <p>Spine and source are united, shuffled by the key and sorted, and each key is replayed once by
 * {@link KeyHistory}: O(n log n). Never a range join, whose pairs grow with the product of the rows
 * of a key. The versions of one key must fit in the memory of a task.
 */
public final class AsOfJoin {
  private static final int SOURCE_FIRST = 0;
  private static final int SPINE_LAST = 1;

  private final Dataset<Row> rows;
  private final List<String> keys;
  private final String asOf;
  private final List<LatestValues> groups;

  private AsOfJoin(Dataset<Row> rows, List<String> keys, String asOf, List<LatestValues> groups) {
    this.rows = rows;
    this.keys = keys;
    this.asOf = asOf;
    this.groups = groups;
  }

  /**
   * A spine to which values are joined.
   *
   * @param spine one row per question
   * @param keys its columns that name the borrower, in the order of the groups' keys
   * @param asOf its date column: what was known by the end of that day counts
   */
  public static AsOfJoin of(Dataset<Row> spine, List<String> keys, String asOf) {
    DataType type = typeOf(spine, asOf);
    if (!type.equals(DataTypes.DateType)) {
      throw new IllegalArgumentException(
          "as_of column %s is %s, expected date: the join asks what was known by the end of a day"
              .formatted(asOf, type.simpleString()));
    }
    return new AsOfJoin(spine, List.copyOf(keys), asOf, List.of());
  }

  /**
   * The same rows with the columns of one more group.
   *
   * @param observations rows of the group's source
   */
  public AsOfJoin latest(LatestValues group, Dataset<Row> observations) {
    check(group, observations);
    StructType values = valueSchema(group, observations);
    StructType yielded = yielded(group, values);
    Column[] byKey = keyCells().toArray(Column[]::new);
    Column[] bySideAndDay =
        Stream.concat(keyCells(), Stream.of(col("side"), col("day"))).toArray(Column[]::new);
    int keyCount = keys.size();
    int valueCount = values.length();
    int ttlDays = group.ttlDays();
    MapPartitionsFunction<Row, Row> replay =
        sorted -> new KeyReplay(sorted, keyCount, valueCount, ttlDays);
    Dataset<Row> joined =
        sourceSide(group, observations, values)
            .union(spineSide(values))
            .repartition(byKey)
            .sortWithinPartitions(bySideAndDay)
            .mapPartitions(replay, Encoders.row(PlainCells.schema(yielded)))
            .select(PlainCells.restored(yielded));
    List<LatestValues> more = Stream.concat(groups.stream(), Stream.of(group)).toList();
    return new AsOfJoin(joined, keys, asOf, more);
  }

  /** The spine with the columns of all groups so far. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** What a join by the day of the event alone would have smuggled in, one row per group. */
  public Dataset<Row> leaks() {
    return LeakReport.dataset(rows, groups.stream().map(LatestValues::name).toList());
  }

  private Dataset<Row> sourceSide(
      LatestValues group, Dataset<Row> observations, StructType values) {
    Column noSpine = lit(null).cast(PlainCells.schema(rows.schema()));
    return observations
        .na()
        .drop(group.keys().toArray(String[]::new))
        .select(frame(group.keys(), SOURCE_FIRST, lit(null), noSpine, struct(fact(group, values))));
  }

  private Dataset<Row> spineSide(StructType values) {
    Column spine = struct(PlainCells.of(rows.schema()));
    Column noFact = lit(null).cast(factSchema(values));
    return rows.select(frame(keys, SPINE_LAST, unix_date(col(asOf)), spine, noFact));
  }

  /** One layout for both sides; {@link KeyReplay} reads it by position. */
  private static Column[] frame(
      List<String> keys, int side, Column day, Column spine, Column fact) {
    List<Column> cells = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      cells.add(col(keys.get(i)).as("key_" + i));
    }
    cells.add(lit(side).as("side"));
    cells.add(day.cast(DataTypes.IntegerType).as("day"));
    cells.add(spine.as("spine"));
    cells.add(fact.as("fact"));
    return cells.toArray(Column[]::new);
  }

  private Stream<Column> keyCells() {
    return IntStream.range(0, keys.size()).mapToObj(i -> col("key_" + i));
  }

  private static Column[] fact(LatestValues group, StructType values) {
    Clock clock = group.clock();
    Column version = clock.version().map(v -> col(v).cast(DataTypes.LongType)).orElse(lit(0L));
    Column retracts = clock.op().map(op -> col(op).equalTo("D")).orElse(lit(false));
    Stream<Column> cells =
        Stream.of(
            col(clock.eventId()).cast(DataTypes.StringType),
            unix_date(ClockReading.day(group.source(), clock.event())),
            ClockReading.micros(group.source(), clock.event()),
            unix_date(ClockReading.day(group.source(), clock.known())),
            ClockReading.micros(group.source(), clock.known()),
            coalesce(version, lit(0L)),
            coalesce(retracts, lit(false)));
    return Stream.concat(cells, Arrays.stream(PlainCells.of(values))).toArray(Column[]::new);
  }

  private static StructType factSchema(StructType values) {
    StructType fact =
        new StructType()
            .add("event_id", DataTypes.StringType)
            .add("event_day", DataTypes.IntegerType)
            .add("event", DataTypes.LongType)
            .add("known_day", DataTypes.IntegerType)
            .add("known", DataTypes.LongType)
            .add("version", DataTypes.LongType)
            .add("retracts", DataTypes.BooleanType);
    for (StructField value : PlainCells.schema(values).fields()) {
      fact = fact.add(value);
    }
    return fact;
  }

  private static StructType valueSchema(LatestValues group, Dataset<Row> observations) {
    Column[] values = group.values().keySet().stream().map(v -> col(v)).toArray(Column[]::new);
    return observations.select(values).schema();
  }

  /** The spine, then the group's columns; the types of the values are those that were delivered. */
  private StructType yielded(LatestValues group, StructType values) {
    StructType yielded =
        rows.schema()
            .add(group.statusColumn(), DataTypes.StringType)
            .add(group.ageColumn(), DataTypes.LongType)
            .add(group.knownColumn(), DataTypes.DateType);
    for (StructField value : values.fields()) {
      yielded = yielded.add(group.values().get(value.name()), value.dataType());
    }
    return yielded.add(group.leakColumn(), DataTypes.BooleanType);
  }

  private void check(LatestValues group, Dataset<Row> observations) {
    if (group.keys().size() != keys.size()) {
      throw new IllegalArgumentException(
          "group %s has key %s, but the spine has %s; both need the same number of columns"
              .formatted(group.name(), group.keys(), keys));
    }
    for (int i = 0; i < keys.size(); i++) {
      DataType here = typeOf(rows, keys.get(i));
      DataType there = typeOf(observations, group.keys().get(i));
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            "group %s: key %s of the spine is %s, but %s of %s is %s; cast one of them"
                .formatted(
                    group.name(),
                    keys.get(i),
                    here.simpleString(),
                    group.keys().get(i),
                    group.source().name(),
                    there.simpleString()));
      }
    }
    List<String> present = Arrays.asList(rows.columns());
    group.columns().stream()
        .map(org.qingmiao.features.table.Column::name)
        .filter(present::contains)
        .forEach(
            c -> {
              throw new IllegalArgumentException(
                  "group %s would yield column %s, which the spine already has; rename one of them"
                      .formatted(group.name(), c));
            });
  }

  private static DataType typeOf(Dataset<Row> rows, String column) {
    return rows.schema().apply(column).dataType();
  }
}
