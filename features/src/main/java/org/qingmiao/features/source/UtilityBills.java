// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Monthly electricity bills.
 *
 * <p>Power is drawn before goods are sold, so a bill shows a halt of production before the tax
 * filing does. The meter is read at the end of a month and the bill known some days later.
 */
public final class UtilityBills {
  /** One bill with its consumption and that of the year before. */
  public static final Table TABLE =
      Table.of(
              "raw.utility_bill",
              "one electricity bill of one enterprise for one month",
              Shape.EVENTS)
          .key("bill_no")
          .clock(
              Clock.of("period_end", "issued_at", "bill_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("bill_no", "The grid company's number of the bill.").level(2),
              text("enterprise_token", "Unified social credit code of the customer.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("period_end", "Last day of the billed month.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              instant("issued_at", "When the grid company issued the bill.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("version", Unit.NONE, "0 as first issued, higher for each correction.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              text("op", "U states the bill and D withdraws it.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("energy_kwh", 18, 2, Unit.KWH, "Electricity drawn in the month.")
                  .level(2)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal(
                      "energy_prior_year_kwh",
                      18,
                      2,
                      Unit.KWH,
                      "Electricity drawn in the same month one year before, as the bill states it.")
                  .level(2)
                  .role(Role.FEATURE)
                  .optional(),
              decimal("amount_cny", 18, 2, Unit.CNY, "Amount of the bill.")
                  .level(2)
                  .role(Role.FEATURE))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("energy_kwh", "0", "100000000"),
              Rule.between("energy_prior_year_kwh", "0", "100000000"),
              Rule.between("amount_cny", "0", "100000000"),
              Rule.ordered("period_end", "issued_at"));

  private UtilityBills() {}
}
