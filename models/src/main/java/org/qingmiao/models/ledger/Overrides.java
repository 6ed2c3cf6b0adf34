// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** Where a person decided otherwise than the hint, and why. */
public final class Overrides {

  /** {@code audit.override}. */
  public static final Table TABLE =
      Table.of("audit.override", "one decision that a person changed", Shape.APPEND)
          .columns(
              text("override_id", "Digest of decision, person and instant."),
              text("decision_id", "Decision that was changed."),
              date("as_of", "Business date of the change."),
              instant("at", "When it was done."),
              text("by_token", "Who did it.").token("operator"),
              text("reason_code", "Reason of the bank's own list."),
              text("old_hint", "Hint before."),
              text("new_outcome", "Outcome that the person chose."),
              text("run_id", "Run that wrote the row."))
          .key("override_id");

  private Overrides() {}
}
