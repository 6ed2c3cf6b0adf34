// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Every model that was ever trained, with its bytes. A row never changes: the state of a model
 * follows from the deploy records.
 */
public final class ModelRegistry {

  /** {@code model.registry}. */
  public static final Table TABLE =
      Table.of("model.registry", "one trained model", Shape.APPEND)
          .columns(
              text("model_id", "Product and digest of model, encoder and calibrator."),
              whole("version", Unit.COUNT, "Running number within the lake, from 1."),
              date("as_of", "Business date of the training run."),
              text("product_code", "Product whose applicants it scores."),
              text("recipe_sha256", "Digest of features, trends, parameters and periods."),
              typed("model_ubj", new ColumnType.Bytes(), "The booster in the UBJ format."),
              text("model_sha256", "Digest of the booster's bytes."),
              text("encoder_sha256", "Digest of the encoder, see model.encoder."),
              text("calibrator_sha256", "Digest of the calibrator, see model.calibrator."),
              text("features", "Features in order with kind, trend, reason and code, as JSON."),
              text("parameters", "Hyper-parameters and seed, as JSON."),
              text("library", "Name and version of the training library."),
              text("platform", "Operating system and architecture of the training."),
              real("base_score", Unit.SHARE, "Probability that the trees start from."),
              text(
                  "evaluator",
                  "exact with the bits of the base margin, or native and why; never changes."),
              text("retirement_plan", "When and how the model is to be retired."),
              text("run_id", "Run that trained it."))
          .key("model_id");

  private ModelRegistry() {}
}
