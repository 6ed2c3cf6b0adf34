// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.DeliveryCheck;
import org.qingmiao.features.table.RuleResult;
import org.qingmiao.features.table.Severity;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.lake.Commit;
import org.qingmiao.jobs.lake.CommitMark;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.Lease;
import org.qingmiao.jobs.lake.Staged;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.CanonicalJson;

/**
 * The only way in which a job runs: lease, pinned inputs, run, checks, commit, read back, manifest.
 *
 * <p>Rows become visible only after every check has passed, and the manifest is written last; so a
 * run that dies anywhere is simply run again. Refused rows and the manifest are kept whatever
 * happens.
 */
public final class Runner {
  private final SparkSession spark;
  private final Lake lake;
  private final RunLog log;
  private final Stamp stamp;
  private final Clock clock;
  private final Progress progress;

  /** A runner on a lake, whose clock only ever dates records. */
  public Runner(SparkSession spark, Lake lake, Stamp stamp, Clock clock, Progress progress) {
    this.spark = spark;
    this.lake = lake;
    this.log = RunLog.read(lake.root().resolve("runs"));
    this.stamp = stamp;
    this.clock = clock;
    this.progress = progress;
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
      record(fresh, asOf);
    }
    return worst;
  }

  /** One job, under its lease. */
  private Manifest run(Job job, LocalDate asOf, Repeat repeat, List<Manifest> fresh) {
    try (Lease lease = Lease.take(lake.root().resolve("leases"), job.name(), asOf)) {
      Attempt attempt = new Attempt(job, asOf, lease.fence());
      try {
        Manifest work = attempt.work();
        var before = log.published(job.name(), asOf);
        boolean isSame = before.filter(m -> m.isSameWorkAs(work)).isPresent();
        if (repeat == Repeat.SKIP && isSame) {
          return before.get();
        }
        if (repeat == Repeat.SKIP) {
          before.ifPresent(m -> refuseChangedInputs(m, work));
        }
        Manifest manifest = attempt.publish(before.filter(m -> repeat == Repeat.FORCE && isSame));
        log.add(manifest);
        fresh.add(manifest);
        return manifest;
      } catch (RuntimeException e) {
        Manifest failed = attempt.failed(e);
        log.add(failed);
        fresh.add(failed);
        throw e;
      } finally {
        spark.catalog().clearCache();
        lake.clearStaging(attempt.runId);
      }
    }
  }

  private static void refuseChangedInputs(Manifest before, Manifest now) {
    List<String> changed = new ArrayList<>();
    changes(before.files(), now.files(), changed);
    // Tables change because their own jobs were allowed to; another conf, contract or program is
    // meant. Other files for a day that is published are not.
    boolean isMeant =
        !before.confDigest().equals(now.confDigest())
            || !before.contractDigest().equals(now.contractDigest())
            || !before.codeVersion().equals(now.codeVersion());
    if (!changed.isEmpty() && !isMeant) {
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

  /** Fills the audit tables from the manifests that they do not hold yet. */
  private void record(List<Manifest> fresh, LocalDate asOf) {
    if (fresh.isEmpty()) {
      return;
    }
    append(RunTable.TABLE, RunTable.rows(fresh), asOf);
    append(QualityTable.TABLE, QualityTable.rows(fresh), asOf);
  }

  private void append(Table table, List<Row> rows, LocalDate asOf) {
    if (rows.isEmpty()) {
      return;
    }
    String runId = RunId.at(clock.instant());
    Dataset<Row> data = spark.createDataFrame(rows, table.schema());
    // No fence is needed: the key of these rows is the run itself.
    lake.commit(lake.stage(table, data, runId), new CommitMark("audit/" + runId, asOf, runId, 1));
    lake.clearStaging(runId);
  }

  private static String summary(Manifest manifest) {
    String rows =
        manifest.outputs().stream()
            .map(o -> "%s %,d".formatted(o.table(), o.rows()))
            .collect(Collectors.joining(", "));
    return rows.isEmpty() ? "nothing to write" : rows;
  }

  private static List<String> notes(Manifest manifest) {
    List<String> notes = new ArrayList<>();
    manifest.balances().forEach(b -> notes.add(b.sentence()));
    manifest.joins().stream()
        .filter(j -> j.wouldLeak() > 0)
        .forEach(
            j ->
                notes.add(
                    "%s: %,d of %,d rows would have leaked through a one-clock join"
                        .formatted(j.group(), j.wouldLeak(), j.spine())));
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

  /** One try at one job and date. */
  private final class Attempt {
    private final Job job;
    private final LocalDate asOf;
    private final long fence;
    private final String runId = RunId.at(clock.instant());
    private final String startedAt = clock.instant().toString();
    private final double cpuBefore = cpuSeconds();
    private final Map<String, Long> versions = new HashMap<>();
    private Map<String, String> files = Map.of();

    Attempt(Job job, LocalDate asOf, long fence) {
      this.job = job;
      this.asOf = asOf;
      this.fence = fence;
    }

    /** What is to be done: inputs, contracts, conf and code, without any result. */
    Manifest work() {
      files = job.files(asOf);
      return manifest(Manifest.PUBLISHED, 0, Outputs.none(), List.of(), List.of(), "");
    }

    /** Runs, checks and commits; {@code again} is the run whose digests must come out again. */
    Manifest publish(java.util.Optional<Manifest> again) {
      Inputs inputs = inputs();
      Outputs made = job.run(inputs);
      refuseUndeclared(made);
      made.quarantine().ifPresent(this::keep);
      List<Staged> staged = new ArrayList<>();
      for (Table table : job.writes()) {
        Dataset<Row> rows = made.tables().get(table.name());
        if (rows != null) {
          staged.add(lake.stage(table, rows, runId));
        }
      }
      made.balance().ifPresent(b -> refuseImbalance(b, staged.get(0)));
      List<Manifest.Quality> quality = quality(staged, inputs);
      again.ifPresent(m -> refuseOtherDigests(m, staged));
      List<Manifest.Output> outputs = staged.stream().map(this::commit).toList();
      made.refusal()
          .ifPresent(
              refusal -> {
                throw refusal;
              });
      made.files().forEach(this::write);
      return manifest(Manifest.PUBLISHED, made.verdict().number(), made, outputs, quality, "");
    }

    /** The text of a refusal is made for people; that of any other error may hold row values. */
    Manifest failed(RuntimeException e) {
      Refusal refusal =
          e instanceof Refusal known
              ? known
              : new Refusal(ExitCode.INTERNAL, e.getClass().getName(), e);
      return manifest(
          Manifest.FAILED,
          refusal.code().number(),
          Outputs.none(),
          List.of(),
          List.of(),
          refusal.getMessage());
    }

    private Inputs inputs() {
      Map<String, Dataset<Row>> tables = new HashMap<>();
      for (Table table : job.reads()) {
        OptionalLong version = lake.version(table);
        versions.put(table.name(), version.orElse(-1));
        tables.put(table.name(), lake.read(table, version, asOf));
      }
      return new Inputs(spark, asOf, runId, tables, versions, clock);
    }

    private void refuseUndeclared(Outputs made) {
      List<String> declared = job.writes().stream().map(Table::name).toList();
      made.tables().keySet().stream()
          .filter(t -> !declared.contains(t))
          .findFirst()
          .ifPresent(
              t -> {
                throw new Refusal(
                    ExitCode.INTERNAL,
                    "%s made rows for %s, which it does not declare; add it to writes()"
                        .formatted(job.name(), t));
              });
    }

    private void keep(Dataset<Row> refused) {
      Staged staged = lake.stage(QuarantineTable.TABLE, refused, runId);
      if (staged.rows() > 0 || lake.holds(QuarantineTable.TABLE)) {
        lake.commit(staged, new CommitMark(job.name(), asOf, runId, fence));
      }
    }

    private void refuseImbalance(Balance balance, Staged rows) {
      ExitCode verdict = balance.verdict(rows.table().gate());
      if (verdict == ExitCode.DONE && rows.rows() != balance.published()) {
        verdict = ExitCode.UNBALANCED;
      }
      if (verdict == ExitCode.DONE) {
        return;
      }
      String why =
          switch (verdict) {
            case UNBALANCED ->
                "the counts do not add up (%,d rows were written); this is a fault of the program, please report it"
                    .formatted(rows.rows());
            case INPUT_CONTRACT ->
                "fewer than %,d rows in scope; is this the whole file?"
                    .formatted(rows.table().gate().minRows());
            default ->
                "more than %s %% of the rows are in quarantine; see audit.quarantine for the reasons, mend the file or the mapping, or raise gate.max_quarantine_share"
                    .formatted(
                        java.math.BigDecimal.valueOf(100 * rows.table().gate().maxQuarantineShare())
                            .stripTrailingZeros()
                            .toPlainString());
          };
      throw new Refusal(
          verdict, "%s; %s. Nothing was published.".formatted(balance.sentence(), why));
    }

    private List<Manifest.Quality> quality(List<Staged> staged, Inputs inputs) {
      List<Manifest.Quality> quality = new ArrayList<>();
      List<String> broken = new ArrayList<>();
      for (Staged rows : staged) {
        List<RuleResult> results = new ArrayList<>(rows.rules());
        results.addAll(tableRules(rows, inputs));
        for (RuleResult result : results) {
          quality.add(
              new Manifest.Quality(
                  rows.table().name(),
                  result.ruleId(),
                  result.severity().name(),
                  result.brokenRows(),
                  result.share()));
          if (result.severity() == Severity.ERROR && !result.holds()) {
            broken.add(
                "%s: %,d rows break %s"
                    .formatted(rows.table().name(), result.brokenRows(), result.ruleId()));
          }
        }
      }
      if (!broken.isEmpty()) {
        throw new Refusal(
            ExitCode.QUALITY_GATE, String.join("; ", broken) + ". Nothing was published.");
      }
      return quality;
    }

    private List<RuleResult> tableRules(Staged staged, Inputs inputs) {
      Map<String, Dataset<Row>> others = new HashMap<>();
      job.reads().forEach(t -> others.put(t.name(), inputs.rows(t)));
      return DeliveryCheck.of(lake.rows(staged), asOf).beside(others).results(staged.table());
    }

    private void refuseOtherDigests(Manifest before, List<Staged> staged) {
      for (Staged rows : staged) {
        before.outputs().stream()
            .filter(o -> o.table().equals(rows.table().name()))
            .filter(o -> !o.digest().equals(rows.digest().text()))
            .findFirst()
            .ifPresent(
                o -> {
                  List<String> moved =
                      ContentDigest.changedColumns(
                          lake.read(rows.table(), OptionalLong.of(o.version()), asOf),
                          lake.rows(rows),
                          rows.table().stored());
                  throw new Refusal(
                      ExitCode.DIGEST_DIFFERS,
                      "%s for %s came out otherwise than in run %s; columns %s moved. Nothing was published."
                          .formatted(o.table(), asOf, before.runId(), String.join(", ", moved)));
                });
      }
    }

    private Manifest.Output commit(Staged staged) {
      Commit commit = lake.commit(staged, new CommitMark(job.name(), asOf, runId, fence));
      if (staged.table().shape() != org.qingmiao.features.table.Shape.APPEND) {
        ContentDigest stored = lake.digest(staged.table(), OptionalLong.of(commit.version()), asOf);
        if (!stored.text().equals(staged.digest().text())) {
          throw new Refusal(
              ExitCode.STORAGE,
              "%s version %d holds other rows than were written (%s, expected %s); run again"
                  .formatted(
                      staged.table().name(),
                      commit.version(),
                      stored.text(),
                      staged.digest().text()));
        }
      }
      return new Manifest.Output(
          staged.table().name(),
          commit.version(),
          staged.rows(),
          commit.added(),
          staged.digest().text());
    }

    private void write(OutputFile file) {
      Path target = lake.root().resolve("reports").resolve(asOf.toString()).resolve(file.path());
      Path aside = target.resolveSibling("." + target.getFileName() + "." + runId);
      try {
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(aside)) {
          file.body().writeTo(out);
        }
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new Refusal(
            ExitCode.STORAGE,
            "%s cannot be written (%s); check that the folder is writable and has room"
                .formatted(target, e.getMessage()),
            e);
      }
    }

    private Manifest manifest(
        String state,
        int exitCode,
        Outputs made,
        List<Manifest.Output> outputs,
        List<Manifest.Quality> quality,
        String errorText) {
      return new Manifest(
          runId,
          job.name(),
          asOf.toString(),
          log.attempts(job.name(), asOf) + 1,
          state,
          exitCode,
          startedAt,
          clock.instant().toString(),
          Math.round((cpuSeconds() - cpuBefore) * 1000) / 1000.0,
          stamp.codeVersion(),
          confDigest(),
          contractDigest(job),
          inputDigests(),
          files,
          outputs,
          made.balance().map(List::of).orElse(List.of()),
          quality,
          made.joins(),
          made.warnings(),
          errorText);
    }

    private String confDigest() {
      return job.ownSettings().isEmpty()
          ? stamp.confDigest()
          : sha256(stamp.confDigest() + "\n" + job.ownSettings());
    }

    /** Its own earlier rows are no input: they would make every run differ from the last. */
    private Map<String, String> inputDigests() {
      List<String> own = job.writes().stream().map(Table::name).toList();
      Map<String, String> digests = new TreeMap<>();
      for (Table table : job.reads()) {
        if (!own.contains(table.name())) {
          List<String> byDay = log.digests(table.name(), asOf);
          digests.put(
              table.name(),
              switch (table.shape()) {
                case SNAPSHOT ->
                    byDay.stream().filter(d -> d.startsWith(asOf + "=")).findFirst().orElse("none");
                case REFERENCE -> byDay.isEmpty() ? "none" : byDay.get(byDay.size() - 1);
                case EVENTS, APPEND -> sha256(String.join("\n", byDay));
              });
        }
      }
      return digests;
    }
  }

  private static String contractDigest(Job job) {
    return sha256(
        Stream.concat(job.reads().stream(), job.writes().stream())
            .map(Table::toString)
            .collect(Collectors.joining("\n")));
  }

  private static String sha256(String text) {
    return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
