// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.jobs.train.StoredModel;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.Hint;
import org.qingmiao.models.credit.ReasonCodes;
import org.qingmiao.models.credit.Scored;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.FeatureVector;
import org.qingmiao.models.train.ModelRefusal;

/**
 * Computes published decisions again from their stored feature vector and the registered model, and
 * compares every field bit for bit. It needs no source and no history of any table.
 */
public final class Rescore implements AutoCloseable {
  private final ModelStore store;
  private final Map<String, CreditModel> open = new HashMap<>();

  /** Rescoring with the models of a store. */
  public Rescore(ModelStore store) {
    this.store = store;
  }

  /**
   * One field of one decision.
   *
   * @param decision its id
   * @param field name of the field, or {@code proof} where the proof itself is damaged
   * @param stored as published
   * @param recomputed as it came out again, or what is wrong with the proof
   */
  public record Check(String decision, String field, String stored, String recomputed) {

    /** Whether both agree. */
    public boolean isEqual() {
      return stored.equals(recomputed);
    }
  }

  /**
   * All fields of a decision; doubles by their exact bits.
   *
   * @param points published with it, by the code of the family or by REFERENCE and REST
   */
  public List<Check> check(Row decision, Map<String, Long> points) {
    String id = decision.getAs("decision_id");
    byte[] vector = decision.getAs("feature_vector");
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            id, "feature_sha256", decision.getAs("feature_sha256"), CanonicalJson.sha256(vector)));
    checks.add(new Check(id, "decision_id", id, Decision.id(decision::getAs)));
    try {
      Scored scored = model(decision).score(FeatureVector.read(vector).values());
      compare(decision, scored, checks);
      checks.add(points(decision, new TreeMap<>(points), scored));
    } catch (ModelRefusal damaged) {
      checks.add(new Check(id, "proof", "intact", damaged.getMessage()));
    }
    return checks;
  }

  private static void compare(Row decision, Scored scored, List<Check> checks) {
    String id = decision.getAs("decision_id");
    boolean isStale = decision.getAs("score_status").equals("STALE_DATA");
    boolean isScored = scored.status() == Scored.Status.SCORED && !isStale;
    Map<String, Object> again = new java.util.LinkedHashMap<>();
    again.put("score_status", isStale ? "STALE_DATA" : scored.status().name());
    again.put("pd_12m", isScored ? scored.pd() : null);
    again.put("pd_low95", isScored ? scored.pdLow() : null);
    again.put("pd_high95", isScored ? scored.pdHigh() : null);
    again.put("score", isScored ? (long) scored.score().points() : null);
    again.put("grade", isScored ? scored.grade().name() : null);
    again.put("coverage", scored.coverage());
    Hint hint = isScored ? scored.hint() : Hint.REVIEW;
    again.put("model_hint", hint.name());
    again.put("decision_hint", (isTrusted(decision) ? hint : Hint.REVIEW).name());
    again.put("freshness_flag", isStale);
    again.forEach(
        (field, value) ->
            checks.add(new Check(id, field, exact(decision.getAs(field)), exact(value))));
    for (int i = 0; i < 4; i++) {
      Row stored = decision.getAs("reason_" + (i + 1));
      String code = stored == null ? "" : stored.getAs("code");
      checks.add(
          new Check(
              id,
              "reason_" + (i + 1),
              code + text(stored),
              isScored && i < scored.reasons().size()
                  ? scored.reasons().get(i).code() + text(scored.reasons().get(i))
                  : ""));
    }
    // A favourable reason is shown under the code of its own text, so feature and points count.
    for (int i = 0; i < 2; i++) {
      checks.add(
          new Check(
              id,
              "positive_" + (i + 1),
              text((Row) decision.getAs("positive_" + (i + 1))),
              isScored && i < scored.positives().size() ? text(scored.positives().get(i)) : ""));
    }
  }

  private static boolean isTrusted(Row decision) {
    return Decision.isTrusted(decision.getAs("model_state"), decision.getAs("verdict"));
  }

  /**
   * The published points of decisions, by their id and then by code, or by family where there is no
   * code.
   *
   * @param points rows of publish.score_points
   */
  public static Map<String, Map<String, Long>> points(Dataset<Row> points, List<Row> decisions) {
    Object[] ids = decisions.stream().map(d -> d.<String>getAs("decision_id")).toArray();
    Map<String, Map<String, Long>> byDecision = new HashMap<>();
    points
        .where(col("decision_id").isin(ids))
        .collectAsList()
        .forEach(
            row -> {
              String code = row.getAs("code");
              byDecision
                  .computeIfAbsent(row.getAs("decision_id"), id -> new TreeMap<>())
                  .put(code.isEmpty() ? row.getAs("family") : code, row.getAs("points"));
            });
    return byDecision;
  }

  private static Check points(Row decision, Map<String, Long> stored, Scored scored) {
    Map<String, Long> again = new TreeMap<>();
    if (decision.getAs("score") != null) {
      scored.points().families().forEach((code, value) -> again.put(code, value.longValue()));
      again.put(ScorePoints.REFERENCE, (long) scored.points().reference());
      again.put(ScorePoints.REST, (long) scored.points().rest());
    }
    return new Check(
        decision.getAs("decision_id"), "score_points", stored.toString(), again.toString());
  }

  private CreditModel model(Row decision) {
    String id = decision.getAs("model_id");
    CreditModel known = open.get(id);
    if (known == null) {
      StoredModel stored = store.named(id);
      requireSame("model", decision.getAs("model_sha256"), stored.digests().model());
      requireSame("encoder", decision.getAs("encoder_sha256"), stored.digests().encoder());
      requireSame("calibrator", decision.getAs("calibrator_sha256"), stored.digests().calibrator());
      stored.requireLibrary();
      known = stored.open(1);
      open.put(id, known);
    }
    return known;
  }

  private static void requireSame(String part, String published, String registered) {
    if (!published.equals(registered)) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "the decision names %s %s, but %s is registered".formatted(part, published, registered));
    }
  }

  /** A double by its bits, so that nothing hides behind rounding. */
  private static String exact(Object value) {
    return value instanceof Double d ? Double.toHexString(d) : Objects.toString(value, "");
  }

  private static String text(Row reason) {
    return reason == null
        ? ""
        : "/%s=%s"
            .formatted(reason.<String>getAs("feature"), exact(reason.<Double>getAs("points")));
  }

  private static String text(ReasonCodes.Family family) {
    return "/%s=%s".formatted(family.feature(), exact(family.points()));
  }

  @Override
  public void close() {
    open.values().forEach(CreditModel::close);
    open.clear();
  }
}
