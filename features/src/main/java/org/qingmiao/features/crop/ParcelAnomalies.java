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
 * How parcels do in the dekads of a year and the one before, against their own past and against
 * like crops of others nearby, as it was known on a business date.
 *
 * <p>A dekad of which nothing was seen has its past alone, so that a curve can be held against what
 * is to be expected. Whose past is too short, or who has too few neighbours, has null and the class
 * UNKNOWN.
 */
public final class ParcelAnomalies {
  /** One measure of one parcel in one dekad. */
  public static final Table TABLE =
      Table.of(
              "feature.parcel_anomaly",
              "one measure of one parcel in one dekad against what is usual, as known on one business date",
              Shape.SNAPSHOT)
          .key("as_of", "parcel_id", "parcel_version", "measure", "dekad")
          .columns(
              date("as_of", "Business date up to whose end scenes were known."),
              text("parcel_id", "Number of the piece of land.").level(2),
              whole("parcel_version", Unit.NONE, "Version of its outline that stands."),
              text("measure", "What is measured, such as NDVI."),
              text("dekad", "Third of a month, as in 2024-20."),
              real("value", Unit.NONE, "Mean of its scenes; none where there was none.").optional(),
              whole("n_baseline", Unit.COUNT, "Values of the same weeks of five years before."),
              whole("baseline_years", Unit.COUNT, "Years in which they lie."),
              real("baseline_median", Unit.NONE, "Their median.").optional(),
              real("baseline_deviation", Unit.NONE, "Their robust deviation, at least 0.02.")
                  .optional(),
              real("z", Unit.NONE, "Standard deviations from their mean.").optional(),
              real("mad_z", Unit.NONE, "Robust deviations from their median.").optional(),
              real("vci", Unit.NONE, "Place between the lowest (0) and the highest (1) of them.")
                  .optional(),
              real("pct_of_median", Unit.PERCENT, "The value in percent of their median.")
                  .optional(),
              whole("n_peers", Unit.COUNT, "Like crops of others nearby, seen in the dekad."),
              real("peer_median", Unit.NONE, "Their median.").optional(),
              real("peer_deviation", Unit.NONE, "Their robust deviation, at least 0.02.")
                  .optional(),
              real("peer_z", Unit.NONE, "Robust deviations from their median.").optional(),
              text("class", "Whom a bad dekad is about, the borrower or the weather."),
              text("run_id", "Run that worked it out."))
          .rules(
              Rule.oneOf("measure", ParcelMeasures.measures()),
              Rule.oneOf("class", "OWN_ONLY", "SYSTEMIC", "RELATIVE_WEAK", "NORMAL", "UNKNOWN"));

  /** What its values descend from, by column. */
  public static final Map<String, List<String>> ORIGINS =
      Map.of(
          "mad_z", List.of("feature.parcel_series.value"),
          "peer_z", List.of("feature.parcel_series.value", "raw.parcel.crop_declared"));

  private ParcelAnomalies() {}
}
