// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.jobs.conf.KeyFile;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.ingest.Delivery;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.Sessions;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Pipeline;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.QueueOrder;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./qingmiao run}: every job of the installation for one business date. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the pipeline for a business date and prints where the reports are.")
final class RunCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Option(
      names = "--as-of",
      paramLabel = "DATE[..DATE]",
      description =
          "Business date, such as 2025-06-30 (default: as_of of the conf); every day from one to another, 2025-06-01..2025-06-30; or every month's end, 2023-07..2025-06.")
  private BusinessDates asOf;

  @Option(names = "--from", paramLabel = "JOB", description = "Begins with this job.")
  private String from;

  @Option(names = "--only", paramLabel = "JOB", split = ",", description = "Runs only these jobs.")
  private List<String> only = List.of();

  @Option(names = "--dry-run", description = "Prints the plan; writes nothing.")
  private boolean isDryRun;

  @Option(
      names = "--force",
      description = "Computes again what is published; the digests must come out the same.")
  private boolean isForced;

  @Option(
      names = "--restate",
      description = "Publishes a day anew whose delivered files have changed.")
  private boolean isRestated;

  @Option(names = "--model", paramLabel = "MODEL", description = "Scores with this model.")
  private String model;

  @Option(names = "--quiet", description = "Prints only what needs attention.")
  private boolean isQuiet;

  private final PrintStream out = System.out;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Installation installation = Installation.of(settings, Optional.ofNullable(model));
    BusinessDates dates = asOf == null ? new BusinessDates(List.of(settings.asOf())) : asOf;
    List<Job> jobs = chosen(installation.pipeline());
    if (isDryRun) {
      installation.refuseLeaks();
      dates.days().forEach(day -> plan(installation, jobs, day));
      return ExitCode.DONE.number();
    }
    if (DemoDelivery.isDue(settings)) {
      Path landing = DemoDelivery.make(settings);
      if (!isQuiet) {
        out.println("made the demo book (fictitious) in " + landing);
      }
    }
    dates.days().forEach(day -> requireFiles(installation, jobs, day));
    KeyFile.mark(settings);
    SparkSession spark = Sessions.open(options.master());
    try (Interruption watched = Interruption.watched()) {
      Lake lake = Lake.at(spark, settings.lake());
      Progress progress = isQuiet ? Progress.quiet(out) : Progress.on(out);
      ExitCode worst =
          new RunOfDates(spark, installation, lake, progress).run(jobs, dates, repeat());
      if (!isQuiet) {
        show(lake, dates.last());
        if (worst == ExitCode.GATE_REJECT) {
          out.println(
              "the model is rejected (exit code 4): its scores are for a person's review; see validation.html");
        }
      }
      return worst.number();
    } finally {
      spark.stop();
    }
  }

  private void plan(Installation installation, List<Job> jobs, LocalDate day) {
    if (DemoDelivery.isDue(installation.settings())) {
      out.println("the demo book is not there yet; a run makes it");
      Plan.print(out, installation, jobs, day, job -> Map.of());
    } else {
      requireFiles(installation, jobs, day);
      Plan.print(out, installation, jobs, day, job -> job.files(day));
      Headers.notes(jobs, day).forEach(out::println);
    }
  }

  private static void requireFiles(Installation installation, List<Job> jobs, LocalDate day) {
    Delivery.requireAll(installation.mappings(jobs), installation.settings().data(), day);
  }

  private List<Job> chosen(Pipeline pipeline) {
    List<String> names = pipeline.jobs().stream().map(Job::name).toList();
    for (String name : only) {
      requireKnown(name, names);
    }
    if (from != null) {
      requireKnown(from, names);
    }
    return pipeline.jobs().stream()
        .filter(j -> only.isEmpty() || only.contains(j.name()))
        .filter(j -> from == null || names.indexOf(j.name()) >= names.indexOf(from))
        .toList();
  }

  private static void requireKnown(String name, List<String> names) {
    if (!names.contains(name)) {
      throw new Refusal(
          ExitCode.USAGE, "no job %s; there are: %s".formatted(name, String.join(", ", names)));
    }
  }

  private Runner.Repeat repeat() {
    if (isForced && isRestated) {
      throw new Refusal(
          ExitCode.USAGE,
          "--force and --restate exclude each other; --force proves, --restate changes");
    }
    return isForced ? Runner.Repeat.FORCE : isRestated ? Runner.Repeat.RESTATE : Runner.Repeat.SKIP;
  }

  /** The first decisions of the queue, each with its page, and where the reports are. */
  private void show(Lake lake, LocalDate day) {
    if (lake.holds(CreditScores.TABLE)) {
      Dataset<Row> decisions =
          QueueOrder.standing(
              lake.read(CreditScores.TABLE, lake.version(CreditScores.TABLE), day),
              lake.read(CreditQueue.TABLE, lake.version(CreditQueue.TABLE), day),
              day);
      List<Row> rows = QueueOrder.of(decisions).limit(5).collectAsList();
      if (!rows.isEmpty()) {
        out.printf(
            "%n%-10s %-12s %6s %8s %6s  %s%n", "decision", "as of", "score", "PD", "grade", "hint");
      }
      rows.forEach(this::show);
    }
    Path index = lake.root().resolve("reports").resolve(day.toString()).resolve("index.html");
    if (Files.exists(index)) {
      out.println();
      out.println("reports: " + index);
    }
  }

  private void show(Row decision) {
    Long score = decision.getAs("score");
    String status = decision.getAs("score_status");
    out.printf(
        "%-10s %-12s %6s %8s %6s  %s%n",
        decision.<String>getAs("decision_id").substring(0, 8),
        decision.getAs("as_of"),
        score == null ? "" : score,
        score == null ? "" : "%.2f%%".formatted(100 * decision.<Double>getAs("pd_12m")),
        score == null ? "" : decision.getAs("grade"),
        score == null ? status : decision.getAs("decision_hint"));
  }
}
