// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.Hint;
import org.qingmiao.models.credit.ReasonCodes;
import org.qingmiao.models.credit.Scored;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.train.CanonicalJson;

/** The published row of one scored application, and how it is put together. */
final class Decision {
  private static final int ID_DIGITS = 32;
  private static final List<String> ID_PARTS =
      List.of(
          "applicant_token",
          "loan_token",
          "product_code",
          "as_of",
          "model_id",
          "model_state",
          "verdict",
          "feature_sha256",
          "score_status");

  private static final List<String> TAKEN_OVER =
      List.of(
          "applicant_token",
          "loan_token",
          "applicant_type",
          "product_code",
          "score_date",
          "as_of",
          "freshness");

  private static final List<String> REASONS =
      List.of("reason_1", "reason_2", "reason_3", "reason_4");

  private static final List<String> POSITIVES = List.of("positive_1", "positive_2");

  private Decision() {}

  /**
   * What all decisions of a run share.
   *
   * @param reasons the catalogue, by code
   * @param freshness oldest age in days by source
   */
  record Frame(
      String modelId,
      long modelVersion,
      String modelSha,
      String encoderSha,
      String calibratorSha,
      String modelState,
      String verdict,
      long featureVersion,
      String codeVersion,
      String confDigest,
      String runId,
      Map<String, ReasonLine> reasons,
      Map<String, Integer> freshness)
      implements Serializable {

    boolean isTrusted() {
      return Decision.isTrusted(modelState, verdict);
    }

    ReasonLine reason(String code) {
      ReasonLine line = reasons.get(code);
      if (line == null) {
        throw new IllegalStateException(
            "conf/reasons.csv has no code %s, which a feature names; add it".formatted(code));
      }
      return line;
    }
  }

  /**
   * First 32 hex of the SHA-256 over what makes a decision this decision: the application, the
   * model with its calibrator and its standing on that day, the facts, and whether they were fresh.
   * The loan is part of it: two equal loans that a firm asks for on one day are two applications.
   *
   * @param decision its cells by the name of their column
   */
  static String id(Function<String, Object> decision) {
    String all =
        ID_PARTS.stream()
            .map(part -> String.valueOf(decision.apply(part)))
            .collect(Collectors.joining("|"));
    return CanonicalJson.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
  }

  /** Hints are followed only where an accepted champion gives them. */
  static boolean isTrusted(String modelState, String verdict) {
    return modelState.equals("CHAMPION") && verdict.equals("ACCEPT");
  }

  /** The row of {@link CreditScores#TABLE}, and behind it the points of {@link ScorePoints}. */
  static Row of(Row from, Scored scored, CreditModel model, Frame frame) {
    Cells row = new Cells();
    TAKEN_OVER.forEach(column -> row.put(column, from.getAs(column)));
    boolean isStale = isStale(from, frame);
    boolean isScored = scored.status() == Scored.Status.SCORED && !isStale;
    row.put("score_status", isStale ? "STALE_DATA" : scored.status().name());
    row.put("coverage", scored.coverage());
    row.put("freshness_flag", isStale);
    Hint hint = isScored ? scored.hint() : Hint.REVIEW;
    row.put("model_hint", hint.name());
    row.put("decision_hint", (frame.isTrusted() ? hint : Hint.REVIEW).name());
    if (isScored) {
      putScore(row, scored, model, frame);
    }
    putProof(row, scored, frame);
    row.put("decision_id", id(row::get));
    return row.with(points(scored, frame));
  }

  /** The cells of a row by the names of their columns, without a map for each of a million rows. */
  private static final class Cells {
    private static final Map<String, Integer> PLACES = places(CreditScores.TABLE.columnNames());

    private final Object[] cells = new Object[PLACES.size() + 1];

    private static Map<String, Integer> places(List<String> names) {
      Map<String, Integer> places = new HashMap<>();
      names.forEach(name -> places.put(name, places.size()));
      return places;
    }

    void put(String column, Object value) {
      cells[PLACES.get(column)] = value;
    }

    Object get(String column) {
      return cells[PLACES.get(column)];
    }

    Row with(Row[] points) {
      cells[cells.length - 1] = points;
      return RowFactory.create(cells);
    }
  }

  private static void putScore(Cells row, Scored scored, CreditModel model, Frame frame) {
    row.put("score", (long) scored.score().points());
    row.put("pd_12m", scored.pd());
    row.put("pd_low95", scored.pdLow());
    row.put("pd_high95", scored.pdHigh());
    row.put("grade", scored.grade().name());
    for (int i = 0; i < scored.reasons().size(); i++) {
      ReasonCodes.Family family = scored.reasons().get(i);
      row.put(REASONS.get(i), reason(frame.reason(family.code()), family, scored, model));
    }
    for (int i = 0; i < scored.positives().size(); i++) {
      ReasonCodes.Family family = scored.positives().get(i);
      ReasonLine risk = frame.reason(family.code());
      ReasonLine shown = risk.positive().isEmpty() ? risk : frame.reason(risk.positive());
      row.put(POSITIVES.get(i), reason(shown, family, scored, model));
    }
  }

  private static void putProof(Cells row, Scored scored, Frame frame) {
    row.put("model_state", frame.modelState);
    row.put("verdict", frame.verdict);
    row.put("model_id", frame.modelId);
    row.put("model_version", frame.modelVersion);
    row.put("model_sha256", frame.modelSha);
    row.put("encoder_sha256", frame.encoderSha);
    row.put("calibrator_sha256", frame.calibratorSha);
    row.put("feature_table_version", frame.featureVersion);
    row.put("code_commit", frame.codeVersion);
    row.put("conf_sha256", frame.confDigest);
    row.put("feature_sha256", scored.vector().sha256());
    row.put("feature_vector", scored.vector().bytes());
    row.put("run_id", frame.runId);
  }

  private static boolean isStale(Row from, Frame frame) {
    List<Row> ages = from.getList(from.fieldIndex("freshness"));
    return ages.stream()
        .anyMatch(
            a ->
                !a.isNullAt(1)
                    && a.getLong(1)
                        > frame.freshness.getOrDefault(a.getString(0), Integer.MAX_VALUE));
  }

  private static Row reason(
      ReasonLine line, ReasonCodes.Family family, Scored scored, CreditModel model) {
    return RowFactory.create(
        line.code(),
        family.feature(),
        line.textZh(),
        line.textEn(),
        family.points(),
        line.isActionable(),
        band(family.feature(), scored, model));
  }

  /** Where the value lies against the applicants that would be approved. */
  private static String band(String feature, Scored scored, CreditModel model) {
    float value = scored.vector().value(model.position(feature));
    OptionalDouble median = model.referenceMedian(feature);
    if (Float.isNaN(value)) {
      return "MISSING";
    }
    if (median.isEmpty()) {
      return "NO_REFERENCE";
    }
    int order = Double.compare(value, median.getAsDouble());
    return order < 0 ? "BELOW_REFERENCE" : order > 0 ? "ABOVE_REFERENCE" : "AT_REFERENCE";
  }

  private static Row[] points(Scored scored, Frame frame) {
    List<Row> points = new ArrayList<>();
    points.add(RowFactory.create(ScorePoints.REFERENCE, "", (long) scored.points().reference()));
    scored
        .points()
        .families()
        .forEach(
            (code, value) ->
                points.add(
                    RowFactory.create(frame.reason(code).family(), code, value.longValue())));
    points.add(RowFactory.create(ScorePoints.REST, "", (long) scored.points().rest()));
    return points.toArray(Row[]::new);
  }
}
