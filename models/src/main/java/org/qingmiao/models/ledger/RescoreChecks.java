// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.text;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** What was found when past decisions were computed again from their stored proof. */
public final class RescoreChecks {

  /** {@code audit.rescore}. */
  public static final Table TABLE =
      Table.of("audit.rescore", "one field of one decision computed again", Shape.APPEND)
          .columns(
              text("decision_id", "Decision that was computed again."),
              date("as_of", "Business date of the check."),
              text("field", "Field that was compared."),
              text("stored", "Value as it was published.").optional(),
              text("recomputed", "Value that came out again.").optional(),
              flag("equal", "Whether both agree bit for bit."),
              text("run_id", "Run that compared them."))
          .key("decision_id", "field", "run_id");

  private RescoreChecks() {}
}
