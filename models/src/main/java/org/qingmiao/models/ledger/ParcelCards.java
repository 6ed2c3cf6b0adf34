// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.oneOf;

import java.util.List;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ColumnType.Field;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What can be shown of one parcel: its outline in metres from its own corner, the newest picture of
 * it, what has happened on it, and how it compares. There is no coordinate in it.
 */
public final class ParcelCards {
  /** How many steps of greenness a picture has; the one after them is a cell that shows nothing. */
  public static final int STEPS = 9;

  /** What happened on a day, with the greenness or the deviation that tells it. */
  public static final ColumnType.StructOf EVENT =
      new ColumnType.StructOf(
          List.of(
              new Field("day", new ColumnType.Day()),
              new Field("kind", new ColumnType.Text()),
              new Field("value", new ColumnType.Real())));

  /** {@code publish.parcel_card}. */
  public static final Table TABLE =
      Table.of("publish.parcel_card", "one of the largest parcels of one borrower", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date."),
              text("enterprise_token", "Token of the borrower.").token("credit_code"),
              whole("parcel_no", Unit.NONE, "1 for the largest parcel of the borrower, and on."),
              text("parcel_id", "Number of the piece of land.").level(2),
              whole("parcel_version", Unit.NONE, "Version of its outline that stands."),
              text("crop_declared", "Crop as declared.").optional(),
              real("area_ha", Unit.HECTARES, "Area on the ellipsoid."),
              real("declared_ha", Unit.HECTARES, "Area as declared.").optional(),
              text("outline", "Outline as text, in metres from its south-west corner.").level(2),
              text("scene_id", "Scene of the picture: the newest clear one.").optional(),
              date("sensed_on", "Day on which it was taken.").optional(),
              text("grade", "How well it shows the parcel, A to D.").optional(),
              real("valid_share", Unit.SHARE, "Share of the parcel that it shows.").optional(),
              real("mean", Unit.NONE, "Mean NDVI of the parcel in it; none of grade D.").optional(),
              whole("columns", Unit.COUNT, "Cells of the picture, across.").optional(),
              whole("rows", Unit.COUNT, "Cells of the picture, down.").optional(),
              real("cell_width_m", Unit.METRES, "Width of a cell.").optional(),
              real("cell_height_m", Unit.METRES, "Height of a cell.").optional(),
              real("west_m", Unit.METRES, "Its west edge, from the parcel's corner.").optional(),
              real("north_m", Unit.METRES, "Its north edge, from the parcel's corner.").optional(),
              typed(
                      "cells",
                      new ColumnType.Bytes(),
                      "A byte a cell, from the north-west by rows: tenths of NDVI from 0 to 8, 9 where nothing can be seen.")
                  .level(2)
                  .optional(),
              typed(
                      "step_cells",
                      new ColumnType.ListOf(new ColumnType.Whole()),
                      "How many cells have each of those ten.")
                  .optional(),
              text("dekad", "Newest dekad with a scene.").optional(),
              real("value", Unit.NONE, "NDVI of it.").optional(),
              real("mad_z", Unit.NONE, "Robust deviations from its own past.").optional(),
              real("peer_z", Unit.NONE, "Robust deviations from its neighbours.").optional(),
              text("class", "Whom a bad dekad is about, the borrower or the weather."),
              text("code", "Reason of the catalogue that this gives.").optional(),
              text("text_zh", "Its sentence in Chinese.").optional(),
              text("text_en", "Its sentence in English.").optional(),
              typed("events", new ColumnType.ListOf(EVENT), "What happened, in order of time."),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "enterprise_token", "parcel_no")
          .rules(
              oneOf("grade", "A", "B", "C", "D"),
              oneOf("class", "OWN_ONLY", "SYSTEMIC", "RELATIVE_WEAK", "NORMAL", "UNKNOWN"));

  private ParcelCards() {}
}
