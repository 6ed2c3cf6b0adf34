// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** The points of the curves that the validation page draws. */
public final class ValidationCurves {

  /** {@code publish.validation_curve}. */
  public static final Table TABLE =
      Table.of("publish.validation_curve", "one point of one curve", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date of the run."),
              text("model_id", "Model that was measured."),
              text("curve", "ROC, CALIBRATION, SCORE_DISTRIBUTION or STABILITY."),
              text("segment", "TRAIN, TEST, OOT or a feature."),
              whole("position", Unit.COUNT, "Place of the point on its curve, from 0."),
              real("x", Unit.NONE, "Horizontal coordinate."),
              real("y", Unit.NONE, "Vertical coordinate."),
              real("lo", Unit.NONE, "Lower end of the interval of y.").optional(),
              real("hi", Unit.NONE, "Upper end of the interval of y.").optional(),
              whole("n", Unit.COUNT, "Rows behind the point."),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "model_id", "curve", "segment", "position");

  private ValidationCurves() {}
}
