// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.report.RunFacts;
import org.qingmiao.jobs.report.RunPage;
import org.qingmiao.jobs.run.Manifest;
import org.qingmiao.jobs.run.Runner;

/** Keeps the run page of a business date true, whether a run ends well or not. */
final class RunReport {
  private final Installation installation;
  private final Lake lake;
  private final Runner runner;
  private final LocalDate day;
  private final int runsBefore;

  /** To be made before the run. */
  RunReport(Installation installation, Lake lake, Runner runner, LocalDate day) {
    this.installation = installation;
    this.lake = lake;
    this.runner = runner;
    this.day = day;
    this.runsBefore = runner.runs(day).size();
  }

  /** Writes the page, unless nothing was run since. */
  void write() {
    List<Manifest> runs = runner.runs(day);
    if (runs.size() == runsBefore) {
      return;
    }
    RunFacts facts = RunFacts.of(day, runs, quarantine());
    PageFile.write(
        installation,
        lake.root().resolve("reports").resolve(day.toString()),
        (texts, edition) -> RunPage.of(texts, edition, facts));
  }

  /** The same after a run that ended badly: why it did must not be lost to a page. */
  void write(RuntimeException failure) {
    try {
      write();
    } catch (RuntimeException further) {
      failure.addSuppressed(further);
    }
  }

  private Dataset<Row> quarantine() {
    return lake.read(QuarantineTable.TABLE, lake.version(QuarantineTable.TABLE))
        .where(col("as_of").equalTo(lit(day)));
  }
}
