// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.AtHome;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * The U.S. facilities by {@code conf/ghgrp.yaml} alone, held to green 4.8, 6 and the golden check.
 */
@ExtendWith({SparkTest.class, AtHome.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GhgrpBookTest {
  private static final Path CONF = Path.of("..", "conf", "ghgrp.yaml");

  private TrialLake trial;

  @BeforeAll
  void runTheBook(SparkSession spark, @TempDir Path folder) {
    Path data = PublicData.with("ghgrp/ghgrp_energy_2017_part.csv.gz");
    trial = TrialLake.of(spark, CONF, folder, "data=" + data);
    assertThat(trial.run()).isEqualTo(ExitCode.DONE);
  }

  /** Green 4.8: B1 0.966 +- 0.002 of 2,333 facilities; X at most 0.92, R2 at least 0.41. */
  @Test
  void reproducesTheFiguresOfTheReference() {
    Row median = figure("SECTOR_MEDIAN", "FOLDS", "ALL", "mae_ln");
    assertThat(median.<Double>getAs("value")).isCloseTo(0.966, within(0.002));
    assertThat(median.<Long>getAs("n_rows")).isEqualTo(2333);
    assertThat(value("GLOBAL_MEDIAN", "FOLDS", "ALL", "mae_ln")).isCloseTo(1.197, within(5e-4));
    assertThat(value("TREES", "FOLDS", "ALL", "mae_ln")).isLessThanOrEqualTo(0.92);
    assertThat(value("TREES", "FOLDS", "ALL", "r2_ln")).isGreaterThanOrEqualTo(0.41);
    assertThat(value("TREES", "DIVISION_LEFT_OUT", "ALL", "mae_ln"))
        .isGreaterThan(value("TREES", "FOLDS", "ALL", "mae_ln"));
  }

  /** Gain of 5 % or more with its interval above 0, and the operator is told. */
  @Test
  void theGateLetsTheTreesServeAndSaysSo() {
    assertThat(value("GATE", "FOLDS", "ALL", "gain")).isGreaterThanOrEqualTo(0.05);
    assertThat(value("GATE", "FOLDS", "ALL", "gain_low95")).isPositive();
    assertThat(value("GATE", "FOLDS", "ALL", "trees_serve")).isEqualTo(1);
    assertThat(trial.printed())
        .contains("estimates of S1 where fuels is known: trees err by 0.")
        .contains("may serve in ");
  }

  /**
   * Rejection 11: totals by the ratio factor, never by medians; 0.97 to 1.03, folds 0.70 to 1.30.
   */
  @Test
  void totalsAndIntervalsHold() {
    assertThat(value("TREES", "FOLDS", "ALL", "ratio_of_totals")).isBetween(0.97, 1.03);
    for (int fold = 0; fold < 5; fold++) {
      assertThat(value("TREES", "FOLDS", "FOLD_" + fold, "ratio_of_totals")).isBetween(0.70, 1.30);
    }
    assertThat(value("TREES", "FOLDS", "ALL", "sum_of_medians")).isLessThan(0.8);
    assertThat(value("TREES", "FOLDS", "ALL", "coverage_pooled")).isBetween(0.88, 0.92);
    List<Row> classes =
        trial
            .rows("publish.footprint_model")
            .where("metric = 'coverage_by_class' AND segment <> 'ALL'")
            .collectAsList();
    assertThat(classes).hasSizeGreaterThanOrEqualTo(3);
    assertThat(classes)
        .allSatisfy(row -> assertThat(row.<Double>getAs("value")).isGreaterThan(0.87));
  }

  /** golden/green_ghgrp_fuel_check.csv: implied medians to 1e-3, counts exact. */
  @Test
  void checksReportedHeatAgainstTheFactorOfTheFuel() {
    Dataset<Row> checks = trial.rows("publish.fuel_check").orderBy("fuel_type");
    List<Row> rows = checks.collectAsList();
    assertThat(rows)
        .extracting(row -> row.getAs("fuel_type"))
        .containsExactly(
            "Bituminous", "Distillate Fuel Oil No. 2", "Natural Gas (Weighted U.S. Average)");
    assertThat(rows)
        .extracting(row -> row.<Long>getAs("n_rows"))
        .containsExactly(170L, 825L, 4747L);
    assertThat(rows).extracting(row -> row.<Long>getAs("off_rows")).containsExactly(45L, 8L, 125L);
    double[] medians = {94.0309, 74.1878, 53.1138};
    double[] factors = {94.0318, 74.2138, 53.1148};
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).<Double>getAs("implied_median")).isCloseTo(medians[i], within(1e-3));
      assertThat(rows.get(i).<Double>getAs("factor")).isCloseTo(factors[i], within(5e-5));
    }
    assertThat(trial.rows("publish.fuel_flag").count()).isEqualTo(45 + 8 + 125);
  }

  @Test
  void refusesABookThatLacksAColumn() {
    assertThatThrownBy(
            () ->
                Installation.of(
                    Settings.read(
                        CONF, List.of("carbon.estimate.book=raw.other"), Installation.CONTRACTS)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("carbon.estimate.book is raw.other, which no source fills");
  }

  /** A book of loans tries its estimators on its own footprints, in the same table. */
  @Test
  void refusesALabelledBookBesideLoans(@TempDir Path folder) throws IOException {
    Path conf = folder.resolve("both.yaml");
    Files.writeString(
        conf,
        Files.readString(CONF)
            .replace(
                "sources:\n",
                "sources:\n  - %1$s/enterprise.yaml\n  - %1$s/loan.yaml\n"
                    .formatted(AtHome.HOME.resolve("conf/sources"))));
    assertThatThrownBy(
            () ->
                Installation.of(
                        Settings.read(conf, List.of("data=" + folder), Installation.CONTRACTS))
                    .pipeline())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("give the labelled book a conf of its own");
  }

  private double value(String estimator, String split, String segment, String metric) {
    return figure(estimator, split, segment, metric).getAs("value");
  }

  private Row figure(String estimator, String split, String segment, String metric) {
    return trial
        .rows("publish.footprint_model")
        .where(
            "estimator = '%s' AND split = '%s' AND segment = '%s' AND metric = '%s'"
                .formatted(estimator, split, segment, metric))
        .first();
  }
}
