// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Where every row of the book went: from the whole table through exclusions to the segments of
 * fitting and testing. The steps after the first add up to it.
 */
public final class RowWaterfall {

  /** {@code publish.row_waterfall}. */
  public static final Table TABLE =
      Table.of("publish.row_waterfall", "one step from the book to a segment", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date of the run."),
              text("model_id", "Model that was fitted."),
              whole("position", Unit.COUNT, "Place of the step, from 0."),
              text("step", "BOOK, an exclusion, or TRAIN, CALIB, TEST, OOT."),
              whole("row_count", Unit.COUNT, "Rows that end in this step."),
              whole("bads", Unit.COUNT, "Bad rows among them."),
              text("reason", "Why they end here, in words."),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "model_id", "position");

  private RowWaterfall() {}
}
