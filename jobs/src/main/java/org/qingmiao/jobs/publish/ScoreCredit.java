// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ColumnType.Field;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.train.ModelRefusals;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.jobs.train.StoredModel;
import org.qingmiao.jobs.train.Verdicts;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.ReasonCatalogue;
import org.qingmiao.models.evaluate.Verdict;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.ledger.ValidationMetrics;
import org.qingmiao.models.train.ModelRefusal;

/**
 * Scores and explains every application of {@code feature.credit} and publishes the decisions with
 * their proof.
 */
public final class ScoreCredit implements Job {
  private static final ColumnType.ListOf POINTS =
      new ColumnType.ListOf(
          new ColumnType.StructOf(
              List.of(
                  new Field("family", new ColumnType.Text()),
                  new Field("code", new ColumnType.Text()),
                  new Field("points", new ColumnType.Whole()))));

  private final Table rows;
  private final CreditSettings credit;
  private final ReasonCatalogue catalogue;
  private final Optional<String> pinned;
  private final String codeVersion;
  private final String confDigest;

  /** The job for the rows, settings and reason texts of an installation. */
  public ScoreCredit(
      Table rows,
      CreditSettings credit,
      ReasonCatalogue catalogue,
      Optional<String> pinned,
      String codeVersion,
      String confDigest) {
    this.rows = rows;
    this.credit = credit;
    this.catalogue = catalogue;
    this.pinned = pinned;
    this.codeVersion = codeVersion;
    this.confDigest = confDigest;
  }

  @Override
  public String name() {
    return "score-credit";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(ModelStore.TABLES);
    reads.add(rows);
    reads.add(ValidationMetrics.TABLE);
    reads.add(CreditScores.TABLE);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(ScorePoints.TABLE, CreditScores.TABLE, CreditQueue.TABLE);
  }

  /** Another pinned model or other words for a reason make other work of the same day. */
  @Override
  public String ownSettings() {
    return pinned.orElse("") + "\n" + ReasonLine.of(catalogue);
  }

  /** Ends with the model's standing verdict: a day without outcomes does not undo a REJECT. */
  @Override
  public Outputs run(Inputs in) {
    StoredModel stored = ModelStore.of(in).serving(credit.product(), pinned);
    List<Feature> features = features(stored);
    String verdict = verdict(in, stored);
    Decision.Frame frame =
        new Decision.Frame(
            stored.id(),
            stored.version(),
            stored.digests().model(),
            stored.digests().encoder(),
            stored.digests().calibrator(),
            stored.state().name(),
            verdict,
            in.version(rows),
            codeVersion,
            confDigest,
            in.runId(),
            ReasonLine.of(catalogue.with(features)).stream()
                .collect(Collectors.toMap(ReasonLine::code, line -> line)),
            credit.freshness());
    StructType schema =
        new StructType(CreditScores.TABLE.schema().fields())
            .add(DataTypes.createStructField("points_of", POINTS.spark(), false));
    Broadcast<StoredModel> model =
        new JavaSparkContext(in.spark().sparkContext()).broadcast(stored);
    MapPartitionsFunction<Row, Row> score =
        partition -> new DecisionIterator(partition, model.value(), frame);
    // Decisions and their points come from one pass; scoring twice would cost as much again.
    Dataset<Row> scored =
        in.rows(rows)
            .mapPartitions(score, Encoders.row(schema))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> points =
        scored
            .where(col("score").isNotNull())
            .select(col("decision_id"), col("score_date"), inline(col("points_of")))
            .withColumn("run_id", lit(in.runId()));
    return Outputs.of(ScorePoints.TABLE, points)
        .and(CreditScores.TABLE, scored.drop("points_of"))
        .and(CreditQueue.TABLE, scored.join(earlier(in), "decision_id", "left_anti"))
        .verdict(verdict.equals(Verdict.REJECT.name()) ? ExitCode.GATE_REJECT : ExitCode.DONE);
  }

  /** What was decided on an earlier day, and is not decided again. */
  private static Dataset<Row> earlier(Inputs in) {
    return in.rows(CreditScores.TABLE)
        .where(col("score_date").lt(lit(in.asOf())))
        .select("decision_id");
  }

  /** The features of the model, which the rows must have. */
  private List<Feature> features(StoredModel stored) {
    Map<String, Feature.Kind> columns = new HashMap<>();
    rows.columns()
        .forEach(
            c ->
                columns.put(
                    c.name(), c.type().isNumeric() ? Feature.Kind.NUMBER : Feature.Kind.CATEGORY));
    try (CreditModel model = stored.open(1)) {
      model.requireColumns(columns);
      return model.features();
    } catch (ModelRefusal refusal) {
      throw ModelRefusals.asRefusal(refusal);
    }
  }

  /** The verdict that stands on the day of the scores. */
  private static String verdict(Inputs in, StoredModel stored) {
    return Verdicts.of(stored.id(), in.rows(ValidationMetrics.TABLE))
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.MODEL_REFUSED,
                    "model %s has no validation report for %s; run validate-credit first"
                        .formatted(stored.id(), in.asOf())));
  }
}
