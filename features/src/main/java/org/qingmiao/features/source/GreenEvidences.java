// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
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
 * What documents say of green projects and of the activities of firms.
 *
 * <p>A row with a value is a measured number, which a rule of a green catalogue compares with its
 * bound; a row without one is a fact, such as that the environmental assessment was approved. What
 * a person decided about the whole case stands here as well, as evidence of the type REVIEW.
 */
public final class GreenEvidences {
  /** A person found the case green. */
  public static final String REVIEWED_GREEN = "REVIEWED_GREEN";

  /** A person found that it is not. */
  public static final String REVIEWED_NOT_GREEN = "REVIEWED_NOT_GREEN";

  /** One statement of one document about one case. */
  public static final Table TABLE =
      Table.of(
              "raw.green_evidence",
              "one statement of one document about one green case",
              Shape.EVENTS)
          .key("statement_no")
          .clock(
              Clock.of("stated_on", "recorded_at", "statement_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              carbon(text("statement_no", "The bank's number of the statement.").level(2)),
              carbon(
                  text("enterprise_token", "Unified social credit code of whom it is about.")
                      .role(Role.ID)
                      .token("credit_code")),
              carbon(text("case_no", "The project or the activity of a firm.").level(2)),
              carbon(date("stated_on", "Day of the document.")),
              carbon(instant("recorded_at", "When the bank recorded it.")),
              carbon(whole("version", Unit.NONE, "0 as first recorded, higher for corrections.")),
              carbon(text("op", "U states it and D withdraws it.")),
              carbon(
                  text(
                      "code",
                      "The quantity that was measured, or the fact, as the rules name it.")),
              carbon(decimal("value", 18, 6, Unit.STATED, "How much was measured.").optional()),
              carbon(text("unit", "Unit of the value.").optional()),
              carbon(text("evidence_type", "Kind of document, such as TEST_REPORT.")),
              carbon(text("evidence_id", "The document.").level(2)))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf(
                  "unit", "1", "%", "kWh/km", "kWh/m2", "kgce/t", "g/kWh", "g/m3", "mg/m3", "m3/t",
                  "t/t"),
              Rule.ordered("stated_on", "recorded_at"));

  private GreenEvidences() {}

  private static Column carbon(Column column) {
    return column.purpose(Purpose.CARBON);
  }
}
