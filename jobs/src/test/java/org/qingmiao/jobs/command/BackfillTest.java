// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.AtHome;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.run.Manifest;
import org.qingmiao.jobs.run.RunLog;
import org.qingmiao.jobs.run.Runner;

/** Many business dates in one go: {@code -Dbackfill.months=24} for two years of them. */
@ExtendWith({SparkTest.class, AtHome.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillTest {
  private static final int MONTHS = Integer.getInteger("backfill.months", 2);
  private static final BusinessDates DATES =
      BusinessDates.parse(
          "2023-01..%d-%02d".formatted(2023 + (MONTHS - 1) / 12, 1 + (MONTHS - 1) % 12));

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

  private static final LocalDate FIRST = DATES.days().get(0);
  private static final LocalDate SECOND = DATES.days().get(1);

  private Path folder;
  private Path conf;
  private TrialLake trial;
  private Refusal stopped;
  private Map<String, String> whenStopped;
  private Map<String, String> together;

  /** A backfill that meets an empty file, and goes on once that is delivered again. */
  @BeforeAll
  void backfill(@TempDir Path temporary, SparkSession spark) throws IOException {
    folder = temporary;
    conf = Files.writeString(folder.resolve("shops.yaml"), CONF.formatted(folder));
    deliver();
    byte[] sound = Files.readAllBytes(delivery(SECOND));
    Files.write(delivery(SECOND), new byte[0]);
    trial = lake(spark, "together");
    stopped = catchThrowableOfType(Refusal.class, () -> backfill(trial, Runner.Repeat.SKIP));
    whenStopped = digests(trial);
    Files.write(delivery(SECOND), sound);
    backfill(trial, Runner.Repeat.SKIP);
    together = digests(trial);
  }

  @Test
  void stopsAtTheFirstFailureAndGoesOnThere() {
    assertThat(stopped).hasMessageContaining("is empty (0 bytes)");
    assertThat(whenStopped.keySet())
        .containsExactly(FIRST + " feature.credit", FIRST + " raw.shop");
    assertThat(trial.printed()).contains(SECOND.toString(), "no-op");
    assertThat(together).hasSize(2 * MONTHS).containsAllEntriesOf(whenStopped);
  }

  @Test
  void equalsSingleRunsDigestByDigest(SparkSession spark) {
    TrialLake single = lake(spark, "single");
    DATES.days().forEach(day -> single.run(jobs(single), day, Runner.Repeat.SKIP));
    assertThat(digests(single)).isEqualTo(together);
  }

  /** A correction belongs into a later delivery; an old one that changes is not taken silently. */
  @Test
  void lateCorrectionOfAnOldDeliveryNeedsRestate(SparkSession spark) throws IOException {
    String sound = Files.readString(delivery(FIRST));
    Files.writeString(delivery(FIRST), sound + "L0,2023-01-02,2023-01-03,0,5,0\n");
    assertThatThrownBy(() -> backfill(trial, Runner.Repeat.SKIP))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(ExitCode.DIGEST_DIFFERS));
    assertThat(digests(trial)).isEqualTo(together);
    backfill(trial, Runner.Repeat.RESTATE);
    // Every later day reads the corrected delivery; the other deliveries are what they were.
    digests(trial)
        .forEach(
            (what, digest) ->
                assertThat(digest.equals(together.get(what)))
                    .as(what)
                    .isEqualTo(what.endsWith("raw.shop") && !what.startsWith(FIRST.toString())));
    Files.writeString(delivery(FIRST), sound);
  }

  private void deliver() throws IOException {
    Random random = new Random(7);
    for (LocalDate day : DATES.days()) {
      List<String> rows =
          new ArrayList<>(List.of("contract,applied_on,reported_on,version,staff,overdue"));
      for (int i = 0; i < 40; i++) {
        LocalDate applied = day.minusDays(2 + random.nextInt(50));
        LocalDate reported = applied.plusDays(random.nextInt(3));
        rows.add(
            "L%s-%d,%s,%s,0,%d,%d"
                .formatted(day, i, applied, reported, random.nextInt(9), random.nextInt(2)));
      }
      Files.write(delivery(day), rows);
    }
  }

  private TrialLake lake(SparkSession spark, String name) {
    return TrialLake.of(spark, conf, folder.resolve(name));
  }

  private static List<Job> jobs(TrialLake trial) {
    return List.of(trial.job("ingest-shops"), trial.job("build-credit"));
  }

  private static void backfill(TrialLake trial, Runner.Repeat repeat) {
    assertThat(trial.run(jobs(trial), DATES, repeat)).isEqualTo(ExitCode.DONE);
  }

  /** What stands for each date and table. */
  private static Map<String, String> digests(TrialLake trial) {
    Map<String, String> digests = new TreeMap<>();
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
