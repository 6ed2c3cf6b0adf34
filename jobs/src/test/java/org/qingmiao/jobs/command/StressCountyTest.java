// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.carbon.StressTransition;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.conf.StressSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.carbon.stress.StressAgreement;
import org.qingmiao.models.ledger.StressedBorrowers;

/**
 * Borrowers of the county under a carbon price, by a model that reads their ratios (green 4.11).
 */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StressCountyTest {
  private static final Path CONF = Path.of("..", "conf", "demo.yaml");
  private static final String STRESS = StressedBorrowers.TABLE.name();

  private TrialLake plain;
  private TrialLake trial;
  private List<Row> stressed;

  /** The same county with a model of loan and balance sheet, whose group holds the ratios. */
  @BeforeAll
  void trainAModelThatReadsTheRatios(DemoTrial.Lake demo, @TempDir Path folder) {
    plain = demo.trial();
    trial =
        TrialLake.of(
            plain.spark(),
            CONF,
            folder,
            "data=" + demo.landing(),
            "sources=[sources/enterprise.yaml, sources/loan.yaml, sources/repayment.yaml, sources/utility_bill.yaml, sources/activity.yaml, sources/financial_statement.yaml]",
            "credit.groups=[loan, finance]",
            "credit.ablation=false",
            "credit.train.min_bads=20",
            "credit.train.rounds=40",
            "credit.periods.from=2021-01-01");
    assertThat(trial.run()).isIn(ExitCode.DONE, ExitCode.GATE_REJECT);
    stressed =
        trial.rows(STRESS).orderBy("enterprise_token", "scenario_id", "year").collectAsList();
  }

  /** The demo's own model reads none of the ratios, so it says nothing; Merton's does. */
  @Test
  void aModelWithoutTheRatiosGivesNoNumber() {
    Dataset<Row> rows = plain.rows(STRESS);
    assertThat(rows.count()).isPositive();
    assertThat(
            rows.where("status <> 'NOT_MODELLED' OR pd0 IS NOT NULL OR pd_s IS NOT NULL").count())
        .isZero();
    assertThat(rows.where("merton_pd_s < merton_pd0").count()).isZero();
    assertThat(rows.where("merton_pd_s > merton_pd0").count()).isPositive();
  }

  /** price * (S1 + S2) with the defaults: nothing is free and the grid hands on all of its cost. */
  @Test
  void theCostIsThePriceOfTheFootprint() {
    Map<String, Double> tonnes = new HashMap<>();
    trial
        .rows("publish.footprint")
        .collectAsList()
        .forEach(
            row ->
                tonnes.merge(
                    row.getAs("enterprise_token"), row.<Double>getAs("tco2e"), Double::sum));
    assertThat(stressed.size()).isGreaterThan(40);
    for (Row row : stressed) {
      double expected =
          tonnes.get(row.<String>getAs("enterprise_token")) * row.<Double>getAs("carbon_price");
      assertThat(row.<BigDecimal>getAs("carbon_cost").doubleValue())
          .isCloseTo(expected, within(0.006));
    }
  }

  @Test
  void aHigherPriceNeverLowersAProbabilityAndBoundsAreInOrder() {
    Map<String, Row> before = new HashMap<>();
    int modelled = 0;
    int moved = 0;
    for (Row row :
        stressed.stream().sorted((a, b) -> Double.compare(price(a), price(b))).toList()) {
      if (row.getAs("status").equals("NOT_MODELLED")) {
        continue;
      }
      modelled++;
      assertThat(pd(row, "pd_s")).isGreaterThanOrEqualTo(pd(row, "pd0"));
      assertThat(pd(row, "pd_s_p05")).isLessThanOrEqualTo(pd(row, "pd_s"));
      assertThat(pd(row, "pd_s_p95")).isGreaterThanOrEqualTo(pd(row, "pd_s"));
      moved += pd(row, "pd_s") > pd(row, "pd0") ? 1 : 0;
      Row cheaper = before.put(row.getAs("enterprise_token"), row);
      if (cheaper != null) {
        assertThat(pd(row, "pd_s")).isGreaterThanOrEqualTo(pd(cheaper, "pd_s"));
        assertThat(pd(row, "pd0")).isEqualTo(pd(cheaper, "pd0"));
      }
    }
    assertThat(modelled).isPositive();
    assertThat(moved).isPositive();
  }

  /** Invariant 10: no price, no bit. */
  @Test
  void noPriceMovesNoBit() {
    Settings settings = trial.installation().settings();
    CarbonSettings carbon = settings.carbon().orElseThrow();
    StressSettings shipped = carbon.stress().orElseThrow();
    StressSettings free =
        new StressSettings(
            List.of(new StressSettings.Priced("NONE", 2030, 0)),
            shipped.freeAllocation(),
            shipped.powerPassThrough(),
            shipped.customerPassThrough(),
            shipped.lostDemand(),
            shipped.lossGivenDefault(),
            shipped.merton());
    Job job =
        new StressTransition(
            free,
            carbon,
            trial.installation().table("feature.credit"),
            settings.credit().orElseThrow().product(),
            Optional.empty(),
            trial.installation().tables());
    Dataset<Row> rows = job.run(trial.inputs(job.reads(), Map.of())).tables().get(STRESS);
    assertThat(rows.where("status = 'MODELLED'").count()).isPositive();
    assertThat(rows.where("NOT (pd_s <=> pd0 AND pd_s_p05 <=> pd0 AND pd_s_p95 <=> pd0)").count())
        .isZero();
    assertThat(rows.where("NOT (merton_pd_s <=> merton_pd0)").count()).isZero();
  }

  /** An installation without statements asks nobody, and reads none. */
  @Test
  void doesWithoutStatements() {
    Settings settings = trial.installation().settings();
    CarbonSettings carbon = settings.carbon().orElseThrow();
    Job job =
        new StressTransition(
            carbon.stress().orElseThrow(),
            carbon,
            trial.installation().table("feature.credit"),
            settings.credit().orElseThrow().product(),
            Optional.empty(),
            List.of());
    assertThat(job.run(trial.inputs(job.reads(), Map.of())).tables().get(STRESS).count()).isZero();
  }

  /** A borrower whose statement has not changed since its application has the published PD. */
  @Test
  void withoutAPriceTheModelSaysWhatItPublished() {
    trial.rows(STRESS).createOrReplaceTempView("stressed");
    trial.rows("feature.credit").createOrReplaceTempView("applied");
    trial.rows("publish.credit_score").createOrReplaceTempView("scored");
    trial.rows("raw.financial_statement").createOrReplaceTempView("stated");
    // The newest application of each borrower, made after its statement for 2024 was filed.
    List<Row> same =
        trial
            .spark()
            .sql(
                """
                SELECT s.pd0, c.pd_12m
                FROM (SELECT enterprise_token, max(pd0) AS pd0 FROM stressed GROUP BY 1) s
                JOIN (SELECT applicant_token, max_by(loan_token, struct(as_of, loan_token)) AS loan_token,
                             max(as_of) AS as_of FROM applied GROUP BY 1) a
                  ON a.applicant_token = s.enterprise_token
                JOIN scored c ON c.loan_token = a.loan_token AND c.as_of = a.as_of
                JOIN (SELECT enterprise_token, max(filed_at) AS filed_at FROM stated
                      WHERE period_end = DATE '2024-12-31' GROUP BY 1) f
                  ON f.enterprise_token = s.enterprise_token AND a.as_of > date_add(f.filed_at, 1)
                WHERE s.pd0 IS NOT NULL AND c.pd_12m IS NOT NULL""")
            .collectAsList();
    assertThat(same).isNotEmpty();
    for (Row row : same) {
      assertThat(row.getDouble(0)).isEqualTo(row.getDouble(1));
    }
  }

  /** The printed agreement is that of the kernel, over borrowers that both models judged. */
  @Test
  void comparesTheTwoModelsAsTheKernelDoes() {
    List<StressAgreement.Change> changes = new ArrayList<>();
    for (Row row : stressed) {
      if (row.getAs("scenario_id").equals("DEMO_FAST")
          && row.<Long>getAs("year") == 2035
          && row.getAs("pd_s") != null
          && row.getAs("merton_pd_s") != null) {
        changes.add(
            new StressAgreement.Change(
                pd(row, "pd_s") - pd(row, "pd0"), pd(row, "merton_pd_s") - pd(row, "merton_pd0")));
      }
    }
    StressAgreement agreement = StressAgreement.of(changes);
    assertThat(line("SPEARMAN")).isCloseTo(agreement.spearman(), within(1e-6));
    assertThat(line("SAME_SIGN")).isCloseTo(agreement.sameSign(), within(1e-6));
  }

  @Test
  void refusesAStressWithoutACreditModelAndAPriceThatNobodyGave() {
    assertThatThrownBy(() -> settings("carbon.stress.years=[2031]"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no carbon price of DEMO_SLOW in CN, 2031; add it to the table");
    assertThatThrownBy(() -> settings("carbon.stress.free_allocation=1.5"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("expected 0 or more and shares in [0, 1]");
    assertThatThrownBy(() -> settings("carbon.stress.loss_given_default=45"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("45.0 is no share, expected 0 to 1");
  }

  private static Settings settings(String override) {
    return Settings.read(CONF, List.of(override), Installation.CONTRACTS);
  }

  private double line(String code) {
    return trial
        .rows("publish.report_line")
        .where(
            "section = 'M' AND line_code = '%s' AND dims LIKE '%%DEMO_FAST%%2035%%'"
                .formatted(code))
        .first()
        .<BigDecimal>getAs("value")
        .doubleValue();
  }

  private static double price(Row row) {
    return row.getAs("carbon_price");
  }

  private static double pd(Row row, String column) {
    return row.getAs(column);
  }
}
