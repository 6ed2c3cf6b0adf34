// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * How outlines cover the cells of grids, exactly: worked out once for an outline and a grid, and
 * used for every date and band on it.
 */
public final class ParcelCoverages {
  /** What an outline covers of a block. */
  public static final Table TABLE =
      Table.of(
              "feature.parcel_coverage",
              "what one version of an outline covers of one block of one grid",
              Shape.EVENTS)
          .key("parcel_id", "parcel_version", "grid_id", "block_row", "block_column")
          .columns(
              date("as_of", "Business date on which it was worked out."),
              text("parcel_id", "Number of the piece of land.").level(2),
              whole("parcel_version", Unit.NONE, "Version of its outline."),
              text("grid_id", "Grid of the cells."),
              whole("block_row", Unit.NONE, "Row of the block, from 0."),
              whole("block_column", Unit.NONE, "Column of the block, from 0."),
              whole("blocks", Unit.COUNT, "Blocks in which the outline covers cells."),
              typed("runs", new ColumnType.Bytes(), "Which cells are covered, in runs.").level(2),
              typed("shares", new ColumnType.Bytes(), "Shares of the partly covered ones.")
                  .level(2),
              real("cover_sum", Unit.COUNT, "Covered cells, shares added up."),
              whole("full_cells", Unit.COUNT, "Cells that are covered wholly."),
              whole("centre_cells", Unit.COUNT, "Cells whose centre lies inside."),
              whole("keep_cells", Unit.COUNT, "Cells covered by the outline shrunk by 5 m."),
              real("inside_share", Unit.SHARE, "Share of the parcel that lies on the grid."),
              text("run_id", "Run that worked it out."));

  private ParcelCoverages() {}
}
