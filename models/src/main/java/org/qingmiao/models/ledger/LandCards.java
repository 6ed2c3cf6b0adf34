// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What was known of the land of the borrowers whose decisions have a page, at the day's end. */
public final class LandCards {

  /** {@code publish.land_card}. */
  public static final Table TABLE =
      Table.of("publish.land_card", "the land of one borrower", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date."),
              text("enterprise_token", "Token of the borrower.").token("credit_code"),
              instant("known_time", "When the newest of it came to be known."),
              whole("parcel_count", Unit.COUNT, "Parcels that stand."),
              whole("parcels_shown", Unit.COUNT, "The largest of them, which have a card."),
              real("parcel_area_ha", Unit.HECTARES, "Their area on the ellipsoid.").optional(),
              real("declared_area_ha", Unit.HECTARES, "Their area as declared.").optional(),
              real("area_gap_ratio", Unit.NONE, "Measured by declared area, less 1.").optional(),
              real("overlap_share", Unit.SHARE, "Share of the area that others claim too.")
                  .optional(),
              real("usable_share_365d", Unit.SHARE, "Share of sights that may be used.").optional(),
              text("ndvi_reason", "SEEN, or why crops cannot be compared."),
              text("code", "Reason of the catalogue that area and claims give.").optional(),
              text("text_zh", "Its sentence in Chinese.").optional(),
              text("text_en", "Its sentence in English.").optional(),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "enterprise_token");

  private LandCards() {}
}
