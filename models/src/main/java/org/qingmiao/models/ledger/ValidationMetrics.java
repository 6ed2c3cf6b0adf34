// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * How good a model is, as a long table: every metric with its interval, size and, where it is a
 * gate, its bounds and verdict. The row {@code overall} holds the verdict of the whole report.
 */
public final class ValidationMetrics {

  /** {@code publish.validation_report}. */
  public static final Table TABLE =
      Table.of(
              "publish.validation_report",
              "one metric of one model in one segment on one day",
              Shape.EVENTS)
          .columns(
              date("as_of", "Business date of the run."),
              text("model_id", "Model that was measured."),
              text("metric", "Metric, such as auc or ece10."),
              text("segment", "TRAIN, CALIB, TEST, OOT, a grade or a feature."),
              real("value", Unit.NONE, "The metric; null where it could not be measured.")
                  .optional(),
              real("ci_low", Unit.NONE, "Lower end of its 95 % interval.").optional(),
              real("ci_high", Unit.NONE, "Upper end of its 95 % interval.").optional(),
              whole("n", Unit.COUNT, "Rows behind it."),
              whole("bads", Unit.COUNT, "Bad rows behind it."),
              text("gate", "Bounds of accept and reject in words, where it is a gate.").optional(),
              text("verdict", "ACCEPT, REVIEW, REJECT, INSUFFICIENT or NOT_RUN, for gates.")
                  .optional(),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "model_id", "metric", "segment");

  private ValidationMetrics() {}
}
