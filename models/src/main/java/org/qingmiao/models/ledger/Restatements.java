// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What a later day would have printed, part by part; the old report is never overwritten. */
public final class Restatements {

  /** {@code publish.restatement}. */
  public static final Table TABLE =
      Table.of(
              "publish.restatement",
              "one line of a closed report that was computed anew",
              Shape.APPEND)
          .columns(
              carbon(text("report_id", "Report that was closed.")),
              carbon(text("line_code", "Line of it.")),
              carbon(text("cause", "Part of the change.")),
              carbon(decimal("old_value", 38, 9, Unit.STATED, "As printed.")),
              carbon(decimal("new_value", 38, 9, Unit.STATED, "As computed anew.")),
              carbon(
                  real(
                      "threshold_pct",
                      Unit.PERCENT,
                      "Change from which the report must be restated.")),
              carbon(flag("triggered", "Whether it was reached.")),
              run())
          .key("report_id", "line_code", "cause")
          .rules(oneOf("cause", "ACTIVITY", "ATTRIBUTION", "FACTOR", "METHOD", "PERIMETER"));

  private Restatements() {}
}
