// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.qingmiao.jobs.report.Published.day;
import static org.qingmiao.jobs.report.Published.optionalText;
import static org.qingmiao.jobs.report.Published.text;
import static org.qingmiao.jobs.report.Published.whole;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.report.DecisionFacts.Age;
import org.qingmiao.jobs.report.DecisionFacts.Points;
import org.qingmiao.jobs.report.DecisionFacts.Reason;
import org.qingmiao.jobs.report.DecisionFacts.Score;
import org.qingmiao.jobs.report.QueueFacts.HintCount;
import org.qingmiao.jobs.report.QueueFacts.Tally;
import org.qingmiao.jobs.report.ValidationFacts.CurvePoint;
import org.qingmiao.jobs.report.ValidationFacts.LeakFinding;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.ValidationFacts.RowStep;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.LeakEvidence;
import org.qingmiao.models.ledger.ModelCards;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.RowWaterfall;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.ledger.TrainRecords;
import org.qingmiao.models.ledger.ValidationCurves;
import org.qingmiao.models.ledger.ValidationMetrics;
import org.qingmiao.models.train.CanonicalJson;

/** Fills the facts of the pages from the tables of one business date. */
final class FactReader {

  /** Statements of lineage, by column of the training record and of the registry. */
  private static final List<String> TRAINING =
      List.of(
          "data_table",
          "data_version",
          "data_rows",
          "data_digest",
          "train_sha256",
          "sampling",
          "weights",
          "iterations",
          "code_commit",
          "conf_sha256",
          "environment");

  private static final List<String> REGISTERED =
      List.of("model_sha256", "library", "platform", "evaluator", "retirement_plan");

  private final Inputs in;
  private final Published queue;
  private final Published scores;
  private final Published measured;

  FactReader(Inputs in) {
    this.in = in;
    this.queue = Published.of(in, CreditQueue.TABLE, Optional.empty());
    Published ofDay =
        Published.of(
            in, CreditScores.TABLE, Optional.of(col("score_date").equalTo(lit(in.asOf()))));
    this.scores = ofDay.with(QueueOrder.standing(ofDay.rows(), queue.rows(), in.asOf()));
    this.measured =
        Published.of(
            in, ValidationMetrics.TABLE, Optional.of(col("as_of").equalTo(lit(in.asOf()))));
  }

  /** The decisions that stand on the business date. */
  Published scores() {
    return scores;
  }

  /** What was measured on the business date. */
  Published measured() {
    return measured;
  }

  /** The model that scored, else the one that was validated; empty where there is neither. */
  String modelId() {
    return Stream.of(queue.rows(), measured.rows())
        .map(rows -> rows.select("model_id").limit(1))
        .flatMap(rows -> rows.collectAsList().stream())
        .map(row -> row.getString(0))
        .findFirst()
        .orElse("");
  }

  ValidationFacts validation(String model, Published evidence) {
    Published training = ofModel(TrainRecords.TABLE, model);
    List<Row> records = training.inOrder();
    Published registry = ofModel(ModelRegistry.TABLE, model);
    List<ValidationFacts.Statement> lineage = new ArrayList<>();
    Origin origin = Origin.row(training.source(), "model_id", model);
    records.forEach(row -> lineage.addAll(statements(row, TRAINING, origin)));
    registry
        .inOrder()
        .forEach(row -> lineage.addAll(statements(row, REGISTERED, registry.origin(row))));
    return new ValidationFacts(
        in.asOf(),
        model,
        metrics(measured.with(measured.rows().where(col("model_id").equalTo(lit(model))))),
        points(ofModel(ValidationCurves.TABLE, model)),
        steps(ofModel(RowWaterfall.TABLE, model)),
        leaks(evidence),
        lineage,
        records.stream().findFirst().map(row -> losses(text(row, "eval_log"))).orElse(List.of()),
        origin);
  }

