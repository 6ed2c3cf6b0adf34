// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Bands of satellite scenes; they may have cells of one size or, as of 10 and 20 m, of two.
 *
 * <p>A scene that was processed again is the same scene in a higher version. A scene may be used
 * from the day it can be had, not from the day it was taken. What is known of its scale and offset,
 * and what was decided about them, stands with every band, because a wrong offset shifts every
 * index.
 */
public final class Scenes {
  /** One band of one scene. */
  public static final Table TABLE =
      Table.of("raw.scene", "one band of one satellite scene", Shape.EVENTS)
          .key("band_id")
          .clock(
              Clock.of("sensed_at", "available_at", "band_id")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("band_id", "Scene and band."),
              text("scene_id", "Name of the scene."),
              instant("sensed_at", "When it was taken.").purpose(Purpose.CREDIT, Purpose.CARBON),
              instant("available_at", "When it could be had.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("version", Unit.NONE, "0 as first processed, higher for each baseline after."),
              text("op", "U states the band and D withdraws it."),
              text("collection", "Product that the scene belongs to."),
              text("platform", "Satellite."),
              text("grid_id", "Grid of its pixels."),
              text("band", "Name of the band."),
              text("href", "Where the file lies, below the data folder."),
              whole("file_band", Unit.COUNT, "Place of the band in its file, from 1."),
              whole("size_bytes", Unit.BYTES, "Size of the file."),
              text("sha256", "SHA-256 of the file, 64 hexadecimal digits."),
              text("baseline", "Version of the processing.").optional(),
              text("dtype", "Type of a pixel."),
              real("nodata", Unit.NONE, "Value of a pixel without data.").optional(),
              real("scale", Unit.NONE, "Reflectance of one count."),
              real("offset", Unit.NONE, "Counts to be added before scaling."),
              text("offset_evidence", "What the darkest clear pixels say: PRESENT, ABSENT, WEAK.")
                  .optional(),
              text("offset_decision", "What the numbers are taken for: PRESENT or ABSENT.")
                  .optional(),
              real("view_zenith_deg", Unit.DEGREES, "Angle from the vertical.").optional(),
              real("cloud_share", Unit.SHARE, "Share under clouds, as the producer says.")
                  .optional(),
              whole("block_width", Unit.COUNT, "Pixels of a block, across."),
              whole("block_height", Unit.COUNT, "Pixels of a block, down."),
              text("compression", "How blocks are packed."),
              text("predictor", "What is subtracted before packing.").optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("offset_evidence", "PRESENT", "ABSENT", "WEAK"),
              Rule.oneOf("offset_decision", "PRESENT", "ABSENT"),
              Rule.matches("sha256", "[0-9a-f]{64}"),
              Rule.between("cloud_share", "0", "1"),
              Rule.ordered("sensed_at", "available_at"));

  private Scenes() {}
}
