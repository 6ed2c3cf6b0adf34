// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.List;
import java.util.Map;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What parcels measured by dekads, with short gaps filled and the curve smoothed, as it was known
 * on a business date. Only what is of grade A or B is in it.
 */
public final class ParcelSeries {
  /** One measure of one parcel in one dekad. */
  public static final Table TABLE =
      Table.of(
              "feature.parcel_series",
              "one measure of one parcel in one dekad, as known on one business date",
              Shape.SNAPSHOT)
          .key("as_of", "parcel_id", "parcel_version", "measure", "dekad")
          .columns(
              date("as_of", "Business date up to whose end scenes were known."),
              text("parcel_id", "Number of the piece of land.").level(2),
              whole("parcel_version", Unit.NONE, "Version of its outline that stands."),
              text("measure", "What is measured, such as NDVI."),
              text("dekad", "Third of a month, as in 2024-20."),
              real("value", Unit.NONE, "Mean of its scenes, by what they showed of the parcel."),
              whole("dates", Unit.COUNT, "Scenes in it; 0 where the value was filled in."),
              flag("is_filled", "Whether the value lies on the line between its neighbours."),
              real("gap_days", Unit.DAYS, "Days between those; 0 for a value of its own."),
              real("smoothed", Unit.NONE, "On the upper envelope; none in a short run.").optional(),
              text("run_id", "Run that worked it out."))
          .rules(
              Rule.oneOf("measure", ParcelMeasures.measures()), Rule.between("dates", "0", "100"));

  /** What its values descend from, by column. */
  public static final Map<String, List<String>> ORIGINS =
      Map.of("value", CropBorrowers.GREENNESS, "smoothed", CropBorrowers.GREENNESS);

  private ParcelSeries() {}
}
