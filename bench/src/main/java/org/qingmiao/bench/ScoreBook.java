// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.define.CreditRows;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.build.BuildCredit;
import org.qingmiao.jobs.build.FlatBook;
import org.qingmiao.jobs.command.Reasons;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.ingest.IngestJob;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.publish.ScoreCredit;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.jobs.run.Stamp;
import org.qingmiao.jobs.train.TrainCredit;
import org.qingmiao.jobs.train.TrainingContext;
import org.qingmiao.jobs.train.ValidateCredit;

/**
 * A made-up book of 20,000 loans with 50 numeric features in twelve families, every seventh missing
 * in a tenth of the rows, and a model of 200 trees of depth 4 that the product's own jobs trained
 * and validated on it.
 */
final class ScoreBook {
  static final int FEATURES = 50;
  private static final int LOANS = 20_000;
  private static final int FAMILIES = 12;
  private static final int TENTH = 10;
  private static final int SEVENTH = 7;

  private static final String CONF =
      """
      name: score
      lake: lake
      data: .
      as_of: 2024-12-31
      zone: Asia/Shanghai
      public_data: true
      keyset: demo
      sources:
        - source: book
          table: raw.book
          grain: one loan
          shape: SNAPSHOT
          format: csv
          files: book.csv
          charset: UTF-8
          key: [loan]
          event: approved_on
          known: approved_on
          backload: true
          columns:
            loan:        {from: loan, type: text, role: id, domain: loan, meaning: Number of the loan.}
            approved_on: {from: approved, type: date, role: as_of, meaning: Day of the approval.}
            is_bad:      {from: bad, type: whole, unit: none, role: label, meaning: 1 for a loan that went bad.}
      %s
      credit:
        book: raw.book
        product: BENCH
        periods: {from: 2020-01-01, oot_from: 2023-01-01, until: 2024-06-30}
        train: {rounds: 200, depth: 4}
      """;

  private final SparkSession spark;
  private final Path folder;
  private final Settings settings;
  private final CreditSettings credit;
  private final Lake lake;
  private final FlatBook book;
  private final Table rows;

  /** Writes the book and trains its model in an empty folder. */
  ScoreBook(SparkSession spark, Path home, Path folder) throws IOException {
    this.spark = spark;
    this.folder = folder;
    Files.copy(home.resolve("conf/reasons.csv"), folder.resolve("reasons.csv"));
    Path conf = folder.resolve("conf.yaml");
    Files.writeString(conf, CONF.formatted(columns()));
    write(folder.resolve("book.csv"));
    this.settings =
        Settings.read(conf, List.of("data=" + folder, "lake=" + folder.resolve("lake")), List.of());
    this.credit = settings.credit().orElseThrow();
    this.lake = Lake.at(spark, folder.resolve("lake"));
    this.book = new FlatBook(settings.sources().get(0), credit);
    this.rows = CreditRows.table(book.features());
    train();
  }

  private void train() {
    var mapping = settings.sources().get(0);
    Pseudonym pseudonym = Pseudonym.of(Keyset.demo());
    Map<String, Table> raw = Map.of(mapping.table().name(), mapping.table());
    TrainingContext context = new TrainingContext("bench", "bench", "bench", "bench", "bench");
    new Runner(
            spark,
            lake,
            new Stamp("bench", "bench"),
            Clock.systemUTC(),
            Progress.quiet(new PrintStream(OutputStream.nullOutputStream())))
        .run(
            List.of(
                new IngestJob(mapping, settings, pseudonym, raw),
                new BuildCredit(book),
                new TrainCredit(book.features(), rows, credit, context),
                new ValidateCredit(rows, book.groups(), credit, Optional.empty())),
            settings.asOf(),
            Runner.Repeat.SKIP);
  }

  /** The job under measurement. */
  ScoreCredit job() {
    return new ScoreCredit(
        rows, credit, Reasons.of(settings), Optional.empty(), "bench", settings.digest());
  }

  /** The names of the features in model order. */
  List<String> features() {
    return book.features().stream().map(f -> f.name()).toList();
  }

  /** What the job reads, with other applications in place of the book's own. */
  Inputs inputs(Dataset<Row> applications) {
    Map<String, Dataset<Row>> tables = new HashMap<>();
    job().reads().forEach(t -> tables.put(t.name(), lake.read(t, lake.version(t))));
    tables.put(rows.name(), applications);
    return new Inputs(
        spark, settings.asOf(), "bench", tables, Map.of(rows.name(), 0L), Clock.systemUTC());
  }

  /**
   * A Parquet table of so many applications: the book's own again and again, each time under other
   * tokens and with every value moved a little.
   */
  Dataset<Row> applications(int count) {
    Dataset<Row> copies =
        spark.range(count / LOANS).select(col("id").cast("string").as("copy")).coalesce(1);
    List<Column> columns =
        rows.columnNames().stream()
            .map(
                name ->
                    switch (name) {
                      case "applicant_token", "loan_token" ->
                          concat(col(name), lit("-"), col("copy")).as(name);
                      default ->
                          features().contains(name)
                              ? col(name).plus(rand(name.hashCode()).divide(TENTH)).as(name)
                              : col(name);
                    })
            .toList();
    String path = folder.resolve("applications-" + count).toString();
    lake.read(rows, lake.version(rows))
        .coalesce(1)
        .crossJoin(copies)
        .repartition(4)
        .select(columns.toArray(Column[]::new))
        .write()
        .parquet(path);
    return spark.read().schema(rows.schema()).parquet(path);
  }

  private static String columns() {
    return IntStream.range(0, FEATURES)
        .mapToObj(
            i ->
                "      x%d: {from: x%d, type: real, unit: none, optional: true, role: feature, trend: free, why: none, code: R%02d, missing_code: R96, meaning: A made-up number.}"
                    .formatted(i, i, 1 + i % FAMILIES))
        .collect(Collectors.joining("\n"));
  }

  private static void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1069);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("loan,approved,bad");
      for (int i = 0; i < FEATURES; i++) {
        out.write(",x" + i);
      }
      for (int loan = 0; loan < LOANS; loan++) {
        StringBuilder values = new StringBuilder();
        double margin = -2;
        for (int i = 0; i < FEATURES; i++) {
          double value = 4 * random.nextDouble() - 2;
          margin += (i % 2 == 0 ? 0.2 : -0.2) * value;
          boolean isMissing = i % SEVENTH == 3 && random.nextInt(TENTH) == 0;
          values.append(',').append(isMissing ? "" : "%.4f".formatted(value));
        }
        int bad = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
        out.write(
            "%nL%06d,%d-0%d-15,%d".formatted(loan, 2020 + loan % 5, 1 + loan % 6, bad) + values);
      }
    }
  }
}
