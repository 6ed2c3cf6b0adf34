// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * How much of each cell of a grid a parcel covers, cut into the blocks of the grid. It depends on
 * nothing else, so it is made once and serves every date, band and sensor on the grid.
 *
 * <p>Shares are exact: computed with doubles, closer than 1e-12 to 0 or 1 they are 0 or 1. Before a
 * coverage exists its shares were added up and compared with the area of the outline on the grid.
 *
 * @param area of the whole parcel in cells, at least 0; its parts are united first
 * @param blocks with covered cells, by row and column; none for a parcel off the grid
 */
public record Coverage(double area, List<BlockCoverage> blocks) {
  /** Cells that are shared out at once, so that no array grows larger. */
  private static final int MOST_CELLS = 4 << 20;

  private static final double NOTHING = 1e-12;
  private static final double TOLERANCE = 1e-9;

  public Coverage {
    blocks = List.copyOf(blocks);
  }

  /**
   * Covers a grid with a polygon or multipolygon.
   *
   * @param parcel valid, in the coordinate system of the grid
   * @throws Refusal COVERAGE_BROKEN where shares fall outside 0..1 or do not add up
   */
  public static Coverage of(Grid grid, Geometry parcel) {
    GridOutline outline = GridOutline.of(grid, parcel);
    List<BlockCoverage> blocks = new ArrayList<>();
    if (outline.rows > 0 && outline.columns > 0) {
      if ((long) outline.rows * outline.columns <= MOST_CELLS) {
        CellShares whole = CellShares.of(outline, 0, 0, outline.rows, outline.columns);
        hold(whole);
        cut(grid, outline, (block, writer) -> block.copy(whole, writer), blocks);
      } else {
        cut(grid, outline, Part::shareOut, blocks);
      }
    }
    Coverage coverage =
        new Coverage(
            outline.area(), blocks.stream().map(block -> block.among(blocks.size())).toList());
    coverage.check(grid, outline.areaOnGrid());
    return coverage;
  }

  /** Covered cells, shares added up. */
  public double sum() {
    return blocks.stream().mapToDouble(BlockCoverage::sum).sum();
  }

  /** Cells that are covered wholly. */
  public int fullCells() {
    return blocks.stream().mapToInt(BlockCoverage::fullCells).sum();
  }

  /** Share of the parcel that lies on the grid, 0 to 1; 0 for a parcel without area. */
  public double insideShare() {
    return area == 0 ? 0 : Math.min(1, sum() / area);
  }

  private interface Shares {
    void write(Part part, CoverageRuns.Writer writer);
  }

  private static void cut(
      Grid grid, GridOutline outline, Shares shares, List<BlockCoverage> blocks) {
    int lastRow = (outline.top + outline.rows - 1) / grid.blockHeight();
    int lastColumn = (outline.left + outline.columns - 1) / grid.blockWidth();
    for (int row = outline.top / grid.blockHeight(); row <= lastRow; row++) {
      for (int column = outline.left / grid.blockWidth(); column <= lastColumn; column++) {
        CoverageRuns.Writer writer = new CoverageRuns.Writer();
        shares.write(Part.of(grid, outline, row, column), writer);
        if (!writer.isEmpty()) {
          blocks.add(
              new BlockCoverage(row, column, 1, writer.toRuns(), writer.sum(), writer.fullCells()));
        }
      }
    }
  }

  /** Shares so close to 0 or 1 that only rounding can tell them apart become 0 or 1. */
  private static void hold(CellShares shares) {
    double[] values = shares.values();
    for (int i = 0; i < values.length; i++) {
      double share = values[i];
      if (!(share >= -TOLERANCE && share <= 1 + TOLERANCE)) {
        throw new Refusal(
            Fault.COVERAGE_BROKEN,
            "a cell is covered %s times, expected 0 to 1; repair the outline".formatted(share));
      }
      values[i] = share < NOTHING ? 0 : share > 1 - NOTHING ? 1 : share;
    }
  }

  private void check(Grid grid, double areaOnGrid) {
    double off = Math.abs(sum() - areaOnGrid);
    double allowed = area * grid.cellArea() < 1 ? TOLERANCE : TOLERANCE * area;
    if (!(off <= allowed)) {
      throw new Refusal(
          Fault.COVERAGE_BROKEN,
          "shares add up to %s cells, the outline has %s; repair it".formatted(sum(), areaOnGrid));
    }
  }

  /** The part of an outline's box that lies in one block, in cells of the grid. */
  private record Part(
      GridOutline outline, int blockTop, int blockLeft, int top, int left, int rows, int columns) {

    static Part of(Grid grid, GridOutline outline, int blockRow, int blockColumn) {
      int blockTop = blockRow * grid.blockHeight();
      int blockLeft = blockColumn * grid.blockWidth();
      int top = Math.max(blockTop, outline.top);
      int left = Math.max(blockLeft, outline.left);
      int bottom = (int) Math.min((long) blockTop + grid.blockHeight(), outline.top + outline.rows);
      int right =
          (int) Math.min((long) blockLeft + grid.blockWidth(), outline.left + outline.columns);
      return new Part(outline, blockTop, blockLeft, top, left, bottom - top, right - left);
    }

    /** Takes this part out of the shares of the whole box. */
    void copy(CellShares whole, CoverageRuns.Writer writer) {
      for (int row = top; row < top + rows; row++) {
        int from = whole.start(row - outline.top) + left - outline.left;
        writer.row(row - blockTop, left - blockLeft, whole.values(), from, columns);
      }
    }

    /** Shares out this part alone, in bands of rows. */
    void shareOut(CoverageRuns.Writer writer) {
      int band = Math.max(1, MOST_CELLS / columns);
      for (int row = top; row < top + rows; row += band) {
        int count = Math.min(band, top + rows - row);
        CellShares shares =
            CellShares.of(outline, row - outline.top, left - outline.left, count, columns);
        hold(shares);
        for (int r = 0; r < count; r++) {
          int from = shares.start(r);
          writer.row(row + r - blockTop, left - blockLeft, shares.values(), from, columns);
        }
      }
    }
  }
}
