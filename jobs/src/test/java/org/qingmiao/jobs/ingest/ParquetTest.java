// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;

/** A Parquet file takes the same path as a CSV file, and its types are compared before its rows. */
@ExtendWith(SparkTest.class)
class ParquetTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  /** A sound row, an empty note, too many decimals, a repetition, a future day. */
  private static final String CSV =
      """
      no,paid_on,seen_at,amount,pieces,is_cash,note,till
      1,2025-06-01,2025-06-01T08:30:00Z,10.50,3,true,青苗,a
      2,2025-06-02,2025-06-02T23:59:59.000001Z,-0.07,9007199254740993,false,,
      3,2025-06-03,2025-06-03T00:00:00Z,1.005,1,true,c,a
      1,2025-06-01,2025-06-01T08:30:00Z,10.50,3,true,青苗,a
      5,2025-07-01,2025-06-03T00:00:00Z,1,1,true,c,a
      """;

  private static final String CONF =
      """
      name: till
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: payments
          table: raw.payment
          grain: one payment
          format: FORMAT
          files: delivery.FORMAT
          key: [no]
          event: paid_on
          known: paid_on
          gate: {max_quarantine_share: 0.9, min_rows: 1}
          columns:
            no:      {from: no, type: text, domain: payment, meaning: Number.}
            paid_on: {from: paid_on, type: date, meaning: Day.}
            seen_at: {from: seen_at, type: instant, optional: true, meaning: Instant.}
            amount:  {from: amount, type: "decimal(8,2)", unit: cny, meaning: Amount.}
            pieces:  {from: pieces, type: whole, unit: count, optional: true, meaning: Pieces.}
            is_cash: {from: is_cash, type: flag, optional: true, meaning: Whether in cash.}
            note:    {from: note, type: text, optional: true, meaning: Note.}
      """;

  @TempDir private Path folder;
  private final SparkSession spark;

  ParquetTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void sameContentEndsInTheSameRowsAsFromCsv() throws IOException {
    Files.writeString(folder.resolve("delivery.csv"), CSV);
    Trial fromCsv = trial("csv");
    write(typed());
    Trial fromParquet = trial("parquet");
    assertThat(fromParquet.balance())
        .isEqualTo(fromCsv.balance())
        .isEqualTo(new Balance("payments", 5, 2, 2, 1, 0));
    // Lines count from the header in one and from the first record in the other.
    assertThat(fromCsv.reasons().get(4L)).containsExactly("amount:scale");
    assertThat(fromParquet.reasons().get(3L)).containsExactly("amount:scale");
    assertThat(fromParquet.reasons().get(5L)).containsExactly("known_by_as_of");
    Table stored = settings("csv").sources().get(0).table().stored();
    assertThat(ContentDigest.of(fromParquet.accepted(), stored))
        .isEqualTo(ContentDigest.of(fromCsv.accepted(), stored));
    assertThat(fromParquet.outputs().warnings())
        .containsExactly("delivery.parquet: column \"till\" is not mapped; kept in extra");
  }

  /** Unsigned numbers, local instants, bytes as text and structures, as other programs write. */
  @Test
  void readsTheTypesThatOtherProgramsWrite() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            """
            message m {
              required int64 no (INTEGER(64,false));
              required int32 paid_on (DATE);
              optional int64 seen_at (TIMESTAMP(MILLIS,false));
              required fixed_len_byte_array(9) amount (DECIMAL(20,4));
              optional int32 pieces (INTEGER(32,false));
              optional binary note;
              optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            }
            """);
    Group row = new SimpleGroup(schema);
    row.append("no", -1L).append("paid_on", 20_240).append("seen_at", 0L);
    row.append(
        "amount", Binary.fromConstantByteArray(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -100}));
    row.append("pieces", -1);
    row.append("note", Binary.fromConstantByteArray("苗".getBytes("UTF-8")));
    row.addGroup("tags").addGroup("list").append("element", "x");
    write(schema, row);
    Row read = trial("parquet").accepted().first();
    // 2^64 - 1, 2^32 - 1; day 20,240 is 2025-06-01; -100 of four decimals; midnight in Shanghai.
    assertThat(read.<Object>getAs("paid_on")).hasToString("2025-06-01");
    assertThat(read.<Object>getAs("amount")).hasToString("-0.01");
    assertThat(read.<Long>getAs("pieces")).isEqualTo(4_294_967_295L);
    assertThat(read.<String>getAs("note")).isEqualTo("苗");
    assertThat(read.<java.sql.Timestamp>getAs("seen_at").toInstant())
        .hasToString("1969-12-31T16:00:00Z");
    assertThat(read.<String>getAs("extra"))
        .isEqualTo("{\"tags\":\"{\\\"list\\\":[{\\\"element\\\":\\\"x\\\"}]}\"}");
  }

  @Test
  void bytesThatAreNoTextAreNamed() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required binary no (STRING); required int32 paid_on (DATE); required int32"
                + " amount; optional binary note (STRING); }");
    Group sound = new SimpleGroup(schema);
    sound.append("no", "1").append("paid_on", 20_240).append("amount", 1).append("note", "a");
    Group broken = new SimpleGroup(schema);
    broken.append("no", "2").append("paid_on", 20_240).append("amount", 1);
    broken.append("note", Binary.fromConstantByteArray("青苗".getBytes("GB18030")));
    write(schema, sound, broken);
    Trial trial = trial("parquet");
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 2, 1, 1, 0, 0));
    assertThat(trial.reasons().get(2L)).containsExactly("encoding");
  }

  @Test
  void otherTypeThanTheMappingAsksIsRefusedBeforeARow() throws IOException {
    write(
        typed()
            .withColumn("paid_on", col("paid_on").cast("timestamp"))
            .withColumn("pieces", col("pieces").cast("double")));
    assertRefused(
        "declares column \"paid_on\" as instant, but paid_on is date, declares column \"pieces\" as"
            + " floating number, but pieces is whole number; change the export or the type in the"
            + " mapping");
  }

  @Test
  void missingColumnIsRefusedAndMissingOptionalOneLeftEmpty() throws IOException {
    write(typed().withColumnRenamed("amount", "amounts"));
    assertRefused(
        "has no column \"amount\", which amount needs; did you mean \"amounts\"?"
            + " (a column that may be absent says optional: true)");
    write(typed().drop("note"));
    assertThat(trial("parquet").outputs().warnings())
        .contains("delivery.parquet: column \"note\" is missing; it is left empty");
  }

  @Test
  void damagedFileIsRefusedByName() throws IOException {
    write(typed());
    Path file = folder.resolve("delivery.parquet");
    byte[] sound = Files.readAllBytes(file);
    for (int length : List.of(3, sound.length / 2, sound.length - 1)) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertRefused("is no Parquet file or is cut off; deliver it again");
    }
    // The first page begins behind the four bytes of the magic word.
    byte[] flipped = sound.clone();
    flipped[40] ^= 1;
    Files.write(file, flipped);
    assertRefused("is damaged behind record 0; deliver it again");
    Files.write(file, new byte[0]);
    assertRefused("is empty (0 bytes); deliver it again");
  }

  @Test
  void directoryInsteadOfAFileIsRefusedWithTheWayOut() throws IOException {
    Files.createDirectories(folder.resolve("delivery.parquet"));
    Trial trial = trial("parquet");
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence())
        .isEqualTo(
            "payments: delivery.parquet is a directory, expected a file; for the files in it write"
                + " delivery.parquet/*.parquet");
  }

  private Dataset<Row> typed() throws IOException {
    Files.writeString(folder.resolve("typed.csv"), CSV);
    return spark
        .read()
        .option("header", true)
        .csv(folder.resolve("typed.csv").toString())
        .withColumn("paid_on", col("paid_on").cast("date"))
        .withColumn("seen_at", col("seen_at").cast("timestamp"))
        .withColumn("amount", col("amount").cast("decimal(20,4)"))
        .withColumn("pieces", col("pieces").cast("bigint"))
        .withColumn("is_cash", col("is_cash").cast("boolean"));
  }

  private void write(Dataset<Row> rows) throws IOException {
    Path parts = folder.resolve("parts");
    rows.coalesce(1).write().mode("overwrite").parquet(parts.toString());
    try (Stream<Path> files = Files.list(parts)) {
      Path part = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.write(folder.resolve("delivery.parquet"), Files.readAllBytes(part));
    }
  }

  private void write(MessageType schema, Group... rows) throws IOException {
    Path file = folder.resolve("delivery.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
  }

  private void assertRefused(String sentence) throws IOException {
    Trial trial = trial("parquet");
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence())
        .isEqualTo("payments: delivery.parquet " + sentence + ". Nothing was published.");
  }

  private Trial trial(String format) throws IOException {
    return Trial.of(spark, settings(format), DAY);
  }

  private Settings settings(String format) throws IOException {
    return Trial.settings(folder, CONF.replace("FORMAT", format));
  }
}
