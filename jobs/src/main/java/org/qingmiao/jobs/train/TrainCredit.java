// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.CreditTraining;
import org.qingmiao.models.credit.Cutoffs;
import org.qingmiao.models.credit.ModelDigests;
import org.qingmiao.models.credit.ScoreScale;
import org.qingmiao.models.ledger.LeakEvidence;
import org.qingmiao.models.ledger.ModelParts;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.TrainRecords;
import org.qingmiao.models.train.CalibSet;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.ClusterRows;
import org.qingmiao.models.train.Evidence;
import org.qingmiao.models.train.LeakGuard;
import org.qingmiao.models.train.LeakSuspicion;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split.Segment;
import org.qingmiao.models.train.TrainSet;
import org.qingmiao.models.train.Waiver;

/**
 * Fits a credit model where there is none yet for this recipe, and registers it with the record of
 * its training.
 *
 * <p>Training and scoring are two things: while a model for the recipe is registered, new
 * applicants are scored with it and nothing is fitted.
 */
public final class TrainCredit implements Job {
  private final List<Feature> features;
  private final Table rows;
  private final CreditSettings credit;
  private final TrainingContext context;

  /** The job for the features and settings of an installation. */
  public TrainCredit(
      List<Feature> features, Table rows, CreditSettings credit, TrainingContext context) {
    this.features = List.copyOf(features);
    this.rows = rows;
    this.credit = credit;
    this.context = context;
  }

  @Override
  public String name() {
    return "train-credit";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(ModelStore.TABLES);
    reads.add(TrainRecords.TABLE);
    reads.add(rows);
    return reads;
  }

