// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.between;
import static org.qingmiao.features.table.Rule.oneOf;

import java.util.List;
import org.qingmiao.features.define.CreditRows;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ColumnType.Field;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What a credit officer reads: one decision with its probability, score, grade and reasons, and the
 * digests that let anybody recompute it.
 *
 * <p>Rows are only ever added. The key is a digest of application, date, model with its standing,
 * and facts, so scoring the same rows again adds nothing.
 */
public final class CreditScores {

  /** A reason as it was given: its words are kept, because catalogues change. */
  public static final ColumnType.StructOf REASON =
      new ColumnType.StructOf(
          List.of(
              new Field("code", new ColumnType.Text()),
              new Field("feature", new ColumnType.Text()),
              new Field("text_zh", new ColumnType.Text()),
              new Field("text_en", new ColumnType.Text()),
              new Field("points", new ColumnType.Real()),
              new Field("actionable", new ColumnType.Flag()),
              new Field("value_band", new ColumnType.Text())));

  /** {@code publish.credit_score}. */
  public static final Table TABLE =
      Table.of("publish.credit_score", "one decision on one application", Shape.APPEND)
          .columns(
              text("decision_id", "First 32 hex of the SHA-256 over what makes the decision."),
              text("applicant_token", "Token of the applicant.").token("applicant"),
              text("loan_token", "Token of the application or loan.").token("loan"),
              text("applicant_type", "Kind of applicant."),
              text("product_code", "Product applied for."),
              date("score_date", "Business date of the run that made the decision."),
              date("as_of", "Day up to whose end facts were known to the decision."),
              text("score_status", "SCORED, or why there is no score."),
              whole("score", Unit.POINTS, "Credit score, 300 to 850, higher is safer.").optional(),
              real("pd_12m", Unit.SHARE, "Calibrated probability of default.").optional(),
              real("pd_low95", Unit.SHARE, "Lower end of its 95 % interval.").optional(),
              real("pd_high95", Unit.SHARE, "Upper end of its 95 % interval.").optional(),
              text("grade", "Grade A1 (safest) to D3.").optional(),
              reason("reason_1", "Main reason against the applicant."),
              reason("reason_2", "Second reason against the applicant."),
              reason("reason_3", "Third reason against the applicant."),
              reason("reason_4", "Fourth reason against the applicant."),
              reason("positive_1", "Main reason for the applicant; for officers only."),
              reason("positive_2", "Second reason for the applicant; for officers only."),
              decimal("suggested_limit", 18, 2, Unit.MONEY, "Suggested credit limit.").optional(),
              text("limit_binding", "Which term set the limit.").optional(),
              text("model_hint", "What the probability alone suggests.").optional(),
              text("decision_hint", "What people see: REVIEW unless an accepted champion scored."),
              text("model_state", "State of the model on the score date."),
              text("verdict", "Verdict of the validation report that the score comes with."),
              real("coverage", Unit.SHARE, "Share of the model's gain on features with a value."),
              typed(
                  "freshness",
                  new ColumnType.ListOf(CreditRows.AGE),
                  "Age of each source's newest fact."),
              flag("freshness_flag", "Whether a source was older than its limit."),
              text("model_id", "Model that scored."),
              whole("model_version", Unit.COUNT, "Its running number."),
              text("model_sha256", "Digest of the model's bytes."),
              text("calibrator_sha256", "Digest of the calibrator's bytes."),
              text("encoder_sha256", "Digest of the encoder's bytes."),
              whole("feature_table_version", Unit.NONE, "Delta version of feature.credit read."),
              text("code_commit", "Version of the program."),
              text("conf_sha256", "Digest of the configuration."),
              text("feature_sha256", "Digest of the feature vector."),
              typed(
                  "feature_vector",
                  new ColumnType.Bytes(),
                  "Feature vector as float32, little-endian, in model order."),
              text("run_id", "Run that wrote the row."))
          .key("decision_id")
          .rules(
              between("score", "300", "850"),
              between("pd_12m", "0", "1"),
              between("pd_low95", "0", "1"),
              between("pd_high95", "0", "1"),
              oneOf("score_status", "SCORED", "THIN_FILE", "STALE_DATA", "OUT_OF_SCOPE", "BLOCKED"),
              oneOf("model_hint", "APPROVE", "REVIEW", "DECLINE"),
              oneOf("decision_hint", "APPROVE", "REVIEW", "DECLINE"),
              oneOf("verdict", "ACCEPT", "REVIEW", "REJECT", "INSUFFICIENT"));

  private CreditScores() {}

  private static Column reason(String name, String meaning) {
    return typed(name, REASON, meaning).optional();
  }
}
