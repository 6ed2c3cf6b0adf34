// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.source.BusinessActivities;
import org.qingmiao.features.source.GreenEvidences;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;
import org.qingmiao.jobs.carbon.JudgeGreen;
import org.qingmiao.jobs.conf.GreenSettings;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.benefit.GreenVerdict.Status;
import org.qingmiao.models.benefit.LabelAgreement;
import org.qingmiao.models.ledger.GreenFirms;
import org.qingmiao.models.ledger.GreenLoans;
import org.qingmiao.models.ledger.GreenRuleRows;

/** What the example rules say of the demo's loans, projects and firms (green 4.10). */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreenCountyTest {
  /** The first day of the version of 2021; what was approved before has no rule in force. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 7, 1);

  /** Bounds of the example rules of 2021, conf/green-rules.yaml. */
  private static final Map<String, Double> BOUNDS = Map.of("4416", 18.0, "3484", 8.0, "0111", 1.0);

  private static final Map<String, String> PARAMS =
      Map.of(
          "4416", "module_efficiency_pct",
          "3484", "saving_pct",
          "0111", "drainages_per_season");

  private static final Map<String, String> UNITS = Map.of("4416", "%", "3484", "%", "0111", "1");

  private DemoTrial.Lake demo;
  private TrialLake trial;
  private Map<String, Row> judged;

  @BeforeAll
  void takeTheLake(DemoTrial.Lake demo) {
    this.demo = demo;
    this.trial = demo.trial();
    this.judged = by("loan_token", rows(GreenLoans.TABLE).collectAsList());
  }

  @Test
  void everyLoanIsJudgedOnce() {
    List<Row> loans = standing(Loans.TABLE);
    assertThat(judged.keySet()).isEqualTo(by("loan_token", loans).keySet());
    assertThat(judged).hasSameSizeAs(rows(GreenLoans.TABLE).collectAsList());
  }

  /** Each project from its raw rows: measured at or above the bound, assessed, not larger. */
  @Test
  void projectsAreJudgedByTheirDocuments() {
    Map<String, List<Row>> documents = documents();
    Map<String, Row> projects = by("loan_token", standing(GreenProjects.TABLE));
    assertThat(projects.size()).isGreaterThan(20);
    Map<String, Integer> states = new HashMap<>();
    projects.forEach(
        (loan, project) -> {
          Row verdict = judged.get(loan);
          // A loan that was withdrawn has no verdict; its project may go on.
          if (verdict != null) {
            String status = verdict.getAs("status");
            boolean isEarly = day(project, "approved_on").isBefore(FIRST_DAY);
            List<Row> papers =
                documents.getOrDefault(project.<String>getAs("project_no"), List.of());
            assertThat(status)
                .as("%s %s", project, papers)
                .isEqualTo(isEarly ? "REJECTED" : expected(project.getAs("gbt4754"), papers));
            assertThat(verdict.<String>getAs("project_id")).isEqualTo(project.getAs("project_no"));
            states.merge(status, 1, Integer::sum);
          }
        });
    assertThat(states.keySet()).containsExactlyInAnyOrder("CONFIRMED", "CANDIDATE", "REJECTED");
  }

  private static String expected(String gbt4754, List<Row> documents) {
    if (!BOUNDS.containsKey(gbt4754)) {
      return "REJECTED";
    }
    List<Double> measured = new ArrayList<>();
    Set<String> facts = new HashSet<>();
    for (Row row : documents) {
      BigDecimal value = row.getAs("value");
      if (value == null) {
        facts.add(row.getAs("code"));
      } else if (row.getAs("code").equals(PARAMS.get(gbt4754))
          && row.getAs("unit").equals(UNITS.get(gbt4754))) {
        measured.add(value.doubleValue());
      }
    }
    if (measured.stream().anyMatch(value -> value < BOUNDS.get(gbt4754))
        || facts.contains("CAPACITY_EXPANSION")) {
      return "REJECTED";
    }
    boolean isAssessed = gbt4754.equals("0111") || facts.contains("EIA_APPROVED");
    return measured.isEmpty() || !isAssessed ? "CANDIDATE" : "CONFIRMED";
  }

  /** Rejection 14: no loan is green by its words. */
  @Test
  void nothingIsConfirmedWithoutADocument() {
    Dataset<Row> confirmed = rows(GreenLoans.TABLE).where("status = 'CONFIRMED'");
    assertThat(confirmed.count()).isPositive();
    assertThat(confirmed.where("size(evidence_ids) = 0 OR size(missing_evidence) > 0").count())
        .isZero();
    assertThat(confirmed.where("project_id IS NULL").count()).isZero();
    // Farms that ask for seed and feed are in the trade of a rule, and in none of its words.
    assertThat(
            rows(GreenLoans.TABLE)
                .where("project_id IS NULL AND NOT array_contains(reasons, 'NO_RULE')")
                .count())
        .isZero();
  }

  /** The generator knows which cases are as green as they say; all confirmed are. */
  @Test
  void confirmsOnlyWhatIsGreenAndSaysHowMuchOfItItFinds() throws IOException {
    Map<String, Boolean> truth = new HashMap<>();
    for (String line : Files.readAllLines(demo.truth().resolve("green.csv"))) {
      String[] cells = line.split(",");
      if (cells.length == 3) {
        truth.put(cells[0], Boolean.valueOf(cells[2]));
      }
    }
    // No example rule speaks of digesters, so people would not call them green by this catalogue.
    Map<String, String> classes = new HashMap<>();
    standing(GreenProjects.TABLE)
        .forEach(row -> classes.put(row.getAs("project_no"), row.getAs("gbt4754")));
    List<LabelAgreement.Labelled> cases = new ArrayList<>();
    judged.forEach(
        (loan, row) -> {
          String project = row.getAs("project_id");
          if (project != null && BOUNDS.containsKey(classes.get(project))) {
            cases.add(
                new LabelAgreement.Labelled(
                    Status.valueOf(row.getAs("status")),
                    truth.get(project)
                        ? LabelAgreement.Label.GREEN
                        : LabelAgreement.Label.NOT_GREEN));
          }
        });
    LabelAgreement agreement = LabelAgreement.of(cases);
    assertThat(agreement.precision()).isEqualTo(1);
    // 5/6 of the measurements are there, and of those with an assessment 5/6 of it.
    assertThat(agreement.recall()).isBetween(0.4, 0.98);
    assertThat(agreement.decided()).isBetween(0.5, 0.95);
  }

  @Test
  void firmsAreGreenByTheShareOfTheirRevenue() {
    Map<String, List<Row>> documents = documents();
    Map<String, List<Row>> activities = new HashMap<>();
    for (Row row : standing(BusinessActivities.TABLE)) {
      if (row.getAs("period_end").toString().equals("2024-12-31")) {
        activities
            .computeIfAbsent(row.getAs("enterprise_token"), who -> new ArrayList<>())
            .add(row);
      }
    }
    List<Row> firms = rows(GreenFirms.TABLE).collectAsList();
    assertThat(by("enterprise_token", firms).keySet()).isEqualTo(activities.keySet());
    Set<String> states = new HashSet<>();
    for (Row firm : firms) {
      BigDecimal all = BigDecimal.ZERO;
      BigDecimal confirmed = BigDecimal.ZERO;
      BigDecimal candidate = BigDecimal.ZERO;
      for (Row one : activities.get(firm.<String>getAs("enterprise_token"))) {
        BigDecimal revenue = one.getAs("revenue_cny");
        all = all.add(revenue);
        String status = statusOfActivity(one, documents);
        confirmed = status.equals("CONFIRMED") ? confirmed.add(revenue) : confirmed;
        candidate = status.equals("CANDIDATE") ? candidate.add(revenue) : candidate;
      }
      assertThat(firm.<BigDecimal>getAs("revenue_cny")).isEqualByComparingTo(all);
      assertThat(firm.<BigDecimal>getAs("confirmed_cny")).isEqualByComparingTo(confirmed);
      assertThat(firm.<BigDecimal>getAs("candidate_cny")).isEqualByComparingTo(candidate);
      BigDecimal half = all.divide(BigDecimal.valueOf(2));
      boolean earns = all.signum() > 0;
      assertThat(firm.<String>getAs("status"))
          .isEqualTo(
              earns && confirmed.compareTo(half) >= 0
                  ? "CONFIRMED"
                  : earns && confirmed.add(candidate).compareTo(half) >= 0
                      ? "CANDIDATE"
                      : "REJECTED");
      states.add(firm.getAs("status"));
    }
    assertThat(states).contains("CONFIRMED", "REJECTED");
  }

  /** A trade speaks only in the words of a rule, which the county's green activities have. */
  private static String statusOfActivity(Row one, Map<String, List<Row>> documents) {
    boolean isNamed =
        one.<String>getAs("description").contains("光伏")
            || one.<String>getAs("description").contains("节水灌溉");
    return isNamed
        ? expected(
            one.getAs("gbt4754"),
            documents.getOrDefault(one.<String>getAs("activity_no"), List.of()))
        : "REJECTED";
  }

  /** Buses have a rule of the later version only: approved before, they are not green by it. */
  @Test
  void aVersionThatWasNotInForceConfirmsNothing() {
    long buses =
        standing(BusinessActivities.TABLE).stream()
            .filter(row -> row.getAs("gbt4754").equals("5412"))
            .count();
    assertThat(buses).isPositive();
    assertThat(rows(GreenFirms.TABLE).select("catalogue_version").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("2021");
  }

  @Test
  void keepsTheRulesThatItJudgedBy() {
    GreenSettings green = settings();
    assertThat(rows(GreenRuleRows.TABLE).count()).isEqualTo(green.catalogue().rules().size());
  }

  @Test
  void refusesARuleThatIsReadDifferentlyUnderItsOldVersion() {
    Dataset<Row> stored = rows(GreenRuleRows.TABLE);
    Dataset<Row> altered =
        stored.withColumn(
            "row_hash",
            when(col("rule_id").equalTo("EX-BUS-01"), lit("other")).otherwise(col("row_hash")));
    Job job = trial.job("judge-green");
    assertThatThrownBy(() -> job.run(inputs(job, Map.of(GreenRuleRows.TABLE, altered))))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "green rules EXAMPLE EX-BUS-01 of 2025 differ from what model.green_rule holds; a rule that judged never changes, give what you read differently another version");
  }

  /** An installation without projects and documents confirms nothing, and judges every loan. */
  @Test
  void doesWithoutTheOptionalSources() {
    Job job = JudgeGreen.among(List.of(), settings());
    Outputs made = job.run(inputs(job, Map.of()));
    Dataset<Row> loans = made.tables().get(GreenLoans.TABLE.name());
    assertThat(loans.count()).isEqualTo(judged.size());
    assertThat(loans.where("status <> 'REJECTED'").count()).isZero();
    assertThat(made.tables().get(GreenFirms.TABLE.name()).count()).isZero();
  }

  private static LocalDate day(Row row, String column) {
    return LocalDate.parse(row.getAs(column).toString());
  }

  private GreenSettings settings() {
    return trial.installation().settings().carbon().orElseThrow().green().orElseThrow();
  }

  private Map<String, List<Row>> documents() {
    return standing(GreenEvidences.TABLE).stream()
        .collect(Collectors.groupingBy(row -> row.getAs("case_no")));
  }

  private static Map<String, Row> by(String column, List<Row> rows) {
    return rows.stream()
        .collect(Collectors.toMap(row -> row.getAs(column), Function.identity(), (a, b) -> a));
  }

  private Inputs inputs(Job job, Map<Table, Dataset<Row>> altered) {
    Map<Table, Dataset<Row>> ofDay = new HashMap<>();
    job.reads().forEach(table -> ofDay.put(table, rows(table)));
    ofDay.putAll(altered);
    return trial.inputs(job.reads(), ofDay);
  }

  private List<Row> standing(Table table) {
    return VersionRank.standing(rows(table), table.delivered().clock().orElseThrow())
        .collectAsList();
  }

  private Dataset<Row> rows(Table table) {
    return trial.rowsOfTheDay(table);
  }
}
