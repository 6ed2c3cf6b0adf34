// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What emits: fuel burnt, power and heat bought, processes run.
 *
 * <p>A quantity keeps the unit that it was delivered in; the table of units converts it, or sends
 * the row to quarantine. Where two sources speak of one meter and period, the better one counts and
 * the other stays.
 */
public final class Activities {
  /** One activity of one site over a period. */
  public static final Table TABLE =
      Table.of("raw.activity", "one activity of one site over one period", Shape.EVENTS)
          .key("activity_id")
          .clock(
              Clock.of("period_end", "recorded_at", "activity_id")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              carbon(text("activity_id", "Number of the row at its source.").level(2)),
              carbon(
                  text("enterprise_token", "Unified social credit code of the enterprise.")
                      .role(Role.ID)
                      .token("credit_code")),
              carbon(text("site_id", "The enterprise's site or meter.").level(2)),
              carbon(date("period_start", "First day of the period.")),
              carbon(date("period_end", "Day after the last of the period.")),
              carbon(instant("recorded_at", "When the source recorded the row.")),
              carbon(whole("version", Unit.NONE, "0 as first stated, higher for corrections.")),
              carbon(text("op", "U states the row and D withdraws it.")),
              carbon(text("activity_code", "What was used, such as DIESEL or ELECTRICITY.")),
              carbon(decimal("quantity", 20, 9, Unit.STATED, "How much, in unit.").level(2)),
              carbon(text("unit", "Unit of the quantity, of the table of units.")),
              carbon(text("source_type", "Kind of source, the best first in the rule.")),
              carbon(text("evidence_id", "Document behind the row.").optional()),
              carbon(flag("evidence_verified", "Whether a third party verified it.")),
              carbon(
                  decimal("qty_u95_pct", 9, 4, Unit.PERCENT, "Half-width of the 95 % interval.")
                      .optional()),
              carbon(text("supersedes", "Row that this one takes the place of.").optional()))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("quantity", "0", "10000000000"),
              Rule.between("qty_u95_pct", "0", "1000"),
              Rule.ordered("period_start", "period_end"),
              Rule.oneOf(
                  "source_type",
                  "METER",
                  "INVOICE",
                  "TAX",
                  "GOV",
                  "BORROWER",
                  "SATELLITE",
                  "MODEL"));

  private Activities() {}

  private static Column carbon(Column column) {
    return column.purpose(Purpose.CARBON);
  }
}
