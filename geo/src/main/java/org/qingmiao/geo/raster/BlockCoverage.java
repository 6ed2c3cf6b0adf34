// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * What a parcel covers of one block: a row of {@code feature.parcel_coverage}.
 *
 * @param blockRow from 0
 * @param blockColumn from 0
 * @param blocks in how many blocks the parcel covers cells, at least 1; of a parcel in one block
 *     all cells are at hand at once
 * @param runs the covered cells
 * @param sum of the shares, in cells
 * @param fullCells that are covered wholly
 */
public record BlockCoverage(
    int blockRow, int blockColumn, int blocks, CoverageRuns runs, double sum, int fullCells) {

  public BlockCoverage {
    if (blockRow < 0 || blockColumn < 0 || blocks < 1 || !(sum >= 0) || fullCells < 0) {
      throw new IllegalArgumentException(
          "block (%d, %d) of %d, sum %s, %d full cells"
              .formatted(blockRow, blockColumn, blocks, sum, fullCells));
    }
  }

  BlockCoverage among(int all) {
    return new BlockCoverage(blockRow, blockColumn, all, runs, sum, fullCells);
  }
}
