// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.qingmiao.features.table.Column.date;
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
 * What grew on parcels and when, as it was known on a business date. While a curve has not fallen
 * by half its season is open, and what its end would tell is null.
 *
 * <p>Days lie where the straight lines between dekads cross, so they are known to some days only.
 */
public final class ParcelSeasons {
  /** One season of one parcel. */
  public static final Table TABLE =
      Table.of(
              "feature.parcel_season",
              "one season of one parcel, as known on one business date",
              Shape.SNAPSHOT)
          .key("as_of", "parcel_id", "parcel_version", "measure", "season_year", "season_no")
          .columns(
              date("as_of", "Business date up to whose end scenes were known."),
              text("parcel_id", "Number of the piece of land.").level(2),
              whole("parcel_version", Unit.NONE, "Version of its outline that stands."),
              text("measure", "What is measured, such as NDVI."),
              whole("season_year", Unit.NONE, "Year of the peak."),
              whole("season_no", Unit.NONE, "Which of the seasons that peak in the year, from 1."),
              date("pos", "Day of the peak."),
              date("sos20", "Day on which the curve passes a fifth of the rise."),
              date("sos50", "Day on which it passes half of the rise."),
              date("eos20", "Day on which a fifth of the fall is left.").optional(),
              date("eos50", "Day on which half of the fall is left.").optional(),
              real("los20", Unit.DAYS, "Days between the fifths.").optional(),
              real("los50", Unit.DAYS, "Days between the halves.").optional(),
              real("peak", Unit.NONE, "Highest value."),
              real("base_left", Unit.NONE, "Lowest value before the peak."),
              real("base_right", Unit.NONE, "Lowest value after it.").optional(),
              real("amplitude", Unit.NONE, "Peak above the mean of the two.").optional(),
              real("green_up_rate", Unit.NONE, "Rise a day between a fifth and half of it."),
              real("senescence_rate", Unit.NONE, "Fall a day between half and a fifth of it.")
                  .optional(),
              real("large_integral", Unit.DAYS, "Area under the curve between the fifths.")
                  .optional(),
              real("small_integral", Unit.DAYS, "That above the mean of the lowest values.")
                  .optional(),
              text("run_id", "Run that worked it out."))
          .rules(
              Rule.oneOf("measure", ParcelMeasures.measures()),
              Rule.ordered("sos20", "sos50"),
              Rule.ordered("sos50", "pos"),
              Rule.ordered("pos", "eos50"),
              Rule.ordered("eos50", "eos20"));

  /** What its values descend from, by column. */
  public static final Map<String, List<String>> ORIGINS =
      Map.of(
          "pos", List.of("feature.parcel_series.smoothed"),
          "peak", List.of("feature.parcel_series.smoothed"));

  private ParcelSeasons() {}
}
