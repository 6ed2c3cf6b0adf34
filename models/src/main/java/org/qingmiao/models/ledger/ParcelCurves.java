// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.between;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * The curve of a season as it can be shown: NDVI by dekads, beside what is usual on the parcel and
 * what its neighbours show. Below a band, which is two robust deviations wide to either side, a
 * dekad counts as bad.
 */
public final class ParcelCurves {

  /** {@code publish.parcel_curve}. */
  public static final Table TABLE =
      Table.of("publish.parcel_curve", "one dekad of the newest year of one parcel", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date."),
              text("enterprise_token", "Token of the borrower.").token("credit_code"),
              whole("parcel_no", Unit.NONE, "Which parcel, see publish.parcel_card."),
              text("dekad", "Third of a month, as in 2024-20."),
              whole("dekad_no", Unit.NONE, "Its place in the year, 1 to 36."),
              real("value", Unit.NONE, "NDVI; none where there was no usable scene.").optional(),
              real("usual", Unit.NONE, "Median of the same weeks of five years before.").optional(),
              real("usual_low", Unit.NONE, "Two robust deviations below.").optional(),
              real("usual_high", Unit.NONE, "Two robust deviations above.").optional(),
              whole("n_baseline", Unit.COUNT, "Values behind it."),
              real("peers", Unit.NONE, "Median of like crops of others nearby.").optional(),
              real("peers_low", Unit.NONE, "Two robust deviations below.").optional(),
              real("peers_high", Unit.NONE, "Two robust deviations above.").optional(),
              whole("n_peers", Unit.COUNT, "Parcels behind it."),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "enterprise_token", "parcel_no", "dekad")
          .rules(between("dekad_no", "1", "36"));

  private ParcelCurves() {}
}