  CardFacts card(String model) {
    Published card = ofModel(ModelCards.TABLE, model);
    return new CardFacts(
        in.asOf(),
        model,
        card.inOrder().stream()
            .map(
                row ->
                    new CardFacts.Statement(
                        text(row, "section"),
                        whole(row, "position"),
                        text(row, "item"),
                        text(row, "text_zh"),
                        text(row, "text_en"),
                        card.origin(row)))
            .toList());
  }

  /** The queue with at most {@code most} decisions of each hint. */
  QueueFacts queue(int most) {
    Tally all = tally(queue.rows(), "score_date", in.asOf().toString());
    List<DecisionFacts> shown = new ArrayList<>();
    for (HintCount count : all.hints()) {
      QueueOrder.of(scores.rows().where(col("decision_hint").equalTo(lit(count.hint()))))
          .limit(most)
          .collectAsList()
          .forEach(row -> shown.add(decision(row)));
    }
    Tally ofDay =
        tally(
            queue.rows().where(col("as_of").equalTo(lit(in.asOf()))),
            "score_date",
            in.asOf().toString(),
            "as_of",
            in.asOf().toString());
    return new QueueFacts(in.asOf(), ofDay, all, shown);
  }

  /** Some of the decisions by hint; {@code key} is what names them among all. */
  private Tally tally(Dataset<Row> decisions, String... key) {
    List<HintCount> hints =
        decisions.groupBy("decision_hint").count().collectAsList().stream()
            .map(
                row -> {
                  String[] ofHint = Arrays.copyOf(key, key.length + 2);
                  ofHint[key.length] = "decision_hint";
                  ofHint[key.length + 1] = row.getString(0);
                  return new HintCount(
                      row.getString(0), row.getLong(1), Origin.row(queue.source(), ofHint));
                })
            .toList();
    return new Tally(hints, Origin.row(queue.source(), key));
  }

  /** These decisions with their points. */
  List<DecisionFacts> withPoints(List<DecisionFacts> decisions) {
    if (decisions.isEmpty()) {
      return List.of();
    }
    Object[] ids = decisions.stream().map(DecisionFacts::decisionId).toArray();
    Published points =
        Published.of(in, ScorePoints.TABLE, Optional.of(col("score_date").equalTo(lit(in.asOf()))));
    Map<String, List<Points>> byDecision = new TreeMap<>();
    points
        .with(points.rows().where(col("decision_id").isin(ids)))
        .inOrder()
        .forEach(
            row ->
                byDecision
                    .computeIfAbsent(text(row, "decision_id"), id -> new ArrayList<>())
                    .add(
                        new Points(
                            text(row, "family"),
                            text(row, "code"),
                            whole(row, "points"),
                            points.origin(row))));
    return decisions.stream()
        .map(d -> d.withPoints(byDecision.getOrDefault(d.decisionId(), List.of())))
        .toList();
  }

  /** What the leak guard measured in the run that trained the model. */
  Published evidence(String model) {
    List<String> runs =
        in.rows(ModelRegistry.TABLE)
            .where(col("model_id").equalTo(lit(model)))
            .select("run_id")
            .as(Encoders.STRING())
            .collectAsList();
    return Published.of(in, LeakEvidence.TABLE, Optional.of(col("run_id").isin(runs.toArray())));
  }

  private Published ofModel(Table table, String model) {
    Column condition = col("model_id").equalTo(lit(model));
    return Published.of(in, table, Optional.of(condition));
  }

  private static List<Metric> metrics(Published report) {
    return report.inOrder().stream()
        .map(
            row ->
                new Metric(
                    text(row, "metric"),
                    text(row, "segment"),
                    report.real(row, "value"),
                    report.real(row, "ci_low"),
                    report.real(row, "ci_high"),
                    whole(row, "n"),
                    whole(row, "bads"),
                    optionalText(row, "gate"),
                    optionalText(row, "verdict"),
                    report.origin(row)))
        .toList();
  }

