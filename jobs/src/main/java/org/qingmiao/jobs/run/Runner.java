// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.lake.CommitMark;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.Lease;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * The only way in which a job runs: lease, pinned inputs, run, checks, commit, read back, manifest.
 *
 * <p>Rows become visible only after every check has passed, and the manifest is written last; so a
 * run that dies anywhere is simply run again. Refused rows and the manifest are kept whatever
 * happens.
 */
public final class Runner {
  private final Site site;
  private final Progress progress;

  /** A runner on a lake, whose clock only ever dates records. */
  public Runner(SparkSession spark, Lake lake, Stamp stamp, Clock clock, Progress progress) {
    RunLog log = RunLog.read(lake.root().resolve("runs"));
    this.site = new Site(spark, lake, log, stamp, clock);
    this.progress = progress;
  }

  /** The manifests of a business date, the oldest first, with those of this runner's own runs. */
  public List<Manifest> runs(LocalDate asOf) {
    return site.log().of(asOf);
  }

  /** How a repetition is treated. */
  public enum Repeat {
    /** The same work is not done twice; changed inputs are refused. */
    SKIP,
    /** The same work is done again and must give the same digests. */
    FORCE,
    /** Changed inputs are accepted and published anew. */
    RESTATE
  }

  /**
   * Runs jobs in the order given and returns the worst verdict among them.
   *
   * @throws Refusal from the first job that cannot publish; those before it stay published
   */
  public ExitCode run(List<Job> jobs, LocalDate asOf, Repeat repeat) {
    ExitCode worst = ExitCode.DONE;
    List<Manifest> fresh = new ArrayList<>();
    try {
      for (int i = 0; i < jobs.size(); i++) {
        long start = System.nanoTime();
        Manifest manifest = run(jobs.get(i), asOf, repeat, fresh);
        boolean isNew = fresh.contains(manifest);
        progress.done(
            i + 1,
            jobs.size(),
            manifest.job(),
            isNew ? summary(manifest) : "no-op",
            (System.nanoTime() - start) / 1e9);
        if (isNew) {
          progress.notes(notes(manifest));
        }
        if (manifest.exitCode() > worst.number()) {
          worst = ExitCode.of(manifest.exitCode());
        }
      }
    } finally {
      if (!fresh.isEmpty()) {
        record(asOf);
      }
    }
    return worst;
  }

  /** One job, under its lease. */
  private Manifest run(Job job, LocalDate asOf, Repeat repeat, List<Manifest> fresh) {
    try (Lease lease = Lease.take(site.lake().root().resolve("leases"), job.name(), asOf);
        Attempt attempt = new Attempt(site, job, asOf, lease)) {
      try {
        Manifest work = attempt.work();
        var before = site.log().published(job.name(), asOf);
        boolean isSame = before.filter(m -> m.isSameWorkAs(work)).isPresent();
        if (repeat == Repeat.SKIP && isSame) {
          return before.get();
        }
        if (repeat == Repeat.SKIP) {
          before.ifPresent(m -> refuseChangedInputs(m, work));
        }
        return logged(attempt.publish(before.filter(m -> repeat == Repeat.FORCE && isSame)), fresh);
      } catch (Exception e) {
        // Not only unchecked ones: Scala throws Spark's own, which Java believes to be checked.
        logged(attempt.failed(e), fresh);
        throw e;
      }
    }
  }

  private Manifest logged(Manifest manifest, List<Manifest> fresh) {
    site.log().add(manifest);
    fresh.add(manifest);
    return manifest;
  }

  private static void refuseChangedInputs(Manifest before, Manifest now) {
    List<String> changed = new ArrayList<>();
    changes(before.files(), now.files(), changed);
    // Tables change because their own jobs were allowed to; other files for a day that is published
    // are another delivery, whatever else has changed with them.
    if (!changed.isEmpty()) {
      throw new Refusal(
          ExitCode.DIGEST_DIFFERS,
          "%s for %s is published, but what it read has changed since: %s; deliver the change under a later date, or publish the day anew with --restate"
              .formatted(now.job(), now.asOf(), String.join(", ", changed)));
    }
  }

  private static void changes(
      Map<String, String> before, Map<String, String> now, List<String> changed) {
    Stream.concat(before.keySet().stream(), now.keySet().stream())
        .distinct()
        .sorted()
        .filter(k -> !String.valueOf(before.get(k)).equals(now.get(k)))
        .forEach(changed::add);
  }

  /** Fills the audit tables from the day's manifests, those of a killed run among them. */
  private void record(LocalDate asOf) {
    List<Manifest> ofDay = site.log().of(asOf);
    append(RunTable.TABLE, RunTable.rows(ofDay), asOf);
    append(QualityTable.TABLE, QualityTable.rows(ofDay), asOf);
  }

  private void append(Table table, List<Row> rows, LocalDate asOf) {
    if (!rows.isEmpty()) {
      String runId = RunId.at(site.clock().instant());
      CommitMark mark = CommitMark.unfenced("audit", asOf, runId);
      site.lake().append(table, site.spark().createDataFrame(rows, table.schema()), mark);
    }
  }

  /** What a source held and what became of it, else the tables that were written. */
  private static String summary(Manifest manifest) {
    if (!manifest.balances().isEmpty()) {
      return manifest.balances().stream().map(Balance::sentence).collect(Collectors.joining("; "));
    }
    String rows =
        manifest.outputs().stream()
            .map(o -> "%s %,d".formatted(o.table(), o.rows()))
            .collect(Collectors.joining(", "));
    return rows.isEmpty() ? "nothing to write" : rows;
  }

  private static List<String> notes(Manifest manifest) {
    List<String> notes = new ArrayList<>();
    String leaks =
        manifest.joins().stream()
            .filter(j -> j.wouldLeak() > 0)
            .map(j -> "%s %,d".formatted(j.group(), j.wouldLeak()))
            .collect(Collectors.joining(", "));
    if (!leaks.isEmpty()) {
      notes.add(
          "rows of %,d that a one-clock join would have leaked into: %s"
              .formatted(manifest.joins().get(0).spine(), leaks));
    }
    manifest.quality().stream()
        .filter(q -> q.brokenRows() > 0)
        .forEach(
            q ->
                notes.add(
                    "%s: %,d rows break %s (%s)"
                        .formatted(q.table(), q.brokenRows(), q.ruleId(), q.severity())));
    notes.addAll(manifest.warnings());
    return notes;
  }
}
