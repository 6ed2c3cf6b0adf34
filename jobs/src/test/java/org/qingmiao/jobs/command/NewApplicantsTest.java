// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.run.RunTable;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.jobs.train.Deployment;
import org.qingmiao.jobs.train.ModelState;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.DeployRecords;
import org.qingmiao.models.ledger.LeakEvidence;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.TrainRecords;
import org.qingmiao.models.ledger.ValidationMetrics;

/** A model's life on the demo book: trained once, used the next day, promoted, retired. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewApplicantsTest {
  private static final LocalDate FIRST = DemoBook.BUSINESS_DATE;
  private static final LocalDate NEXT = DemoBook.NEXT_DATE;
  private static final String APPROVAL = "RC-2025-07";
  private static final String OPERATOR = "zhang.wei";

  private TrialLake trial;
  private Row model;

  @BeforeAll
  void trainOnTheFirstDay(DemoTrial.Lake demo) {
    trial = demo.trial();
    model = trial.rows(ModelRegistry.TABLE).collectAsList().get(0);
  }

  @Test
  @Order(1)
  void scoresTheApplicantsOfTheNextDayWithoutTrainingAgain() {
    assertThat(runNextDay()).isIn(ExitCode.DONE, ExitCode.GATE_REJECT);
    assertThat(trial.printed()).contains("tax_filing delivered nothing for " + NEXT);
    assertThat(trial.rows(ModelRegistry.TABLE).collectAsList()).containsExactly(model);
    Dataset<Row> fresh =
        trial.rows(CreditScores.TABLE).where(col("score_date").equalTo(lit(NEXT.toString())));
    Dataset<Row> applicants = fresh.where(col("as_of").equalTo(lit(NEXT.toString())));
    assertThat(applicants.count()).isPositive();
    assertThat(fresh.select("model_sha256").distinct().collectAsList())
        .extracting(r -> r.getString(0))
        .containsExactly(model.<String>getAs("model_sha256"));
    assertThat(trial.rows(CreditScores.TABLE).select("decision_id").distinct().count())
        .isEqualTo(trial.rows(CreditScores.TABLE).count());
    assertThat(standing(NEXT)).isEqualTo(fresh.count());
  }

  private ExitCode runNextDay() {
    return trial.run(trial.leadingTo("score-credit"), NEXT, Runner.Repeat.SKIP);
  }

  /** Decisions of the queue of a day that say what their published decision says. */
  private long standing(LocalDate day) {
    Dataset<Row> queue =
        trial.rows(CreditQueue.TABLE).where(col("score_date").equalTo(lit(day.toString())));
    List<String> told = List.of("decision_id", "score_date", "as_of", "decision_hint", "model_id");
    Column[] cells = told.stream().map(c -> col(c)).toArray(Column[]::new);
    assertThat(queue.select(cells).except(trial.rows(CreditScores.TABLE).select(cells)).count())
        .isZero();
    return queue.count();
  }

  @Test
  @Order(1)
  void trainsTheSameModelAgainWhereItsDayIsDoneAgain() {
    assertThat(trial.run(Runner.Repeat.FORCE, trial.job("train-credit"))).isEqualTo(ExitCode.DONE);
    assertThat(trial.rows(ModelRegistry.TABLE).collectAsList()).containsExactly(model);
    assertThat(
            trial
                .rows(LeakEvidence.TABLE)
                .where(col("run_id").equalTo(model.<String>getAs("run_id")))
                .count())
        .isPositive();
  }

  @Test
  @Order(2)
  void refusesToPromoteARejectedModel() {
    Deployment promotion = change(Deployment.Action.PROMOTE);
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> promotion.run(judged(promotion.reads(), "REJECT")));
    assertThat(refusal.code()).isEqualTo(ExitCode.GATE_REJECT);
    assertThat(refusal)
        .hasMessage(
            "%s cannot be promoted: the verdict of its validation report for %s is REJECT"
                .formatted(id(), FIRST));
  }

  @Test
  @Order(3)
  void promotesWithARecordOfWhoDidItOnWhoseApproval() {
    Deployment promotion = change(Deployment.Action.PROMOTE);
    Job judged = new Judged(promotion, "ACCEPT");
    assertThat(trial.run(List.of(judged), NEXT, Runner.Repeat.RESTATE)).isEqualTo(ExitCode.DONE);
    Row record = trial.rows(DeployRecords.TABLE).first();
    assertThat(record.<String>getAs("action")).isEqualTo("PROMOTE");
    assertThat(record.<String>getAs("to_model")).isEqualTo(id());
    assertThat(record.<String>getAs("from_model")).isNull();
    assertThat(record.<String>getAs("approval")).isEqualTo(APPROVAL);
    assertThat(record.<String>getAs("operator_token")).startsWith("tk:operator:");
    assertThat(record.toString()).doesNotContain(OPERATOR);
    assertThat(state()).isEqualTo(ModelState.CHAMPION);
    // The day goes on: what the champion says now is decided anew, and stands.
    assertThat(runNextDay()).isIn(ExitCode.DONE, ExitCode.GATE_REJECT);
    assertThat(standing(NEXT)).isPositive();
  }

  /** The part of specs/credit 6.15 that only a deployed model can show: by whom, when, on what. */
  @Test
  @Order(4)
  void answersFromTheAuditTablesWhoDeployedTheModelBehindADecision() {
    Row decision =
        trial.rows(CreditScores.TABLE).where("score is not null").orderBy("decision_id").first();
    Row deployed =
        trial
            .rows(DeployRecords.TABLE)
            .where(col("to_model").equalTo(decision.<String>getAs("model_id")))
            .first();
    assertThat(Pseudonym.of(Keyset.demo()).plain(deployed.getAs("operator_token")))
        .isEqualTo(OPERATOR);
    assertThat(deployed.<String>getAs("approval")).isEqualTo(APPROVAL);
    assertThat(deployed.<String>getAs("job")).isEqualTo("promote");
    assertThat(deployed.<String>getAs("environment")).startsWith(Build.version()).contains("Java");
    Row run =
        trial
            .rows(RunTable.TABLE)
            .where(col("run_id").equalTo(deployed.<String>getAs("run_id")))
            .first();
    assertThat(run.<String>getAs("job")).isEqualTo("promote");
    assertThat(run.<String>getAs("state")).isEqualTo("PUBLISHED");
    assertThat(deployed.<Timestamp>getAs("at").toInstant())
        .isBetween(
            Instant.parse(run.<String>getAs("started_at")),
            Instant.parse(run.<String>getAs("ended_at")));
    // The model that was deployed is the one whose training is on record.
    assertThat(
            trial
                .rows(TrainRecords.TABLE)
                .where(col("model_id").equalTo(deployed.<String>getAs("to_model")))
                .first()
                .<Long>getAs("iterations"))
        .isEqualTo(40);
  }

  @Test
  @Order(5)
  void followsTheHintOfAChampionOnlyWhereItIsAccepted() {
    Job scoring = trial.job("score-credit");
    for (String verdict : List.of("REVIEW", "REJECT")) {
      assertThat(decisions(scoring, verdict).where("decision_hint != 'REVIEW'").count()).isZero();
    }
    Dataset<Row> accepted = decisions(scoring, "ACCEPT");
    assertThat(accepted.where("model_state != 'CHAMPION'").count()).isZero();
    assertThat(accepted.where("decision_hint != model_hint").count()).isZero();
    assertThat(accepted.where("decision_hint != 'REVIEW'").count()).isPositive();
  }

  @Test
  @Order(6)
  void neverBringsARetiredModelBack() {
    assertThat(trial.run(List.of(change(Deployment.Action.RETIRE)), NEXT, Runner.Repeat.RESTATE))
        .isEqualTo(ExitCode.DONE);
    assertThat(state()).isEqualTo(ModelState.RETIRED);
    assertThatThrownBy(
            () ->
                trial.run(List.of(change(Deployment.Action.PROMOTE)), NEXT, Runner.Repeat.RESTATE))
        .isInstanceOf(Refusal.class)
        .hasMessage(id() + " is retired and never comes back");
    Inputs now = trial.inputs(ModelStore.TABLES, Map.of());
    assertThatThrownBy(() -> ModelStore.of(now).serving(product(), Optional.of(id())))
        .hasMessage(
            "model %s is retired and scores no more; leave --model out for the one in service"
                .formatted(id()));
    assertThatThrownBy(() -> ModelStore.of(now).serving("TRACTOR", Optional.of(id())))
        .hasMessage(
            "model %s scores product %s, expected one for TRACTOR; leave --model out for the one in service"
                .formatted(id(), product()));
  }

  private String product() {
    return model.getAs("product_code");
  }

  private String id() {
    return model.getAs("model_id");
  }

  private ModelState state() {
    return ModelStore.of(trial.inputs(ModelStore.TABLES, Map.of())).named(id()).state();
  }

  private Deployment change(Deployment.Action action) {
    return new Deployment(action, id(), APPROVAL, trial.installation().context(OPERATOR));
  }

  private Dataset<Row> decisions(Job scoring, String verdict) {
    Outputs made = scoring.run(judged(scoring.reads(), verdict));
    return made.tables().get(CreditScores.TABLE.name());
  }

  /** The lake as it is, but with another overall verdict. */
  private Inputs judged(List<Table> reads, String verdict) {
    return trial.inputs(reads, Map.of(ValidationMetrics.TABLE, verdicts(verdict)));
  }

  private Dataset<Row> verdicts(String verdict) {
    return trial
        .rows(ValidationMetrics.TABLE)
        .withColumn(
            "verdict",
            when(col("metric").equalTo("overall"), lit(verdict)).otherwise(col("verdict")));
  }

  /**
   * A job that is shown another overall verdict than the demo's, which is beside the point here.
   */
  private final class Judged implements Job {
    private final Job job;
    private final String verdict;

    Judged(Job job, String verdict) {
      this.job = job;
      this.verdict = verdict;
    }

    @Override
    public String name() {
      return job.name();
    }

    @Override
    public List<Table> reads() {
      return job.reads();
    }

    @Override
    public List<Table> writes() {
      return job.writes();
    }

    @Override
    public Outputs run(Inputs in) {
      Map<String, Dataset<Row>> tables = new HashMap<>();
      Map<String, Long> versions = new HashMap<>();
      for (Table table : reads()) {
        tables.put(table.name(), in.rows(table));
        versions.put(table.name(), in.version(table));
      }
      tables.put(ValidationMetrics.TABLE.name(), verdicts(verdict));
      return job.run(new Inputs(in.spark(), in.asOf(), in.runId(), tables, versions, in.clock()));
    }
  }
}
