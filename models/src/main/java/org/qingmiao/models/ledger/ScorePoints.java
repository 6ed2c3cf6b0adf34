// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * How a score comes about: the reference score, the points of each family of features, and a rest
 * for calibration and rounding, which add up to the score exactly.
 */
public final class ScorePoints {

  /** Family of the row that holds the score of the reference population. */
  public static final String REFERENCE = "REFERENCE";

  /** Family of the row that closes the sum: calibration and rounding. */
  public static final String REST = "REST";

  /** {@code publish.score_points}. */
  public static final Table TABLE =
      Table.of("publish.score_points", "one family of features in one decision", Shape.APPEND)
          .columns(
              text("decision_id", "Decision that the points belong to."),
              date("score_date", "Business date of the run."),
              text("family", "Family of features, REFERENCE or REST."),
              text("code", "Reason code of the family; empty for REFERENCE and REST."),
              whole("points", Unit.POINTS, "Points won or lost against the reference."),
              text("run_id", "Run that wrote the row."))
          .key("decision_id", "family", "code");

  private ScorePoints() {}
}
