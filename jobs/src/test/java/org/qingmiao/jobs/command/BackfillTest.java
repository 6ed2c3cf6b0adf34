// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.run.Manifest;
import org.qingmiao.jobs.run.RunLog;
import org.qingmiao.jobs.run.Runner;

/** Many business dates in one go: {@code -Dbackfill.months=24} for two years of them. */
@ExtendWith(SparkTest.class)
class BackfillTest {
  private static final String HOME = "qingmiao.home";
  private static final int MONTHS = Integer.getInteger("backfill.months", 3);
  private static final BusinessDates DATES =
      BusinessDates.parse(
          "2023-01..%d-%02d".formatted(2023 + (MONTHS - 1) / 12, 1 + (MONTHS - 1) % 12));

  private static final BusinessDates TWO = BusinessDates.parse("2023-01..2023-02");

  /** What happened is delivered at the end of its month, some of it a month late. */
  private static final String CONF =
      """
      name: shops
      data: %s
      as_of: 2023-01-31
      public_data: true
      keyset: demo
      sources:
        - source: shops
          table: raw.shop
          grain: one version of one loan
          shape: EVENTS
          format: csv
          files: shops-{as_of}.csv
          key: [contract, version]
          event_id: contract
          event: applied_on
          known: reported_on
          version: version
          columns:
            contract:    {from: contract, type: text, role: id, domain: loan, meaning: Number of the contract.}
            applied_on:  {from: applied_on, type: date, role: as_of, meaning: Day of the application.}
            reported_on: {from: reported_on, type: date, meaning: Day of the report.}
            version:     {from: version, type: whole, unit: none, meaning: Higher for corrections.}
            staff:       {from: staff, type: whole, unit: count, role: feature, trend: falling, why: Hands., code: R19, meaning: People at work.}
            overdue:     {from: overdue, type: whole, unit: none, role: label, meaning: 1 where the loan went bad.}
      credit:
        book: raw.shop
        product: SHOP_LOAN
        applicant_type: SOLE_TRADER
        periods: {from: 2022-01-01, oot_from: 2023-10-01, until: 2024-12-31}
        cutoffs: {approve_below: 0.20, decline_from: 0.35}
      """;

  @TempDir private Path folder;
  private Path conf;

  /** The conf lies in a folder of its own, so the texts are those that are shipped. */
  @BeforeAll
  static void standAtHome() {
    System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterAll
  static void leaveHome() {
    System.clearProperty(HOME);
  }

  @BeforeEach
  void deliver() throws IOException {
    Random random = new Random(7);
    for (LocalDate day : DATES.days()) {
      List<String> rows =
          new ArrayList<>(List.of("contract,applied_on,reported_on,version,staff,overdue"));
      for (int i = 0; i < 40; i++) {
        LocalDate applied = day.minusDays(2 + random.nextInt(50));
        rows.add(
            "L%s-%d,%s,%s,%d,%d,%d"
                .formatted(
                    day,
                    i,
                    applied,
                    applied.plusDays(random.nextInt(3)),
                    0,
                    random.nextInt(9),
                    random.nextInt(2)));
      }
      Files.write(delivery(day), rows);
    }
    conf = Files.writeString(folder.resolve("shops.yaml"), CONF.formatted(folder));
  }

  @Test
  void equalsSingleRunsDigestByDigest(SparkSession spark) {
    TrialLake together = lake(spark, "together");
    assertThat(backfill(together, DATES, Runner.Repeat.SKIP)).isEqualTo(ExitCode.DONE);
    TrialLake single = lake(spark, "single");
    DATES.days().forEach(day -> single.run(jobs(single), day, Runner.Repeat.SKIP));
    assertThat(digests(together)).hasSize(2 * MONTHS).isEqualTo(digests(single));
  }

  @Test
  void stopsAtTheFirstFailureAndGoesOnThere(SparkSession spark) throws IOException {
    LocalDate second = DATES.days().get(1);
    byte[] sound = Files.readAllBytes(delivery(second));
    Files.write(delivery(second), new byte[0]);
    TrialLake trial = lake(spark, "lake");
    assertThatThrownBy(() -> backfill(trial, TWO, Runner.Repeat.SKIP))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is empty (0 bytes)");
    assertThat(digests(trial).keySet()).allMatch(key -> key.startsWith("2023-01-31"));
    Files.write(delivery(second), sound);
    backfill(trial, TWO, Runner.Repeat.SKIP);
    assertThat(trial.printed()).contains("2023-02-28", "no-op");
    assertThat(digests(trial)).hasSize(4);
  }

  /** A correction belongs into a later delivery; an old one that changes is not taken silently. */
  @Test
  void lateCorrectionOfAnOldDeliveryNeedsRestate(SparkSession spark) throws IOException {
    TrialLake trial = lake(spark, "lake");
    backfill(trial, TWO, Runner.Repeat.SKIP);
    var before = digests(trial);
    LocalDate first = DATES.days().get(0);
    Files.writeString(
        delivery(first), Files.readString(delivery(first)) + "L0,2023-01-02,2023-01-03,0,5,0\n");
    assertThatThrownBy(() -> backfill(trial, TWO, Runner.Repeat.SKIP))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(ExitCode.DIGEST_DIFFERS));
    assertThat(digests(trial)).isEqualTo(before);
    backfill(trial, TWO, Runner.Repeat.RESTATE);
    assertThat(digests(trial).keySet()).isEqualTo(before.keySet());
    // Every later day reads the corrected delivery; the other deliveries are what they were.
    digests(trial)
        .forEach(
            (what, digest) ->
                assertThat(digest.equals(before.get(what)))
                    .as(what)
                    .isEqualTo(what.endsWith("raw.shop") && !what.startsWith(first.toString())));
  }

  private TrialLake lake(SparkSession spark, String name) {
    return TrialLake.of(spark, conf, folder.resolve(name));
  }

  private static List<Job> jobs(TrialLake trial) {
    return List.of(trial.job("ingest-shops"), trial.job("build-credit"));
  }

  private static ExitCode backfill(TrialLake trial, BusinessDates dates, Runner.Repeat repeat) {
    return trial.run(jobs(trial), dates, repeat);
  }

  /** What stands for each date and table. */
  private static TreeMap<String, String> digests(TrialLake trial) {
    TreeMap<String, String> digests = new TreeMap<>();
    RunLog.read(trial.lake().root().resolve("runs")).all().stream()
        .filter(Manifest::isPublished)
        .forEach(
            m -> m.outputs().forEach(o -> digests.put(m.asOf() + " " + o.table(), o.digest())));
    return digests;
  }

  private Path delivery(LocalDate day) {
    return folder.resolve("shops-" + day + ".csv");
  }
}
