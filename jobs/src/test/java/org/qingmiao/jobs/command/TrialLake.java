// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;

/** An installation with a lake of its own, run inside the test's process. */
final class TrialLake {
  private final SparkSession spark;
  private final Installation installation;
  private final Lake lake;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private TrialLake(SparkSession spark, Installation installation) {
    this.spark = spark;
    this.installation = installation;
    this.lake = Lake.at(spark, installation.settings().lake());
  }

  /** The installation of a conf, with its lake below {@code folder}. */
  static TrialLake of(SparkSession spark, Path conf, Path folder, String... overrides) {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("lake=" + folder.resolve("lake"));
    return new TrialLake(spark, Installation.of(Settings.read(conf, all, Installation.CONTRACTS)));
  }

  /** All jobs, on the business date of the conf. */
  ExitCode run() {
    return run(installation.settings().asOf());
  }

  /** All jobs. */
  ExitCode run(LocalDate day) {
    return run(installation.pipeline().jobs(), day, Runner.Repeat.SKIP);
  }

  /** Some jobs, on the business date of the conf. */
  ExitCode run(Runner.Repeat repeat, Job... jobs) {
    return run(List.of(jobs), installation.settings().asOf(), repeat);
  }

  /** Some jobs, with what they print kept. */
  ExitCode run(List<Job> jobs, LocalDate day, Runner.Repeat repeat) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Runner(spark, lake, installation.stamp(), Clock.systemUTC(), Progress.on(out))
        .run(jobs, day, repeat);
  }

  /** Some jobs for several business dates, as the command does it. */
  ExitCode run(List<Job> jobs, BusinessDates dates, Runner.Repeat repeat) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new RunOfDates(spark, installation, lake, Progress.on(out)).run(jobs, dates, repeat);
  }

  /** The job of that name. */
  Job job(String name) {
    return installation.pipeline().jobs().stream()
        .filter(j -> j.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The job of that name, behind all those on whose tables it rests. */
  List<Job> leadingTo(String name) {
    List<Job> jobs = installation.pipeline().jobs();
    Set<Table> wanted = new HashSet<>(job(name).writes());
    LinkedList<Job> leading = new LinkedList<>();
    for (int i = jobs.size() - 1; i >= 0; i--) {
      Job job = jobs.get(i);
      if (job.writes().stream().anyMatch(wanted::contains)) {
        leading.addFirst(job);
        wanted.addAll(job.reads());
      }
    }
    return leading;
  }

  Installation installation() {
    return installation;
  }

  SparkSession spark() {
    return spark;
  }

  Lake lake() {
    return lake;
  }

  /** All rows of a table as they stand. */
  Dataset<Row> rows(Table table) {
    return lake.read(table, lake.version(table));
  }

  /** What a job of the conf's business date may see, also where later days were run since. */
  Dataset<Row> rowsOfTheDay(Table table) {
    return lake.read(table, lake.version(table), installation.settings().asOf());
  }

  /** All rows of a table as they stand. */
  Dataset<Row> rows(String table) {
    return rows(installation.table(table));
  }

  /** What a job may see that reads these tables, some of them replaced by altered copies. */
  Inputs inputs(List<Table> reads, Map<Table, Dataset<Row>> altered) {
    Map<String, Dataset<Row>> tables = new TreeMap<>();
    reads.forEach(t -> tables.put(t.name(), altered.getOrDefault(t, rows(t))));
    return new Inputs(
        spark, installation.settings().asOf(), "trial", tables, Map.of(), Clock.systemUTC());
  }

  /** What the runs have printed. */
  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