  private static List<CurvePoint> points(Published curves) {
    return curves.inOrder().stream()
        .map(
            row ->
                new CurvePoint(
                    text(row, "curve"),
                    text(row, "segment"),
                    whole(row, "position"),
                    curves.real(row, "x").orElseThrow(),
                    curves.real(row, "y").orElseThrow(),
                    curves.real(row, "lo"),
                    curves.real(row, "hi"),
                    whole(row, "n"),
                    curves.origin(row)))
        .toList();
  }

  private static List<RowStep> steps(Published waterfall) {
    return waterfall.inOrder().stream()
        .map(
            row ->
                new RowStep(
                    whole(row, "position"),
                    text(row, "step"),
                    whole(row, "row_count"),
                    whole(row, "bads"),
                    text(row, "reason"),
                    waterfall.origin(row)))
        .toList();
  }

  private static List<LeakFinding> leaks(Published evidence) {
    return evidence.inOrder().stream()
        .map(
            row ->
                new LeakFinding(
                    text(row, "column_name"),
                    text(row, "detector"),
                    evidence.real(row, "value"),
                    evidence.real(row, "bound"),
                    text(row, "verdict"),
                    text(row, "note"),
                    evidence.origin(row)))
        .toList();
  }

  private static List<ValidationFacts.Statement> statements(
      Row row, List<String> columns, Origin origin) {
    return columns.stream()
        .filter(column -> row.getAs(column) != null)
        .map(
            column ->
                new ValidationFacts.Statement(
                    column, String.valueOf((Object) row.getAs(column)), origin.at(column)))
        .toList();
  }

  /** The losses in the log of a training; a log of another form is not drawn. */
  private static List<Double> losses(String log) {
    if (!log.startsWith("{")
        || !(CanonicalJson.read(log.getBytes(StandardCharsets.UTF_8)).get("train_log_loss")
            instanceof List<?> list)) {
      return List.of();
    }
    return list.stream()
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).doubleValue())
        .toList();
  }

  private DecisionFacts decision(Row row) {
    Optional<Score> score =
        scores
            .real(row, "pd_12m")
            .map(
                pd ->
                    new Score(
                        pd,
                        scores.real(row, "pd_low95").orElse(pd),
                        scores.real(row, "pd_high95").orElse(pd),
                        whole(row, "score"),
                        text(row, "grade")));
    return new DecisionFacts(
        text(row, "decision_id"),
        text(row, "applicant_token"),
        text(row, "applicant_type"),
        text(row, "product_code"),
        day(row, "score_date"),
        day(row, "as_of"),
        text(row, "score_status"),
        score,
        reasons(row, "reason_1", "reason_2", "reason_3", "reason_4"),
        reasons(row, "positive_1", "positive_2"),
        Optional.ofNullable(row.<BigDecimal>getAs("suggested_limit")),
        optionalText(row, "limit_binding"),
        optionalText(row, "model_hint"),
        text(row, "decision_hint"),
        text(row, "model_state"),
        text(row, "verdict"),
        scores.real(row, "coverage").orElse(0.0),
        ages(row.getList(row.fieldIndex("freshness"))),
        row.<Boolean>getAs("freshness_flag"),
        text(row, "model_id"),
        text(row, "model_sha256"),
        List.of(),
        scores.origin(row));
  }

  private static List<Reason> reasons(Row row, String... slots) {
    return Stream.of(slots)
        .filter(slot -> row.getAs(slot) != null)
        .map(
            slot -> {
              Row reason = row.getAs(slot);
              return new Reason(
                  slot,
                  text(reason, "code"),
                  text(reason, "text_zh"),
                  text(reason, "text_en"),
                  reason.<Double>getAs("points"),
                  reason.<Boolean>getAs("actionable"));
            })
        .toList();
  }

  private static List<Age> ages(List<Row> freshness) {
    return freshness == null
        ? List.of()
        : IntStream.range(0, freshness.size())
            // A source that never spoke has no age.
            .filter(i -> !freshness.get(i).isNullAt(freshness.get(i).fieldIndex("days")))
            .mapToObj(
                i -> new Age(text(freshness.get(i), "source"), whole(freshness.get(i), "days"), i))
            .sorted(Comparator.comparing(Age::source))
            .toList();
  }
}
