// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.ingest.IngestJob;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.jobs.run.Stamp;

/**
 * Taking in a CSV file of a million rows and ten columns (platform section 6, line 12): contract,
 * rules, duplicates, quarantine, digest, read-back and manifest, beside Spark's CSV reader that
 * writes the same columns to a Delta table.
 */
final class IngestBench {
  private static final int ROWS = 1_000_000;
  private static final double BAR = 2.5;
  private static final String COLUMNS =
      "loan_no string, branch string, opened_on date, amount decimal(18,2), rate double, "
          + "months bigint, state string, industry string, balance decimal(18,2), days_late bigint";
  private static final String CONF =
      """
      name: bench
      lake: lake
      data: .
      as_of: 2025-06-30
      zone: Asia/Shanghai
      public_data: true
      keyset: demo
      sources:
        - source: loan_book
          table: raw.loan_book
          grain: one loan
          shape: SNAPSHOT
          format: csv
          files: loans.csv
          charset: UTF-8
          key: [loan_no]
          columns:
            loan_no:   {from: loan_no, type: text, meaning: Number of the loan.}
            branch:    {from: branch, type: text, meaning: Branch.}
            opened_on: {from: opened_on, type: date, meaning: Day of the loan.}
            amount:    {from: amount, type: "decimal(18,2)", unit: cny, meaning: Amount.}
            rate:      {from: rate, type: real, unit: share, meaning: Interest rate.}
            months:    {from: months, type: whole, unit: months, meaning: Term.}
            state:     {from: state, type: text, meaning: State.}
            industry:  {from: industry, type: text, optional: true, meaning: Industry.}
            balance:   {from: balance, type: "decimal(18,2)", unit: cny, meaning: Balance.}
            days_late: {from: days_late, type: whole, unit: days, meaning: Days past due.}
      """;

  private final SparkSession spark;
  private final Path folder;
  private int turn;

  IngestBench(SparkSession spark, Path folder) throws IOException {
    this.spark = spark;
    this.folder = folder;
    Files.writeString(folder.resolve("conf.yaml"), CONF);
    write(folder.resolve("loans.csv"));
  }

  List<Paired> measure() {
    return List.of(Paired.of("ingest of 1,000,000 CSV rows x 10", BAR, this::plain, this::ours));
  }

  private void plain() {
    spark
        .read()
        .schema(COLUMNS)
        .option("header", "true")
        .csv(folder.resolve("loans.csv").toString())
        .write()
        .format("delta")
        .mode("overwrite")
        .save(folder.resolve("plain").toString());
  }

  /** Into a new lake each time: a second run of the same file would be a no-op. */
  private void ours() {
    Path root = folder.resolve("lake-" + turn++);
    Settings settings =
        Settings.read(
            folder.resolve("conf.yaml"), List.of("data=" + folder, "lake=" + root), List.of());
    var mapping = settings.sources().get(0);
    Map<String, Table> raw = Map.of(mapping.table().name(), mapping.table());
    IngestJob job = new IngestJob(mapping, settings, Pseudonym.of(Keyset.demo()), raw);
    Runner runner =
        new Runner(
            spark,
            Lake.at(spark, root),
            new Stamp("bench", "bench"),
            Clock.systemUTC(),
            Progress.quiet(new PrintStream(java.io.OutputStream.nullOutputStream())));
    runner.run(List.of(job), settings.asOf(), Runner.Repeat.SKIP);
  }

  private static void write(Path file) {
    SplittableRandom random = new SplittableRandom(1069);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("loan_no,branch,opened_on,amount,rate,months,state,industry,balance,days_late\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(
            "L%09d,B%03d,20%02d-%02d-%02d,%d.%02d,0.0%d,%d,%s,%04d,%d.%02d,%d%n"
                .formatted(
                    i,
                    random.nextInt(300),
                    random.nextInt(18, 25),
                    random.nextInt(1, 13),
                    random.nextInt(1, 29),
                    random.nextInt(1_000, 5_000_000),
                    random.nextInt(100),
                    random.nextInt(10, 99),
                    random.nextInt(3, 61),
                    random.nextInt(20) == 0 ? "LATE" : "OPEN",
                    random.nextInt(100, 9999),
                    random.nextInt(0, 1_000_000),
                    random.nextInt(100),
                    random.nextInt(120)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
