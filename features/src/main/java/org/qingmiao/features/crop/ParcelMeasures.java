// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.geo.raster.SpectralIndex;

/**
 * What scenes show of parcels: cells weighted by the share that is covered, without clouds, their
 * surroundings and their shadows. Where there is no evidence there is no number.
 */
public final class ParcelMeasures {
  /** One measure of one parcel in one scene. */
  public static final Table TABLE =
      Table.of(
              "feature.parcel_zonal",
              "one measure of one version of an outline in one scene",
              Shape.EVENTS)
          .key("parcel_id", "parcel_version", "scene_id", "scene_version", "measure")
          .columns(
              date("as_of", "Business date on which it was measured."),
              text("parcel_id", "Number of the piece of land.").level(2),
              whole("parcel_version", Unit.NONE, "Version of its outline."),
              text("enterprise_token", "Token of who farms it.").role(Role.ID).token("credit_code"),
              text("scene_id", "Name of the scene."),
              whole("scene_version", Unit.NONE, "Version of its processing."),
              text("measure", "What is measured, such as NDVI."),
              instant("sensed_at", "When the scene was taken."),
              instant("available_at", "When it could be had."),
              instant("known_time", "When both scene and outline were known here."),
              whole("cells", Unit.COUNT, "Cells with a value; 0 where nothing could be seen."),
              real("weight", Unit.COUNT, "Those cells, by covered share."),
              real("mean", Unit.NONE, "Mean; none of grade D.").optional(),
              real("variance", Unit.NONE, "Variance of the cells about it.").optional(),
              real("p10", Unit.NONE, "Tenth percentile of the cells.").optional(),
              real("p50", Unit.NONE, "Median of the cells.").optional(),
              real("p90", Unit.NONE, "Ninetieth percentile of the cells.").optional(),
              real("valid_share", Unit.SHARE, "Share of the parcel with a value."),
              real("cloud_share", Unit.SHARE, "Share of the parcel under clouds."),
              real("shadow_share", Unit.SHARE, "Share of the parcel in shadow."),
              real("inside_share", Unit.SHARE, "Share of the parcel on the picture."),
              text("grade", "A and B may be used, C is only shown, D has no number."),
              real("peer_z", Unit.NONE, "Robust deviations from like crops of others nearby.")
                  .optional(),
              real("view_zenith_deg", Unit.DEGREES, "Angle of the view from the vertical.")
                  .optional(),
              text("run_id", "Run that measured it."))
          .rules(
              Rule.oneOf("measure", measures()),
              Rule.oneOf("grade", "A", "B", "C", "D"),
              Rule.between("mean", "-1", "1").warn(),
              Rule.between("valid_share", "0", "1"),
              Rule.ordered("sensed_at", "available_at"));

  private static final List<String> SEEN =
      List.of(
          "raw.parcel.geom_wkb",
          "raw.scene.href",
          "raw.scene.file_band",
          "raw.scene.scale",
          "raw.scene.offset");

  /** What its measures descend from, by column. */
  public static final Map<String, List<String>> ORIGINS =
      Map.of(
          "mean", SEEN,
          "weight", SEEN,
          "grade", SEEN,
          "view_zenith_deg", List.of("raw.scene.view_zenith_deg"),
          "peer_z", Stream.concat(SEEN.stream(), Stream.of("raw.parcel.crop_declared")).toList());

  private ParcelMeasures() {}

  /** Names of what can be measured. */
  static String[] measures() {
    return Arrays.stream(SpectralIndex.values()).map(SpectralIndex::name).toArray(String[]::new);
  }
}
