// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.List;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Projects that green loans pay for.
 *
 * <p>The benefit of a loan is its share of the benefit of its project, so both the investment and
 * what the project yields a year stand here: as planned in version 0, as measured in a later one.
 */
public final class GreenProjects {
  /** One project with its investment and its yearly yield. */
  public static final Table TABLE =
      Table.of("raw.green_project", "one green project of one enterprise", Shape.EVENTS)
          .key("project_no")
          .clock(
              Clock.of("approved_on", "recorded_at", "project_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("project_no", "The bank's number of the project.")
                  .level(2)
                  .purpose(Purpose.CARBON),
              text("enterprise_token", "Unified social credit code of the sponsor.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CARBON),
              text("loan_token", "The bank's number of the loan.")
                  .role(Role.ID)
                  .token("loan")
                  .purpose(Purpose.CARBON),
              date("approved_on", "Day on which the project was approved.").purpose(Purpose.CARBON),
              instant("recorded_at", "When the bank recorded this state of the project.")
                  .purpose(Purpose.CARBON),
              whole("version", Unit.NONE, "0 as planned, higher as measured.")
                  .purpose(Purpose.CARBON),
              text("op", "U states the project and D withdraws it.").purpose(Purpose.CARBON),
              text("formula_id", "How its benefit is computed.").purpose(Purpose.CARBON),
              text("gbt4754", "Class of what is built, four digits of GB/T 4754.")
                  .purpose(Purpose.CARBON)
                  .optional(),
              text("stated_use", "What the money is for, in the words of the file.")
                  .purpose(Purpose.CARBON)
                  .optional(),
              decimal("total_investment_cny", 18, 2, Unit.CNY, "Total investment.")
                  .level(2)
                  .purpose(Purpose.CARBON),
              decimal("equity_cny", 18, 2, Unit.CNY, "Equity of the project.")
                  .level(2)
                  .purpose(Purpose.CARBON),
              decimal("debt_cny", 18, 2, Unit.CNY, "Debt of the project.")
                  .level(2)
                  .purpose(Purpose.CARBON),
              date("operating_from", "First day of operation.").purpose(Purpose.CARBON).optional(),
              decimal(
                      "yearly_quantity",
                      18,
                      3,
                      Unit.STATED,
                      "What it yields or saves in a year; of biogas, the methane in it.")
                  .purpose(Purpose.CARBON),
              text("unit", "Unit of the yearly quantity.").purpose(Purpose.CARBON),
              text("basis", "EX_ANTE as planned, EX_POST as measured.").purpose(Purpose.CARBON))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf(
                  "formula_id",
                  "POWER_WIND_PV",
                  "POWER_BIOMASS",
                  "EFFICIENCY",
                  "CH4_CAPTURE",
                  "FARM_RICE_AWD",
                  "FARM_N_CUT",
                  "FARM_DIGESTER"),
              Rule.matches("gbt4754", "[0-9]{4}"),
              Rule.oneOf("unit", "MWh", "tce", "Nm3", "ha", "t"),
              Rule.oneOf("basis", "EX_ANTE", "EX_POST"),
              Rule.between("yearly_quantity", "0", "1000000000"),
              Rule.sums("total_investment_cny", List.of("equity_cny", "debt_cny"), "1.00"));

  private GreenProjects() {}
}
