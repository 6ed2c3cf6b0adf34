// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.lake.Commit;
import org.qingmiao.jobs.lake.CommitMark;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.Lease;
import org.qingmiao.jobs.lake.Staged;
import org.qingmiao.jobs.lake.WholeFile;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.CanonicalJson;

/** One try at one job and date, under its lease: inputs, rows aside, checks, commits, manifest. */
final class Attempt implements AutoCloseable {
  private final Site site;
  private final Lake lake;
  private final Job job;
  private final LocalDate asOf;
  private final long fence;
  private final String runId;
  private final String aside;
  private final String startedAt;
  private final double cpuBefore = cpuSeconds();
  private final Map<String, Long> versions = new HashMap<>();
  private Map<String, String> files = Map.of();

  /** A try by the holder of the lease; what a killed holder left aside is swept away. */
  Attempt(Site site, Job job, LocalDate asOf, Lease lease) {
    this.site = site;
    this.lake = site.lake();
    this.job = job;
    this.asOf = asOf;
    this.fence = lease.fence();
    this.runId = RunId.at(site.clock().instant());
    this.aside = job.name() + "." + asOf;
    this.startedAt = site.clock().instant().toString();
    lake.clearStaging(aside);
  }

  @Override
  public void close() {
    site.spark().catalog().clearCache();
    lake.clearStaging(aside);
  }

  /** What is to be done: inputs, contracts, conf and code, without any result. */
  Manifest work() {
    files = job.files(asOf);
    return manifest(Manifest.PUBLISHED, 0, Outputs.none(), 0, List.of(), List.of(), "");
  }

  /** Runs, checks and commits; {@code again} is the run whose digests must come out again. */
  Manifest publish(Optional<Manifest> again) {
    Inputs inputs = inputs();
    Outputs made = job.run(inputs);
    refuseUndeclared(made);
    Optional<Staged> refused = made.quarantine().map(this::keep);
    List<Staged> staged = new ArrayList<>();
    for (Table table : job.writes()) {
      Dataset<Row> rows = made.tables().get(table.name());
      if (rows != null) {
        staged.add(lake.stage(table, rows, aside));
      }
    }
    Acceptance acceptance = new Acceptance(lake, asOf);
    made.balance()
        .ifPresent(
            balance -> {
              acceptance.refuseImbalance(balance, staged.get(0), refused);
              acceptance.nearTheGate(balance, staged.get(0), refused).ifPresent(made::warn);
            });
    LateRows late = late(made, staged);
    List<Manifest.Quality> quality = acceptance.quality(job, staged, inputs);
    again.ifPresent(m -> acceptance.refuseOtherDigests(m, staged));
    List<Manifest.Output> outputs = staged.stream().map(this::commit).toList();
    made.refusal()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    made.files().forEach(this::write);
    return manifest(
        Manifest.PUBLISHED, made.verdict().number(), made, late.count(), outputs, quality, "");
  }

  /** Rows taken in that were known before days which are published, with a word to the operator. */
  private LateRows late(Outputs made, List<Staged> staged) {
    if (made.balance().isEmpty()) {
      return LateRows.NONE;
    }
    LateRows late = LateRows.of(staged.get(0), site.log().daysBefore(job.name(), asOf));
    late.sentence(made.balance().get().source()).ifPresent(made::warn);
    return late;
  }

  /** The text of a refusal is made for people; that of any other error may hold row values. */
  Manifest failed(Exception e) {
    Refusal refusal =
        Fault.refusal(e).orElseGet(() -> new Refusal(ExitCode.INTERNAL, e.getClass().getName(), e));
    return manifest(
        Manifest.FAILED,
        refusal.code().number(),
        Outputs.none(),
        0,
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
    return new Inputs(site.spark(), asOf, runId, tables, versions, site.clock());
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

  private Staged keep(Dataset<Row> refused) {
    Staged staged = lake.stage(QuarantineTable.TABLE, refused, aside);
    if (staged.rows() > 0 || lake.holds(QuarantineTable.TABLE)) {
      lake.commit(staged, CommitMark.unfenced(job.name(), asOf, runId));
    }
    return staged;
  }

  private Manifest.Output commit(Staged staged) {
    Commit commit = lake.commit(staged, CommitMark.fenced(job.name(), asOf, runId, fence));
    if (staged.table().shape() != Shape.APPEND) {
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
    try {
      Files.createDirectories(target.getParent());
      WholeFile.write(target, file.body());
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
      long lateRows,
      List<Manifest.Output> outputs,
      List<Manifest.Quality> quality,
      String errorText) {
    return new Manifest(
        runId,
        job.name(),
        asOf.toString(),
        site.log().attempts(job.name(), asOf) + 1,
        state,
        exitCode,
        startedAt,
        site.clock().instant().toString(),
        Math.round((cpuSeconds() - cpuBefore) * 1000) / 1000.0,
        site.stamp().codeVersion(),
        site.stamp().confDigest(job),
        contractDigest(job),
        inputDigests(),
        files,
        outputs,
        made.balance().map(List::of).orElse(List.of()),
        lateRows,
        quality,
        made.joins(),
        made.warnings(),
        errorText);
  }

  /** Its own earlier rows are no input: they would make every run differ from the last. */
  private Map<String, String> inputDigests() {
    List<String> own = job.writes().stream().map(Table::name).toList();
    Map<String, String> digests = new TreeMap<>();
    for (Table table : job.reads()) {
      if (!own.contains(table.name())) {
        List<String> byDay = site.log().digests(table.name(), asOf);
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
