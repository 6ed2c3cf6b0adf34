// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * The cells of a grid whose centres lie inside a parcel, each counted wholly; a centre on the
 * outline lies outside. The rule of most other tools, for comparison with them: it does not keep
 * areas, and a parcel smaller than a cell may have none.
 *
 * <p>A cell that is covered wholly has its centre inside, one that is not touched has not; so only
 * those at the edge are asked.
 */
public final class CentreCells {
  private final Grid grid;
  private final IndexedPointInAreaLocator inside;
  private final double[] shares;

  private CentreCells(Grid grid, Geometry parcel) {
    this.grid = grid;
    this.inside = new IndexedPointInAreaLocator(parcel);
    this.shares = new double[grid.blockWidth()];
  }

  /**
   * By block, as a coverage with shares of 1.
   *
   * @param parcel valid, in the coordinate system of the grid
   * @param coverage of the grid by the parcel
   */
  public static List<BlockCoverage> of(Grid grid, Geometry parcel, Coverage coverage) {
    CentreCells cells = new CentreCells(grid, parcel);
    List<BlockCoverage> blocks = new ArrayList<>();
    for (BlockCoverage block : coverage.blocks()) {
      CoverageRuns.Writer writer = cells.gathered(block);
      if (!writer.isEmpty()) {
        blocks.add(
            new BlockCoverage(
                block.blockRow(),
                block.blockColumn(),
                1,
                writer.toRuns(),
                writer.sum(),
                writer.fullCells()));
      }
    }
    return blocks.stream().map(block -> block.among(blocks.size())).toList();
  }

  private CoverageRuns.Writer gathered(BlockCoverage block) {
    int top = block.blockRow() * grid.blockHeight();
    int left = block.blockColumn() * grid.blockWidth();
    CoverageRuns.Writer writer = new CoverageRuns.Writer();
    CoverageRuns.Walk walk = block.runs().walk(grid.blockWidth(), grid.blockHeight());
    while (walk.nextSpan(shares)) {
      int row = walk.spanRow();
      int column = walk.spanColumn();
      for (int i = 0; i < walk.spanLength(); i++) {
        shares[i] = shares[i] == 1 || isInside(top + row, left + column + i) ? 1 : 0;
      }
      writer.row(row, column, shares, 0, walk.spanLength());
    }
    return writer;
  }

  private boolean isInside(int row, int column) {
    Coordinate centre =
        new Coordinate(
            grid.x0() + (column + 0.5) * grid.dx(), grid.yTop() - (row + 0.5) * grid.dy());
    return inside.locate(centre) == Location.INTERIOR;
  }
}
