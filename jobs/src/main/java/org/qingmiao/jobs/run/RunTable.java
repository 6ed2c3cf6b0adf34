// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What ran, when, on what and with which result: {@code audit.run}, filled from the manifests. */
public final class RunTable {

  /** {@code audit.run}. */
  public static final Table TABLE =
      Table.of("audit.run", "one run of one job", Shape.APPEND)
          .columns(
              text("run_id", "Name of the run, sortable by time."),
              text("job", "Job that ran."),
              date("as_of", "Business date."),
              whole("attempt", Unit.COUNT, "1 for the first run of this job and date."),
              text("state", "PUBLISHED or FAILED."),
              whole("exit_code", Unit.NONE, "How it wanted the process to end."),
              text("started_at", "ISO instant at which it began."),
              text("ended_at", "ISO instant at which it ended."),
              real("cpu_s", Unit.SECONDS, "CPU seconds of the driver."),
              text("code_version", "Version and commit of the program."),
              text("conf_digest", "Digest of the configuration."),
              text("contract_digest", "Digest of the contracts read and written."),
              whole("read", Unit.COUNT, "Records read from files."),
              whole("published", Unit.COUNT, "Of these, accepted."),
              whole("quarantined", Unit.COUNT, "Of these, refused with reasons."),
              whole("duplicate", Unit.COUNT, "Of these, equal to one that is kept."),
              whole("out_of_scope", Unit.COUNT, "Of these, left out by the mapping."),
              whole("late_rows", Unit.COUNT, "Of the accepted, known before a published day."),
              text("error_text", "Sentence of the refusal; empty where published."),
              text("manifest", "The whole manifest as JSON: inputs, outputs, digests, joins."))
          .key("run_id");

  private RunTable() {}

  /** The row of a manifest. */
  static Row row(Manifest m) {
    return RowFactory.create(
        m.runId(),
        m.job(),
        Date.valueOf(LocalDate.parse(m.asOf())),
        (long) m.attempt(),
        m.state(),
        (long) m.exitCode(),
        m.startedAt(),
        m.endedAt(),
        m.cpuSeconds(),
        m.codeVersion(),
        m.confDigest(),
        m.contractDigest(),
        m.balances().stream().mapToLong(b -> b.read()).sum(),
        m.balances().stream().mapToLong(b -> b.published()).sum(),
        m.balances().stream().mapToLong(b -> b.quarantined()).sum(),
        m.balances().stream().mapToLong(b -> b.duplicate()).sum(),
        m.balances().stream().mapToLong(b -> b.outOfScope()).sum(),
        m.lateRows(),
        m.errorText(),
        new String(m.json(), java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The rows of manifests. */
  static List<Row> rows(List<Manifest> manifests) {
    return manifests.stream().map(RunTable::row).toList();
  }
}
