// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.source.FarmActivities;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.models.ledger.EnvironmentalBenefits;
import org.qingmiao.models.ledger.FactorVersions;
import org.qingmiao.models.ledger.Footprints;

/** What a demanding expert would reject (green 8), looked for in the demo's account. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarbonRejectionsTest {
  private TrialLake trial;

  @BeforeAll
  void takeTheLake(DemoTrial.Lake demo) {
    this.trial = demo.trial();
  }

  /** Rejections 3 and 8: by year, by day of knowledge and by purpose. */
  @Test
  void everyFactorWasMadeForItAndWasKnown() {
    Dataset<Row> used =
        rows(Footprints.TABLE)
            .selectExpr("year", "scope", "explode(factor_ids) AS used_id")
            .join(rows(FactorVersions.TABLE), col("used_id").equalTo(col("factor_id")), "left");
    assertThat(used.count()).isPositive();
    assertThat(used.where("factor_id IS NULL").count()).isZero();
    assertThat(used.where("published_on > DATE '2025-06-30' OR data_year > year").count()).isZero();
    assertThat(
            used.where(
                    "(scope = 'S1' AND purpose NOT LIKE 'S1%') OR (scope = 'S2_LOC' AND purpose <> 'SCOPE2_AVG')")
                .count())
        .isZero();
  }

  /** Rejection 3: on an earlier day the grid factors of later years do not exist. */
  @Test
  void anEarlierDayKnowsFewerFactors() {
    LocalDate earlier = LocalDate.of(2023, 6, 30);
    Job job = trial.job("account-footprints");
    Map<String, Dataset<Row>> tables = new TreeMap<>();
    job.reads().forEach(table -> tables.put(table.name(), rows(table)));
    Dataset<Row> then =
        job.run(new Inputs(trial.spark(), earlier, "trial", tables, Map.of(), Clock.systemUTC()))
            .tables()
            .get(Footprints.TABLE.name());
    Dataset<Row> used =
        then.selectExpr("year", "explode(factor_ids) AS used_id")
            .join(rows(FactorVersions.TABLE), col("used_id").equalTo(col("factor_id")));
    assertThat(used.where("year <> 2022").count()).isZero();
    assertThat(used.where("published_on > DATE '2023-06-30'").count()).isZero();
  }

  /** Rejection 4. */
  @Test
  void oneSetOfWarmingPotentialsHoldsForTheRun() {
    assertThat(rows(Footprints.TABLE).select("gwp_set").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("AR5");
  }

  /** Rejections 6 and 7: scores are those of the golden matrix, and nobody can deliver one. */
  @Test
  void scoresFollowFromMethodEvidenceAndLand() throws IOException {
    Map<String, String> golden = new HashMap<>();
    for (String line :
        Files.readAllLines(Path.of("../models/src/test/resources/golden/green_dq_matrix.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells.length >= 7) {
        golden.put(String.join(",", List.of(cells).subList(0, 5)), cells[5] + " " + cells[6]);
      }
    }
    List<Row> footprints = rows(Footprints.TABLE).collectAsList();
    for (Row row : footprints) {
      String key =
          "%s,%s,%s,EQUITY_DEBT,%s"
              .formatted(
                  row.getAs("method"),
                  row.getAs("evidence"),
                  row.getAs("area_check"),
                  row.getAs("scope").equals("S1") ? "S1" : "S2");
      assertThat(row.getAs("dq_score") + " " + row.getAs("pcaf_option"))
          .as(key)
          .isEqualTo(golden.get(key));
    }
    assertThat(footprints).extracting(row -> row.getAs("scope")).containsOnly("S1", "S2_LOC");
    assertThat(
            Installation.CONTRACTS.stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name)
                .filter(name -> name.contains("dq_") || name.contains("quality_score")))
        .isEmpty();
  }

  /** Rejection 13: what is left out stands in the denominator of the coverage, small firms too. */
  @Test
  void theCoverageCountsWhoIsLeftOut() {
    BigDecimal covered = line("B", "OUTSTANDING");
    BigDecimal left =
        rows("publish.exclusion")
            .where("method_id = 'PCAF2022' AND perimeter = 'FULL'")
            .selectExpr("sum(outstanding)")
            .first()
            .getDecimal(0);
    assertThat(line("A", "COVERAGE").doubleValue())
        .isCloseTo(covered.doubleValue() / covered.add(left).doubleValue(), within(1e-8));
    assertThat(
            rows("publish.exclusion").where("perimeter = 'GUIDE' AND code = 'GUIDE_MICRO'").count())
        .isPositive();
  }

  /**
   * Rejection 15: a share of the project, a named baseline, and no forecast that lasts for ever.
   */
  @Test
  void aBenefitHasItsShareItsBaselineAndItsAge() {
    Dataset<Row> benefits = rows(EnvironmentalBenefits.TABLE);
    assertThat(benefits.where("share >= 1 OR share <= 0 OR baseline_method = ''").count()).isZero();
    Dataset<Row> measured =
        rows("raw.green_project").where("basis = 'EX_POST'").selectExpr("project_no").distinct();
    Dataset<Row> forecasts = benefits.where("basis = 'EX_ANTE'");
    assertThat(
            forecasts
                .join(measured, col("project_id").equalTo(col("project_no")), "left_semi")
                .count())
        .isZero();
    Dataset<Row> old =
        forecasts.join(
            rows("raw.green_project")
                .where("basis = 'EX_ANTE' AND add_months(operating_from, 24) < DATE '2025-06-30'")
                .selectExpr("project_no")
                .distinct(),
            col("project_id").equalTo(col("project_no")),
            "left_semi");
    assertThat(old.where("NOT array_contains(flags, 'STALE_EX_ANTE')").count()).isZero();
  }

  /** Rejection 20: declared twice what the outline holds, and the outline counts. */
  @Test
  void theOutlineCountsAgainstTheDeclaration() {
    // What rice emits follows from its area; fertiliser and lime are declared by weight.
    Dataset<Row> rice =
        rows(FarmActivities.TABLE)
            .where("water_regime IS NOT NULL AND parcel_id IS NOT NULL")
            .select(col("farm_activity_id"));
    Row farm =
        rows(Footprints.TABLE)
            .where("area_check = 'AGREE' AND method = 'PRODUCT' AND size(activity_ids) = 1")
            .join(rice, col("activity_ids").getItem(0).equalTo(col("farm_activity_id")))
            .orderBy("enterprise_token")
            .first();
    String who = farm.getAs("enterprise_token");
    String declared = farm.getAs("farm_activity_id");
    String parcel =
        rows(FarmActivities.TABLE)
            .where(col("farm_activity_id").equalTo(declared))
            .first()
            .getAs("parcel_id");
    Dataset<Row> halved =
        rows(Parcels.TABLE)
            .withColumn(
                "area_m2",
                when(col("parcel_id").equalTo(parcel), col("area_m2").multiply(lit(0.5)))
                    .otherwise(col("area_m2")));
    Job job = trial.job("account-footprints");
    Map<Table, Dataset<Row>> tables = new HashMap<>();
    job.reads().forEach(table -> tables.put(table, rows(table)));
    tables.put(Parcels.TABLE, halved);
    Row after =
        job.run(trial.inputs(job.reads(), tables))
            .tables()
            .get(Footprints.TABLE.name())
            .where(col("enterprise_token").equalTo(who).and(col("scope").equalTo("S1")))
            .first();
    assertThat(after.<String>getAs("area_check")).isEqualTo("DISAGREE");
    assertThat(after.<Long>getAs("dq_score")).isGreaterThanOrEqualTo(4);
    assertThat(after.<Double>getAs("tco2e")).isLessThan(farm.<Double>getAs("tco2e"));
    // The interval reaches what the declared land would emit.
    assertThat(after.<Double>getAs("p95")).isGreaterThan(1.5 * after.<Double>getAs("tco2e"));
  }

  /** Rejection 19: done again, every digest is the same; the pages follow from the tables. */
  @Test
  void aRerunGivesTheSameDigests() {
    Job[] jobs =
        Stream.of(
                "account-footprints",
                "finance-emissions",
                "account-benefits",
                "judge-green",
                "stress-transition",
                "sum-carbon")
            .map(trial::job)
            .toArray(Job[]::new);
    assertThat(trial.run(Runner.Repeat.FORCE, jobs)).isEqualTo(ExitCode.DONE);
  }

  private BigDecimal line(String section, String code) {
    return rows("publish.report_line")
        .where("section = '%s' AND line_code = '%s' AND dims = '{}'".formatted(section, code))
        .first()
        .getAs("value");
  }

  private Dataset<Row> rows(String table) {
    return rows(trial.installation().table(table));
  }

  private Dataset<Row> rows(Table table) {
    return trial.rowsOfTheDay(table);
  }
}
