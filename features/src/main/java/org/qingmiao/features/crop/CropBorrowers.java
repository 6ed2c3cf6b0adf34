// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.List;
import java.util.Map;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What was known of a borrower's land from an instant on: a row for every instant at which an
 * outline or a scene of it came to be known, and for every day on which a known outline began or
 * ceased to hold.
 *
 * <p>The event of a row is the newest thing that it rests on, so a scene that arrives late restates
 * the row it comes after. Parcels count by their area. Only grades A and B are used; a number
 * without evidence is null, never 0.
 */
public final class CropBorrowers {
  /** One borrower's land as known from one instant on. */
  public static final Table TABLE =
      Table.of(
              "feature.crop_borrower",
              "what is known of the land of one borrower from one instant on",
              Shape.EVENTS)
          .key("state_id", "version")
          .clock(Clock.of("newest_at", "known_time", "state_id").versionedBy("version"))
          .columns(
              date("as_of", "Business date on which it was worked out."),
              text("state_id", "Borrower and instant of the newest thing known."),
              text("enterprise_token", "Token of the borrower.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT),
              instant("newest_at", "When the newest of it was seen or registered.")
                  .purpose(Purpose.CREDIT),
              instant("known_time", "When it came to be known here.").purpose(Purpose.CREDIT),
              whole("version", Unit.NONE, "0, higher for what arrives late."),
              whole("parcel_count", Unit.COUNT, "Parcels that stand on the day."),
              input(real("parcel_area_ha", Unit.HECTARES, "Their area on the ellipsoid.")),
              input(real("declared_area_ha", Unit.HECTARES, "Their area as declared.")),
              input(real("area_gap_ratio", Unit.NONE, "Measured by declared area, less 1.")),
              input(real("overlap_share", Unit.SHARE, "Share of the area that others claim too.")),
              input(
                  real(
                      "usable_share_365d",
                      Unit.SHARE,
                      "Share of the days with a scene, of 365, that showed something of grade A or B.")),
              input(
                  real(
                      "ndvi_z",
                      Unit.NONE,
                      "NDVI of the newest dekad against the same weeks of five years before.")),
              text("ndvi_reason", "SEEN, or why there is no ndvi_z."),
              input(
                  real(
                      "ndvi_peer_z",
                      Unit.NONE,
                      "NDVI of the newest scene against like crops of others nearby.")),
              input(
                  real(
                      "peak_ratio_5y",
                      Unit.NONE,
                      "Peak of the last season by the median of those of five years before.")),
              whole("season_count_365d", Unit.COUNT, "Most seasons of a parcel in 365 days.")
                  .optional(),
              instant("last_usable_at", "When the newest usable scene was taken.").optional(),
              text("run_id", "Run that worked it out."));

  /** What every number of a season's curve rests on. */
  static final List<String> GREENNESS =
      List.of(
          "feature.parcel_zonal.mean",
          "feature.parcel_zonal.weight",
          "feature.parcel_zonal.grade",
          "feature.parcel_zonal.view_zenith_deg");

  /** What its inputs descend from, by column. */
  public static final Map<String, List<String>> ORIGINS =
      Map.of(
          "parcel_area_ha", List.of("raw.parcel.area_m2"),
          "declared_area_ha", List.of("raw.parcel.declared_area_mu"),
          "area_gap_ratio", List.of("raw.parcel.area_m2", "raw.parcel.declared_area_mu"),
          "overlap_share", List.of("raw.parcel.geom_wkb"),
          "usable_share_365d", List.of("feature.parcel_zonal.grade"),
          "ndvi_z", GREENNESS,
          "ndvi_peer_z", List.of("feature.parcel_zonal.peer_z"),
          "peak_ratio_5y", GREENNESS);

  private CropBorrowers() {}

  private static Column input(Column column) {
    return column.role(Role.FEATURE).purpose(Purpose.CREDIT).optional();
  }
}
