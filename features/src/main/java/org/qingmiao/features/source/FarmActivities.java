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
 * What a farm grew or kept in a season, as declared.
 *
 * <p>The declared area is compared with the parcel's polygon, whose area is used wherever there is
 * one.
 */
public final class FarmActivities {
  /** One crop on one parcel, or one herd, in one season. */
  public static final Table TABLE =
      Table.of(
              "raw.farm_activity",
              "one crop on one parcel, or one herd, in one season",
              Shape.EVENTS)
          .key("farm_activity_id")
          .clock(
              Clock.of("season_end", "recorded_at", "farm_activity_id")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              carbon(text("farm_activity_id", "Number of the row at its source.").level(2)),
              carbon(
                  text("enterprise_token", "Unified social credit code of the farm.")
                      .role(Role.ID)
                      .token("credit_code")),
              carbon(text("parcel_id", "Parcel, where there is one.").level(2).optional()),
              carbon(text("season", "Season, such as 2024-single.")),
              carbon(date("season_end", "Last day of the season.")),
              carbon(instant("recorded_at", "When the source recorded the row.")),
              carbon(whole("version", Unit.NONE, "0 as first stated, higher for corrections.")),
              carbon(text("op", "U states the row and D withdraws it.")),
              carbon(
                  text(
                      "practice",
                      "The crop, RICE where it is flooded, or the animal as IPCC names it.")),
              number("declared_area", Unit.STATED, "Area as declared, in declared_area_unit."),
              carbon(text("declared_area_unit", "Unit of the declared area.").optional()),
              number("heads_avg", Unit.COUNT, "Animals on the average of the year."),
              number("days", Unit.DAYS, "Days under cultivation, or alive."),
              carbon(text("water_regime", "Water in the season.").optional()),
              carbon(text("pre_season", "Water before the season.").optional()),
              carbon(text("amendment", "Organic matter that was ploughed in.").optional()),
              number("amendment_t_ha", Unit.TONNES_PER_HECTARE, "Rate of the amendment."),
              number("n_kg", Unit.KILOGRAMS, "Nitrogen applied."),
              number("urea_t", Unit.TONNES, "Urea applied."),
              number("lime_t", Unit.TONNES, "Limestone applied."),
              number("dolomite_t", Unit.TONNES, "Dolomite applied."),
              carbon(text("manure_system", "How manure is stored.").optional()),
              number("mean_temp_c", Unit.CELSIUS, "Mean temperature of the year."),
              carbon(text("evidence_id", "Document behind the row.").optional()))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("declared_area", "0", "1000000000"),
              Rule.oneOf("declared_area_unit", "ha", "mu", "m2"),
              Rule.between("heads_avg", "0", "100000000"),
              Rule.between("days", "0", "366"),
              Rule.between("n_kg", "0", "100000000"),
              Rule.between("mean_temp_c", "-30", "45"));

  private FarmActivities() {}

  private static Column number(String name, Unit unit, String meaning) {
    return carbon(decimal(name, 20, 6, unit, meaning).level(2).optional());
  }

  private static Column carbon(Column column) {
    return column.purpose(Purpose.CARBON);
  }
}