  @Override
  public List<Table> writes() {
    // The registry comes last: a model that is registered has all its parts and its record.
    return List.of(
        LeakEvidence.TABLE,
        ModelParts.ENCODER,
        ModelParts.CALIBRATOR,
        TrainRecords.TABLE,
        ModelRegistry.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    ModelStore store = ModelStore.of(in);
    // A model of this very day is no reason to stop: where its day is done again, it must come out
    // again, and on corrected facts another one takes its place.
    boolean isTrained =
        store
            .trained(credit.product(), RecipeTree.digest(features, credit))
            .filter(m -> m.trainedOn().isBefore(in.asOf()))
            .isPresent();
    boolean isWanted =
        switch (credit.training().when()) {
          case NEVER -> false;
          case MISSING -> !isTrained;
          case ALWAYS -> true;
        };
    if (!isWanted) {
      return Outputs.none();
    }
    try {
      return train(in, store);
    } catch (ModelRefusal refusal) {
      throw ModelRefusals.asRefusal(refusal);
    }
  }

  private Outputs train(Inputs in, ModelStore store) {
    Instant started = in.clock().instant();
    CreditSamples samples = CreditSamples.of(in.rows(rows), features, credit);
    CreditTraining.Settings settings =
        new CreditTraining.Settings(
            RecipeTree.recipe(credit.training()),
            samples.prior(),
            ScoreScale.DEFAULT,
            new Cutoffs(credit.cutoffs().approveBelow(), credit.cutoffs().declineFrom()),
            new LeakGuard.Settings(waivers(), in.asOf()));
    try {
      CreditTraining.Outcome outcome = train(in, samples, settings);
      try (CreditModel model = outcome.model()) {
        return register(in, store, started, samples, outcome, model);
      }
    } catch (LeakSuspicion suspicion) {
      return Outputs.of(LeakEvidence.TABLE, evidence(in, suspicion.evidence(), in.runId()))
          .refuse(ModelRefusals.asRefusal(suspicion));
    }
  }

  private CreditTraining.Outcome train(
      Inputs in, CreditSamples samples, CreditTraining.Settings settings) {
    TrainSet train = TrainSet.of(samples.of(Segment.TRAIN), credit.training().minBads());
    CalibSet calib = new CalibSet(samples.of(Segment.CALIB));
    Sample test = samples.of(Segment.TEST);
    return isAlone()
        ? CreditTraining.train(train, calib, test, settings)
        : CreditTraining.train(
            clusterRows(in), credit.training().workers(), train, calib, test, settings);
  }

  private boolean isAlone() {
    return credit.training().workers() == 1;
  }

  private ClusterRows clusterRows(Inputs in) {
    return CreditSamples.train(in.rows(rows), features, credit);
  }

  private Outputs register(
      Inputs in,
      ModelStore store,
      Instant started,
      CreditSamples samples,
      CreditTraining.Outcome outcome,
      CreditModel model) {
    ModelDigests digests = model.digests();
    String id = modelId(digests);
    Optional<String> trainedBefore = trainingRun(in, id);
    Outputs outputs =
        Outputs.of(
                LeakEvidence.TABLE,
                evidence(in, outcome.evidence(), trainedBefore.orElse(in.runId())))
            .and(ModelParts.ENCODER, part(in, ModelParts.ENCODER, model.encoderJson()))
            .and(ModelParts.CALIBRATOR, part(in, ModelParts.CALIBRATOR, model.calibratorJson()));
    outcome.evidence().stream()
        .filter(one -> one.verdict() == Evidence.Verdict.INVESTIGATE)
        .forEach(one -> outputs.warn(toLookAt(one)));
    if (trainedBefore.isPresent()) {
      // It came out as it was registered, so the record of its first training stands.
      return outputs
          .and(TrainRecords.TABLE, ofModel(in, TrainRecords.TABLE, id))
          .and(ModelRegistry.TABLE, ofModel(in, ModelRegistry.TABLE, id));
    }
    Map<String, Object> registry = new HashMap<>();
    registry.put("model_id", id);
    registry.put("version", store.all().size() + 1L);
    registry.put("as_of", Date.valueOf(in.asOf()));
    registry.put("product_code", credit.product());
    registry.put("recipe_sha256", RecipeTree.digest(features, credit));
    registry.put("model_ubj", model.modelBytes());
    registry.put("model_sha256", digests.model());
    registry.put("encoder_sha256", digests.encoder());
    registry.put("calibrator_sha256", digests.calibrator());
    registry.put("features", text(RecipeTree.features(features)));
    registry.put("parameters", text(RecipeTree.parameters(credit.training())));
    registry.put("library", outcome.library());
    registry.put("platform", context.platform());
    registry.put("base_score", outcome.baseScore());
    registry.put("evaluator", model.evaluator().text());
    registry.put(
        "retirement_plan",
        "Review each quarter; retire when a stability gate rejects or a successor is promoted.");
    registry.put("run_id", in.runId());
    return outputs
        .and(
            TrainRecords.TABLE,
            one(in, TrainRecords.TABLE, record(in, id, started, samples, outcome)))
        .and(ModelRegistry.TABLE, one(in, ModelRegistry.TABLE, registry));
  }

  private Map<String, Object> record(
      Inputs in,
      String id,
      Instant started,
      CreditSamples samples,
      CreditTraining.Outcome outcome) {
    ContentDigest digest = ContentDigest.of(in.rows(rows), rows);
    KeyDigest train =
        isAlone() ? KeyDigest.of(samples.of(Segment.TRAIN)) : KeyDigest.of(clusterRows(in));
    Map<String, Object> candidates = new TreeMap<>();
    outcome.calibrators().forEach(c -> candidates.put(c.kind(), c.outOfFoldLogLoss()));
    Map<String, Object> record = new HashMap<>();
    record.put("model_id", id);
    record.put("as_of", Date.valueOf(in.asOf()));
    record.put("data_table", rows.name());
    record.put("data_version", in.version(rows));
    record.put("data_rows", digest.rows());
    record.put("data_digest", digest.text());
    record.put("train_rows", train.rows());
    record.put("train_sha256", train.sha256());
    record.put("calib_rows", (long) samples.of(Segment.CALIB).size());
    record.put(
        "sampling",
        "all rows with target GOOD or BAD; TRAIN buckets 0 to %d, CALIB 6000 to 7999, TEST the rest, later days out of time"
            .formatted(CreditSamples.trainBelow(credit) - 1));
    record.put("weights", samples.prior().mode().name());
    record.put("code_commit", context.codeVersion());
    record.put("conf_sha256", context.confDigest());
    record.put("environment", context.environment());
    record.put("operator_token", context.operatorToken());
    record.put("started_at", Timestamp.from(started));
    record.put("ended_at", Timestamp.from(in.clock().instant()));
    record.put("iterations", (long) outcome.evalLog().size());
    record.put("eval_log", text(Map.of("train_log_loss", outcome.evalLog())));
    record.put("calibration", text(candidates));
    record.put("outcome", "REGISTERED");
    record.put("run_id", in.runId());
    return record;
  }

  private static String toLookAt(Evidence one) {
    return String.format(
        Locale.ROOT,
        "leak guard: make sure that %s is known before the decision, %s %.3f against %.2f (%s); the validation report has the rest",
        one.column(),
        one.detector(),
        one.value(),
        one.bound(),
        one.note());
  }

  private static Dataset<Row> evidence(Inputs in, List<Evidence> evidence, String run) {
    List<Row> lines =
        evidence.stream()
            .map(
                e ->
                    NamedRow.of(
                        LeakEvidence.TABLE,
                        Map.of(
                            "as_of", Date.valueOf(in.asOf()),
                            "column_name", e.column(),
                            "detector", e.detector().name(),
                            "value", e.value(),
                            "bound", e.bound(),
                            "verdict", e.verdict().name(),
                            "note", e.note(),
                            "run_id", run)))
            .toList();
    return in.spark().createDataFrame(lines, LeakEvidence.TABLE.schema());
  }

  /** The run that registered a model; empty where none did. */
  private static Optional<String> trainingRun(Inputs in, String id) {
    return ofModel(in, ModelRegistry.TABLE, id)
        .select("run_id")
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .findFirst();
  }

  private static Dataset<Row> ofModel(Inputs in, Table table, String id) {
    return in.rows(table).where(col("model_id").equalTo(lit(id)));
  }

  private static Dataset<Row> part(Inputs in, Table table, byte[] json) {
    return one(
        in,
        table,
        Map.of(
            "sha256", CanonicalJson.sha256(json),
            "as_of", Date.valueOf(in.asOf()),
            "json", new String(json, StandardCharsets.UTF_8),
            "run_id", in.runId()));
  }

  private static Dataset<Row> one(Inputs in, Table table, Map<String, ?> values) {
    return in.spark().createDataFrame(List.of(NamedRow.of(table, values)), table.schema());
  }

  private String modelId(ModelDigests digests) {
    String all = digests.model() + digests.encoder() + digests.calibrator();
    return credit.product().toLowerCase(Locale.ROOT).replace('_', '-')
        + "-"
        + CanonicalJson.sha256(all.getBytes(StandardCharsets.US_ASCII)).substring(0, 12);
  }

  private List<Waiver> waivers() {
    return credit.waivers().stream()
        .map(w -> new Waiver(w.column(), w.operator(), w.reason(), w.until()))
        .toList();
  }

  private static String text(Map<String, ?> tree) {
    return new String(CanonicalJson.write(tree), StandardCharsets.UTF_8);
  }
}
