// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.carbon.FinanceEmissions;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.ledger.Footprints;

/** A foreign loan book that reaches the carbon report by {@code conf/pacta.yaml} alone. */
@ExtendWith(SparkTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PactaBookTest {

  /** The borrower of the loans L314 and L315. */
  private static final String TWICE = "C208";

  private final Pseudonym pseudonym = Pseudonym.of(Keyset.demo());

  private TrialLake trial;

  @BeforeAll
  void runTheBook(SparkSession spark, @TempDir Path folder) {
    Path data = PublicData.with("pacta/loanbook_demo.csv");
    trial = TrialLake.of(spark, Path.of("..", "conf", "pacta.yaml"), folder, "data=" + data);
    assertThat(trial.run()).isEqualTo(ExitCode.DONE);
  }

  /** The README of the data: 323 loans, 322 borrowers, 98,635,971 EUR. */
  @Test
  void takesTheWholeBookIn() {
    assertThat(trial.rows("raw.loan").count()).isEqualTo(323);
    assertThat(
            trial.rows("raw.loan").selectExpr("CAST(sum(amount_cny) AS BIGINT)").first().getLong(0))
        .isEqualTo(98_635_971);
    assertThat(trial.rows("raw.enterprise").select("enterprise_token").distinct().count())
        .isEqualTo(322);
    assertThat(trial.rows("audit.quarantine").count()).isZero();
  }

  /** Rejection 2: nothing but what was read of a borrower could give it a footprint. */
  @Test
  void usesNoFactorAnywhereAndSaysWhy() {
    assertThat(trial.rows(Footprints.TABLE).count()).isZero();
    Map<String, Integer> answers = new HashMap<>();
    trial
        .rows("publish.footprint_gap")
        .collectAsList()
        .forEach(row -> answers.merge(row.getAs("enterprise_token"), 1, Integer::sum));
    assertThat(answers).hasSize(322);
    assertThat(answers.values()).containsOnly(2);
    assertThat(trial.rows("publish.footprint_gap").select("code").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("NO_FOOTPRINT");
  }

  @Test
  void leavesEveryLoanOutOnceUnderEachMethodAndPrintsTheSum() {
    for (String method : List.of("PCAF2022", "CNBANK", "PBOC2021")) {
      Dataset<Row> out =
          trial
              .rows("publish.exclusion")
              .where("perimeter = 'FULL' AND method_id = '%s'".formatted(method));
      assertThat(out.count()).isEqualTo(323);
      assertThat(out.select("loan_token").distinct().count()).isEqualTo(323);
      assertThat(out.selectExpr("CAST(sum(outstanding) AS BIGINT)").first().getLong(0))
          .isEqualTo(98_635_971);
    }
    assertThat(trial.printed())
        .contains(
            "PCAF2022: of 323 loans to 322 borrowers (322 in the register, 0 with a balance sheet, 0 with a footprint) 0 are financed, 0.0 % of 98635971.00 outstanding; left out: NO_DENOMINATOR 323");
    Row coverage =
        trial.rows("publish.report_line").where("section = 'A' AND line_code = 'COVERAGE'").first();
    assertThat(coverage.<BigDecimal>getAs("value")).isZero();
  }

  /**
   * With a footprint of 1,000 t and a balance sheet of 10 million, both loans share what one
   * borrower emits: 300,047 and 300,048 of 10,000,000 are 30.0047 t and 30.0048 t.
   */
  @Test
  void footprintsABorrowerOfTwoLoansOnce() {
    CarbonSettings carbon = trial.installation().settings().carbon().orElseThrow();
    Job job = FinanceEmissions.among(List.of(FinancialStatements.TABLE), carbon);
    String who = pseudonym.token("credit_code", TWICE);
    Table stored = FinancialStatements.TABLE.stored();
    Dataset<Row> statement =
        trial.spark().createDataFrame(List.of(statement(stored, who)), stored.schema());
    Dataset<Row> footprint =
        trial.spark().createDataFrame(List.of(footprint(who)), Footprints.TABLE.schema());
    Map<Table, Dataset<Row>> planted =
        Map.of(FinancialStatements.TABLE, statement, Footprints.TABLE, footprint);
    List<Row> financed =
        job.run(trial.inputs(job.reads(), planted))
            .tables()
            .get("publish.financed_emission")
            .where("method_id = 'PCAF2022'")
            .orderBy("tco2e")
            .collectAsList();
    assertThat(financed)
        .extracting(row -> row.getAs("loan_token"))
        .containsExactly(pseudonym.token("loan", "L314"), pseudonym.token("loan", "L315"));
    assertThat(financed.get(0).<Double>getAs("tco2e")).isCloseTo(30.0047, within(1e-9));
    assertThat(financed.get(1).<Double>getAs("tco2e")).isCloseTo(30.0048, within(1e-9));
  }

  @Test
  void writesAReportThatSaysItIsMadeUp() throws IOException {
    Path reports = trial.lake().root().resolve("reports/2020-12-31");
    assertThat(Files.readString(reports.resolve("carbon.html")))
        .contains("FICTITIOUS DATA: made up by those who published them")
        .contains("No loan could be given financed emissions");
    assertThat(reports.resolve("index.html")).exists();
    assertThat(Files.readAllLines(reports.resolve("exclusion.csv")).size()).isGreaterThan(3 * 323);
  }

  private static Row statement(Table table, String who) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("statement_no", "S1");
    cells.put("enterprise_token", who);
    cells.put("period_end", Date.valueOf("2020-12-31"));
    cells.put("filed_at", Timestamp.valueOf("2020-12-31 00:00:00"));
    cells.put("version", 0L);
    cells.put("op", "U");
    cells.put("total_assets_cny", new BigDecimal("12000000.00"));
    cells.put("equity_cny", new BigDecimal("4000000.00"));
    cells.put("debt_cny", new BigDecimal("6000000.00"));
    cells.put("revenue_cny", new BigDecimal("9000000.00"));
    return NamedRow.of(table, cells);
  }

  private static Row footprint(String who) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("enterprise_token", who);
    cells.put("as_of", Date.valueOf("2020-12-31"));
    cells.put("year", 2020L);
    cells.put("scope", "S1");
    cells.put("gwp_set", "AR5");
    cells.put("tco2e", 1000.0);
    cells.put("p05", 900.0);
    cells.put("p50", 999.0);
    cells.put("p95", 1100.0);
    cells.put("method", "ENERGY");
    cells.put("evidence", "PRIMARY");
    cells.put("area_check", "NA");
    cells.put("coverage_pct", 100.0);
    return NamedRow.of(Footprints.TABLE, cells);
  }
}
