// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.source.Activities;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.carbon.AccountFootprints;
import org.qingmiao.jobs.carbon.FinanceEmissions;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.EnvironmentalBenefits;
import org.qingmiao.models.ledger.FactorVersions;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.Footprints;

/** What the carbon jobs refuse (green 5 and 8), on altered copies of the demo's tables. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarbonRefusalsTest {
  private static final Path CONF = Path.of("..", "conf", "demo.yaml");

  private TrialLake trial;

  @BeforeAll
  void takeTheLake(DemoTrial.Lake demo) {
    this.trial = demo.trial();
  }

  /** Green 5: a changed old row; nothing is written. */
  @Test
  void refusesAFactorWhoseStoredRowWasAnother() {
    String id = "CN-GRID-2022/ELECTRICITY/CO2/CN37/SCOPE2_AVG/2022@1";
    Dataset<Row> stored = rows(FactorVersions.TABLE);
    Column hash = when(col("factor_id").equalTo(id), lit("other")).otherwise(col("row_hash"));
    assertThatThrownBy(
            () -> run("load-factors", FactorVersions.TABLE, stored.withColumn("row_hash", hash)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "conf/factors: "
                + id
                + " differ from what model.emission_factor holds; rows never change, give the correction the next version and supersedes");
  }

  /** Green 5: the same loan twice at one date, or in two classes. */
  @Test
  void refusesALoanInTwoProjects() {
    Dataset<Row> projects = rows(GreenProjects.TABLE);
    // One whose project was not withdrawn: its share is that of a project.
    String loan =
        rows(Attributions.TABLE)
            .where("denominator_type = 'PROJECT_EQUITY_DEBT'")
            .orderBy("loan_token")
            .first()
            .getAs("loan_token");
    Dataset<Row> again =
        projects
            .where(col("loan_token").equalTo(loan))
            .withColumn("project_no", concat(col("project_no"), lit("B")));
    assertThatThrownBy(() -> run("finance-emissions", GreenProjects.TABLE, projects.union(again)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "raw.green_project: loans "
                + loan
                + " stand in two projects; a loan has one class and one project a date, withdraw one of them");
  }

  /** Green 6: a book that is not the general ledger's is not published. */
  @Test
  void refusesABookThatIsNotTheLedgers() {
    Job job =
        Installation.of(
                Settings.read(CONF, List.of("carbon.ledger_total_cny=1"), Installation.CONTRACTS))
            .pipeline()
            .job("finance-emissions")
            .orElseThrow();
    assertThatThrownBy(() -> job.run(inputs(job, Map.of())))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.UNBALANCED))
        .hasMessageMatching(
            "the loans add to [0-9.]+ CNY and carbon.ledger_total_cny is 1: they differ by [0-9.]+, expected 0.5 % at most. Nothing was published.");
  }

  /** Rejection 5 and green 5: kg sent as t goes to quarantine, and its owner has no footprint. */
  @Test
  void quarantinesASlipOfAUnitAndGoesOn() {
    Row own =
        rows(Footprints.TABLE)
            .where("scope = 'S1' AND method = 'ENERGY'")
            .orderBy("enterprise_token")
            .first();
    String enterprise = own.getAs("enterprise_token");
    String row = own.<String>getList(own.fieldIndex("activity_ids")).get(0);
    Column slipped =
        when(col("activity_id").equalTo(row), col("quantity").multiply(1_000_000))
            .otherwise(col("quantity"))
            .cast("decimal(20,9)");
    Outputs made =
        run(
            "account-footprints",
            Activities.TABLE,
            rows(Activities.TABLE).withColumn("quantity", slipped));
    List<Row> refused =
        made.quarantine().orElseThrow().where("source = 'activity'").collectAsList();
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).<String>getList(refused.get(0).fieldIndex("reasons")))
        .containsExactly("UNIT_SUSPECT");
    assertThat(refused.get(0).<String>getAs("record")).contains(row);
    List<Row> gaps =
        made.tables()
            .get(FootprintGaps.TABLE.name())
            .where(col("enterprise_token").equalTo(enterprise).and(col("scope").equalTo("S1")))
            .collectAsList();
    assertThat(gaps).extracting(gap -> gap.getAs("code")).containsExactly("UNIT_SUSPECT");
    assertThat(made.tables().get(Footprints.TABLE.name()).count())
        .isEqualTo(rows(Footprints.TABLE).count() - 1);
  }

  /** Rejection 2: where nothing is delivered there is a reason, never a default. */
  @Test
  void givesReasonsWhereAnInstallationHasNoMeters() {
    CarbonSettings carbon = trial.installation().settings().carbon().orElseThrow();
    Job footprints = AccountFootprints.among(List.of(Enterprises.TABLE), carbon.method());
    Outputs made = footprints.run(inputs(footprints, Map.of()));
    assertThat(made.tables().get(Footprints.TABLE.name()).count()).isZero();
    assertThat(
            made.tables().get(FootprintGaps.TABLE.name()).select("code").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("NO_FOOTPRINT");
    Job financed = FinanceEmissions.among(List.of(), carbon);
    Table attributions = Attributions.TABLE;
    assertThat(
            financed
                .run(inputs(financed, Map.of()))
                .tables()
                .get(attributions.name())
                .where("denominator_type = 'PROJECT_EQUITY_DEBT'")
                .count())
        .isZero();
    assertThat(rows(attributions).where("denominator_type = 'PROJECT_EQUITY_DEBT'").count())
        .isPositive();
  }

  /** Rejection 1 and invariant 9: what is never read cannot be set off. */
  @Test
  void noBenefitReachesAFinancedEmission() {
    for (String job : List.of("account-footprints", "finance-emissions")) {
      assertThat(trial.job(job).reads())
          .extracting(Table::name)
          .doesNotContain(EnvironmentalBenefits.TABLE.name());
    }
  }

  /** Rejection 17: the trial guide's method is from memory, and AR9 has not been written. */
  @Test
  void refusesAConfThatNobodyCanDefend() {
    assertThatThrownBy(() -> settings("carbon.primary=PBOC2021"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(
            "method PBOC2021 is unverified; attest method:PBOC2021 in conf/attest.csv, or take it beside another");
    assertThatThrownBy(() -> settings("carbon.primary=CNBANK"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("primary is CNBANK, which divides an average balance");
    assertThatThrownBy(() -> settings("carbon.gwp_set=AR9"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("gwp_set is \"AR9\", expected one of [SAR, AR4, AR5, AR6]");
    assertThatThrownBy(() -> settings("carbon.gwp_set=SAR"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("gwp_set is SAR, which reproduces old guides; expected AR5 or AR6");
  }

  private static Settings settings(String override) {
    return Settings.read(CONF, List.of(override), Installation.CONTRACTS);
  }

  private Outputs run(String name, Table table, Dataset<Row> altered) {
    Job job = trial.job(name);
    return job.run(inputs(job, Map.of(table, altered)));
  }

  private Inputs inputs(Job job, Map<Table, Dataset<Row>> altered) {
    Map<Table, Dataset<Row>> ofDay = new HashMap<>();
    job.reads().forEach(table -> ofDay.put(table, rows(table)));
    ofDay.putAll(altered);
    return trial.inputs(job.reads(), ofDay);
  }

  private Dataset<Row> rows(Table table) {
    return trial.rowsOfTheDay(table);
  }
}
