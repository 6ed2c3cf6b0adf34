// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.Sessions;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.RunLog;
import org.qingmiao.jobs.run.Runner;

/** An installation with its lake open, for commands that ask or record one thing. */
final class Workplace implements AutoCloseable {
  private final Installation installation;
  private final SparkSession spark;
  private final Lake lake;

  private Workplace(Installation installation, SparkSession spark) {
    this.installation = installation;
    this.spark = spark;
    this.lake = Lake.at(spark, installation.settings().lake());
  }

  /** Opens the lake of an installation. */
  static Workplace open(Options options) {
    Installation installation = Installation.of(options.settings());
    return of(installation, Sessions.open(options.master()));
  }

  /** The lake of an installation in a session that is already open. */
  static Workplace of(Installation installation, SparkSession spark) {
    return new Workplace(installation, spark);
  }

  /** The installation. */
  Installation installation() {
    return installation;
  }

  /** The lake. */
  Lake lake() {
    return lake;
  }

  /** The session. */
  SparkSession spark() {
    return spark;
  }

  /** All rows of a table, as they stand. */
  Dataset<Row> rows(Table table) {
    return lake.read(table, lake.version(table));
  }

  /** The newest version of a table. */
  OptionalLong version(Table table) {
    return lake.version(table);
  }

  /**
   * The newest business date that this lake has seen, by which everything published so far is seen
   * too; that of the conf where nothing is published yet.
   */
  LocalDate newestDate() {
    LocalDate first = installation.settings().asOf();
    return RunLog.read(lake.root().resolve("runs"))
        .newestDate()
        .filter(first::isBefore)
        .orElse(first);
  }

  /** Runs a job that records something now, through the runner like any other. */
  ExitCode record(Job job, LocalDate day) {
    Runner runner =
        new Runner(spark, lake, installation.stamp(), Clock.systemUTC(), Progress.on(System.out));
    return runner.run(List.of(job), day, Runner.Repeat.RESTATE);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
