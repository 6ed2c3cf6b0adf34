// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Outlines of pieces of land, as they were declared and as they were repaired.
 *
 * <p>A changed outline is a new version, never an update: a season that was measured inside the old
 * one keeps it. What the import did to an outline stands beside it, for the mended one is what
 * counts. The area is that of the ellipsoid.
 */
public final class Parcels {
  /** One version of the outline of one piece of land. */
  public static final Table TABLE =
      Table.of("raw.parcel", "one version of the outline of one piece of land", Shape.EVENTS)
          .key("parcel_id", "version")
          .clock(
              Clock.of("valid_from", "registered_at", "parcel_id")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("parcel_id", "Number of the piece of land.").level(2),
              text("enterprise_token", "Unified social credit code of who farms it.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("valid_from", "First day of the outline."),
              instant("registered_at", "When the outline was registered."),
              whole("version", Unit.NONE, "0 as first drawn, higher for each later outline."),
              text("op", "U states the outline and D withdraws it."),
              date("valid_until", "Last day of the outline.").optional(),
              typed("geom_wkb", new ColumnType.Bytes(), "Outline as well-known binary, x first.")
                  .level(2)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              real("bbox_xmin", Unit.DEGREES, "West end of the outline.").level(2),
              real("bbox_ymin", Unit.DEGREES, "South end of the outline.").level(2),
              real("bbox_xmax", Unit.DEGREES, "East end of the outline.").level(2),
              real("bbox_ymax", Unit.DEGREES, "North end of the outline.").level(2),
              text("crs_declared", "Coordinate system that the file names.").optional(),
              text("crs_used", "Coordinate system that the coordinates were taken to be in."),
              text("datum_evidence", "Map that it was drawn on: TRUE, GCJ_02, BD_09, SUSPECT.")
                  .optional(),
              text("repair_code", "What was mended."),
              real(
                  "repair_area_ratio",
                  Unit.NONE,
                  "Change of area by the mending, of the area before; 0 for none."),
              decimal("declared_area_mu", 18, 4, Unit.MU, "Area as declared.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON)
                  .optional(),
              real("area_m2", Unit.SQUARE_METRES, "Area on the ellipsoid.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("vertex_count", Unit.COUNT, "Corners of the outline."),
              text("crop_declared", "Crop as declared.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("area_m2", "0", "1000000000"),
              Rule.between("declared_area_mu", "0", "1000000"),
              Rule.ordered("valid_from", "valid_until"));

  private Parcels() {}
}
