// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.DeliveryCheck;
import org.qingmiao.features.table.Gate;
import org.qingmiao.features.table.RuleResult;
import org.qingmiao.features.table.Severity;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.TableRule;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.Staged;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * What must hold of rows that lie aside before anybody may see them: counts that balance, rules of
 * severity ERROR, and, where work is done again, the digests of the first time.
 *
 * @param lake where they lie
 * @param asOf the business date that they are for
 */
record Acceptance(Lake lake, LocalDate asOf) {
  private static final int MOST_REASONS = 5;
  private static final String KNOWN_LATER = "known_by_as_of";
  private static final String REQUIRED = ":required";
  private static final String TYPE = ":type";

  /**
   * Refuses rows whose number is not what the source's balance says, or a source past its gate.
   *
   * @param refused rows that went to quarantine, whose reasons are then named
   */
  void refuseImbalance(Balance balance, Staged rows, Optional<Staged> refused) {
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
              "fewer than %,d rows in scope; deliver the whole file"
                  .formatted(rows.table().gate().minRows());
          default -> pastTheGate(rows.table().gate(), refused);
        };
    throw new Refusal(verdict, "%s; %s. Nothing was published.".formatted(balance.sentence(), why));
  }

  /**
   * Why so many rows were refused, where they are more than half of what the gate lets pass: a
   * column that the mapping has wrong looks like that.
   */
  Optional<String> nearTheGate(Balance balance, Staged rows, Optional<Staged> refused) {
    double share = rows.table().gate().maxQuarantineShare() / 2;
    return refused
        .filter(r -> balance.quarantined() > share * (balance.read() - balance.outOfScope()))
        .map(r -> "%s: in quarantine for %s".formatted(balance.source(), reasons(r)));
  }

  private String pastTheGate(Gate gate, Optional<Staged> refused) {
    String reasons = refused.map(Acceptance::reasons).orElse("none was kept");
    return "more than %s %% of the rows are in quarantine (%s)%s; mend the file or the mapping, or raise gate.max_quarantine_share; audit.quarantine holds them"
        .formatted(
            BigDecimal.valueOf(100 * gate.maxQuarantineShare())
                .stripTrailingZeros()
                .toPlainString(),
            reasons,
            advice(reasons));
  }

  private String advice(String reasons) {
    List<String> advice = new ArrayList<>();
    if (reasons.contains(KNOWN_LATER)) {
      advice.add("is %s the right business date? A fact known later is refused".formatted(asOf));
    }
    if (reasons.contains(REQUIRED)) {
      advice.add("a column that may be empty is optional: true");
    }
    if (reasons.contains(TYPE)) {
      advice.add(
          "see whether the cells are as pattern, notation, missing and type of that column say");
    }
    return advice.stream().map(one -> "; " + one).collect(Collectors.joining());
  }

  /** The most frequent reasons, which tell a wrong mapping from bad rows. */
  private static String reasons(Staged refused) {
    return QuarantineTable.byReason(refused.content()).limit(MOST_REASONS).collectAsList().stream()
        .map(
            row ->
                "%s in %,d, first in line %d of %s"
                    .formatted(
                        row.getAs("reason"),
                        row.<Long>getAs("count"),
                        row.getStruct(row.fieldIndex("first")).getLong(1),
                        row.getStruct(row.fieldIndex("first")).getString(0)))
        .collect(Collectors.joining("; "));
  }

  /**
   * Counts the rows that break a rule of their table.
   *
   * @throws Refusal naming every broken rule of severity ERROR
   */
  List<Manifest.Quality> quality(Job job, List<Staged> staged, Inputs inputs) {
    List<Manifest.Quality> quality = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Staged rows : staged) {
      List<RuleResult> results = new ArrayList<>(rows.rules());
      results.addAll(tableRules(job, rows, inputs));
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

  private List<RuleResult> tableRules(Job job, Staged staged, Inputs inputs) {
    Map<String, Dataset<Row>> others = new HashMap<>();
    job.reads().forEach(t -> others.put(t.name(), inputs.rows(t)));
    return DeliveryCheck.of(staged.content(), asOf)
        .after(earlier(staged.table()))
        .beside(others)
        .results(staged.table());
  }

  /** The deliveries before this one, newest first, where a rule compares with them. */
  private List<Dataset<Row>> earlier(Table table) {
    OptionalLong version = lake.version(table);
    if (version.isEmpty() || table.rules().stream().noneMatch(TableRule.Drift.class::isInstance)) {
      return List.of();
    }
    Dataset<Row> all = lake.read(table, version);
    Column day = col(Lake.partition(table));
    return all.where(day.lt(lit(asOf))).select(day).distinct().collectAsList().stream()
        .map(row -> row.getDate(0))
        .sorted(Comparator.reverseOrder())
        .limit(DeliveryCheck.DELIVERIES_OF_DRIFT)
        .map(date -> all.where(day.equalTo(lit(date))))
        .toList();
  }

  /** Refuses rows with another digest than an earlier run of the same work, naming the columns. */
  void refuseOtherDigests(Manifest before, List<Staged> staged) {
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
                        rows.content(),
                        rows.table().stored());
                throw new Refusal(
                    ExitCode.DIGEST_DIFFERS,
                    "%s for %s came out otherwise than in run %s; columns %s moved. Nothing was published."
                        .formatted(o.table(), asOf, before.runId(), String.join(", ", moved)));
              });
    }
  }
}
