// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.AtHome;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.run.RunTable;
import org.qingmiao.jobs.run.Runner;

/** A flat table whose rows its source restates and withdraws. */
@ExtendWith({SparkTest.class, AtHome.class})
class RestatedTableTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 29);
  private static final LocalDate SECOND = LocalDate.of(2024, 6, 30);

  private static final String CONF =
      """
      name: restated_shops
      data: %s
      as_of: 2024-06-30
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
          op: op
          backload: true
          columns:
            contract:    {from: contract, type: text, role: id, domain: loan, meaning: Number of the contract.}
            applied_on:  {from: applied_on, type: date, role: as_of, meaning: Day of the application.}
            reported_on: {from: reported_on, type: date, meaning: Day of the report.}
            version:     {from: version, type: whole, unit: none, meaning: Higher for corrections.}
            op:          {from: op, type: text, meaning: U or D.}
            staff:       {from: staff, type: whole, unit: count, role: feature, trend: falling, why: Hands., code: R19, meaning: People at work.}
            overdue:     {from: overdue, type: whole, unit: none, role: label, meaning: 1 where the loan went bad.}
      credit:
        book: raw.shop
        product: SHOP_LOAN
        applicant_type: SOLE_TRADER
        periods: {from: 2022-01-01, oot_from: 2023-10-01, until: 2024-12-31}
        cutoffs: {approve_below: 0.20, decline_from: 0.35}
      """;

  @Test
  void hasOneRowALoanThatStands(SparkSession spark, @TempDir Path folder) throws IOException {
    deliver(folder, FIRST, "L1,2024-06-20,2024-06-20,0,U,3,0", "L2,2024-06-20,2024-06-20,0,U,5,0");
    deliver(folder, SECOND, "L1,2024-06-20,2024-06-25,1,U,4,1", "L2,2024-06-20,2024-06-25,1,D,5,0");
    Path conf = Files.writeString(folder.resolve("shops.yaml"), CONF.formatted(folder));
    TrialLake trial = TrialLake.of(spark, conf, folder);
    trial.run(List.of(trial.job("ingest-shops")), FIRST, Runner.Repeat.SKIP);
    trial.run(
        List.of(trial.job("ingest-shops"), trial.job("build-credit")), SECOND, Runner.Repeat.SKIP);

    // The corrections were known before the first day, which is published and stays as it is.
    assertThat(
            trial
                .rows(RunTable.TABLE)
                .where("job = 'ingest-shops'")
                .orderBy("as_of")
                .collectAsList())
        .extracting(run -> run.<Long>getAs("late_rows"))
        .containsExactly(0L, 2L);
    assertThat(trial.printed())
        .contains("shops: 2 late rows count for later days; as published stays 2024-06-29");

    Dataset<Row> rows = trial.rows("feature.credit");
    assertThat(rows.count()).isEqualTo(1);
    Row row = rows.first();
    // The outcome as it is known now; the staff as it was known on the day of the application.
    assertThat(row.<String>getAs("target")).isEqualTo("BAD");
    assertThat(row.<Double>getAs("staff")).isEqualTo(3.0);
  }

  @Test
  void needsAColumnThatNamesTheApplicant(SparkSession spark, @TempDir Path folder)
      throws IOException {
    String unnamed = CONF.formatted(folder).replace("role: id, ", "");
    Path conf = Files.writeString(folder.resolve("shops.yaml"), unnamed);
    assertThatThrownBy(() -> TrialLake.of(spark, conf, folder))
        .hasMessage(
            "raw.shop has no column with role: id; give one to the column that names the applicant, or the loan");
  }

  /** A model without an outcome would fail only after all files were read. */
  @Test
  void needsAColumnThatHoldsTheOutcome(SparkSession spark, @TempDir Path folder)
      throws IOException {
    String unlabelled = CONF.formatted(folder).replace("role: label, ", "");
    Path conf = Files.writeString(folder.resolve("shops.yaml"), unlabelled);
    assertThatThrownBy(() -> TrialLake.of(spark, conf, folder))
        .hasMessage(
            "raw.shop has no column with role: label, so no model could be trained; give it to the outcome (1 bad, 0 good)");
  }

  /** Of two days of the decision one would silently count for nothing. */
  @Test
  void takesOneDayOfTheDecision(SparkSession spark, @TempDir Path folder) throws IOException {
    String two = CONF.formatted(folder).replaceFirst("role: feature,", "role: as_of,");
    Path conf = Files.writeString(folder.resolve("shops.yaml"), two);
    assertThatThrownBy(() -> TrialLake.of(spark, conf, folder))
        .hasMessageStartingWith("raw.shop: ")
        .hasMessageEndingWith(
            " have role: as_of, expected one column; take the role from the others");
  }

  /** Words would be cast, and fail, only after the file was taken in. */
  @Test
  void needsAnOutcomeInNumbers(SparkSession spark, @TempDir Path folder) throws IOException {
    String words =
        CONF.formatted(folder)
            .replaceFirst("type: whole, unit: none, role: label", "type: text, role: label");
    assertThat(words).contains("type: text, role: label");
    Path conf = Files.writeString(folder.resolve("shops.yaml"), words);
    assertThatThrownBy(() -> TrialLake.of(spark, conf, folder))
        .hasMessageContaining("has role: label and is string, expected a whole number")
        .hasMessageContaining("recode: {");
  }

  /** The number of each row cannot name who applied. */
  @Test
  void refusesTheLoanBeforeItsApplicant(SparkSession spark, @TempDir Path folder)
      throws IOException {
    String swapped =
        CONF.formatted(folder)
            .replace(
                "staff:       {",
                "shop: {prefix: 2, of: contract, type: text, role: id, domain: shop, meaning: The shop.}\n      staff:       {");
    Path conf = Files.writeString(folder.resolve("shops.yaml"), swapped);
    assertThatThrownBy(() -> TrialLake.of(spark, conf, folder))
        .hasMessage(
            "raw.shop: of two columns with role: id the first names the applicant, but contract is the key of each row; write shop before it");
  }

  private static void deliver(Path folder, LocalDate day, String... rows) throws IOException {
    Files.writeString(
        folder.resolve("shops-" + day + ".csv"),
        "contract,applied_on,reported_on,version,op,staff,overdue\n"
            + String.join("\n", rows)
            + "\n");
  }
}
