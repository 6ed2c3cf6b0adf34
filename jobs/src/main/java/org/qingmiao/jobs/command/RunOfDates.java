// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;

/**
 * Jobs for one business date, or for many in their order: each date is a run of its own, with its
 * own manifests and its own page. The first that fails ends them; done again, those before it are
 * not done again.
 */
final class RunOfDates {
  private final Installation installation;
  private final Lake lake;
  private final Runner runner;
  private final Progress progress;

  /** Runs on a lake, which tell what they do. */
  RunOfDates(SparkSession spark, Installation installation, Lake lake, Progress progress) {
    this.installation = installation;
    this.lake = lake;
    this.progress = progress;
    this.runner = new Runner(spark, lake, installation.stamp(), Clock.systemUTC(), progress);
  }

  /** The worst verdict of all dates. */
  ExitCode run(List<Job> jobs, BusinessDates dates, Runner.Repeat repeat) {
    ExitCode worst = ExitCode.DONE;
    for (LocalDate day : dates.days()) {
      if (dates.days().size() > 1) {
        progress.date(day);
      }
      ExitCode code = run(jobs, day, repeat);
      worst = code.number() > worst.number() ? code : worst;
    }
    return worst;
  }

  private ExitCode run(List<Job> jobs, LocalDate day, Runner.Repeat repeat) {
    RunReport report = new RunReport(installation, lake, runner, day);
    try {
      ExitCode code = runner.run(jobs, day, repeat);
      report.write();
      return code;
    } catch (RuntimeException failure) {
      report.write(failure);
      throw failure;
    }
  }
}
