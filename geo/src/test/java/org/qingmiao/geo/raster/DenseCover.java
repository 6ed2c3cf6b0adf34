// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/** The shares of all cells of a small grid, read back from the runs of a coverage. */
final class DenseCover {
  private DenseCover() {}

  static double[][] of(Grid grid, Coverage coverage) {
    double[][] cells = new double[grid.height()][grid.width()];
    for (BlockCoverage block : coverage.blocks()) {
      CoverageRuns.Walk walk = block.runs().walk(grid.blockWidth(), grid.blockHeight());
      while (walk.next()) {
        for (int i = 0; i < walk.length(); i++) {
          int row = block.blockRow() * grid.blockHeight() + walk.row();
          int column = block.blockColumn() * grid.blockWidth() + walk.column() + i;
          cells[row][column] += walk.share(i);
        }
      }
    }
    return cells;
  }
}
