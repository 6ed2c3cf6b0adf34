// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.run.Manifest;

/**
 * What happened for a business date: of each job the newest run, and why rows were refused.
 *
 * @param asOf the business date
 * @param runs in the order in which the jobs first ran
 * @param refusals the most frequent first
 */
public record RunFacts(LocalDate asOf, List<Manifest> runs, List<Refused> refusals) {

  /** Rows of a source that were refused for one reason; a row may have several. */
  public record Refused(String source, String reason, long rows) {}

  public RunFacts {
    runs = List.copyOf(runs);
    refusals = List.copyOf(refusals);
  }

  /**
   * The facts of a date.
   *
   * @param manifests of that date, the oldest first
   * @param quarantine its rows of {@code audit.quarantine}
   */
  public static RunFacts of(LocalDate asOf, List<Manifest> manifests, Dataset<Row> quarantine) {
    Map<String, Manifest> newest = new LinkedHashMap<>();
    manifests.forEach(manifest -> newest.put(manifest.job(), manifest));
    List<Refused> refusals =
        QuarantineTable.byReason(quarantine).collectAsList().stream()
            .map(row -> new Refused(row.getString(0), row.getString(1), row.getLong(2)))
            .toList();
    return new RunFacts(asOf, List.copyOf(newest.values()), refusals);
  }

  /** The runs that ended before their rows were visible. */
  List<Manifest> failed() {
    return runs.stream().filter(run -> !run.isPublished()).toList();
  }

  /** The counts of every source that was read. */
  List<Balance> balances() {
    return runs.stream().flatMap(run -> run.balances().stream()).toList();
  }

  /** Processor seconds of all runs. */
  double cpuSeconds() {
    return runs.stream().mapToDouble(Manifest::cpuSeconds).sum();
  }

  /** Seconds from beginning to end, others on the same machine included. */
  static double wallSeconds(Manifest run) {
    return Duration.between(Instant.parse(run.startedAt()), Instant.parse(run.endedAt())).toMillis()
        / 1e3;
  }
}
