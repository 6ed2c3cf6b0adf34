// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What the leak guard measured on every candidate feature before a model was fitted. */
public final class LeakEvidence {

  /** {@code audit.leak_evidence}. */
  public static final Table TABLE =
      Table.of("audit.leak_evidence", "one measurement on one feature", Shape.EVENTS)
          .columns(
              date("as_of", "Business date of the run."),
              text("column_name", "Feature that was measured."),
              text("detector", "ROLE, UNIVARIATE, DROP_ONE, HEAPING, MISSINGNESS or MODEL."),
              real("value", Unit.NONE, "What was measured.").optional(),
              real("bound", Unit.NONE, "From where on it is suspect.").optional(),
              text("verdict", "CLEAR, SUSPECT, INVESTIGATE or WAIVED."),
              text("note", "The measurement in words."),
              text("run_id", "Run that trained the model, or tried to."))
          .key("as_of", "column_name", "detector");

  private LeakEvidence() {}
}
