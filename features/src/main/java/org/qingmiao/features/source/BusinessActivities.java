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
 * What firms earn their revenue with, by activity and year.
 *
 * <p>A firm is green by the share of its revenue that comes from activities of a green catalogue,
 * so all its activities must stand here, not those alone that would make it green.
 */
public final class BusinessActivities {
  /** One activity of one firm with the revenue of a year. */
  public static final Table TABLE =
      Table.of("raw.business_activity", "one activity of one enterprise in one year", Shape.EVENTS)
          .key("activity_no")
          .clock(
              Clock.of("period_end", "declared_at", "activity_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              carbon(text("activity_no", "Number of the declaration.").level(2)),
              carbon(
                  text("enterprise_token", "Unified social credit code of the firm.")
                      .role(Role.ID)
                      .token("credit_code")),
              carbon(date("period_end", "Last day of the year.")),
              carbon(instant("declared_at", "When it was declared.")),
              carbon(whole("version", Unit.NONE, "0 as first declared, higher for corrections.")),
              carbon(text("op", "U states it and D withdraws it.")),
              carbon(text("gbt4754", "Class of the activity, four digits of GB/T 4754.")),
              carbon(text("description", "The activity in the words of the firm.")),
              carbon(
                  decimal("revenue_cny", 18, 2, Unit.CNY, "Revenue of the year with it.").level(3)))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.matches("gbt4754", "[0-9]{4}"),
              Rule.between("revenue_cny", "0", "1000000000000"),
              Rule.ordered("period_end", "declared_at"));

  private BusinessActivities() {}

  private static Column carbon(Column column) {
    return column.purpose(Purpose.CARBON);
  }
}
