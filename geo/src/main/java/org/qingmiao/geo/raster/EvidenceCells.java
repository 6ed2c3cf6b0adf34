// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/**
 * How many cells stand for a parcel: what its size and shape allow a sensor to say.
 *
 * @param full cells that are covered wholly
 * @param centre cells whose centre lies strictly inside
 * @param keep cells that are covered wholly by the parcel shrunk by 5 m, which no error of position
 *     pushes across the border
 */
public record EvidenceCells(int full, int centre, int keep) {
  private static final double SHRINK_METRES = -5;
  private static final EvidenceCells NONE = new EvidenceCells(0, 0, 0);

  public EvidenceCells {
    if (full < 0 || centre < full || keep < 0) {
      throw new IllegalArgumentException(
          "%d full cells, %d centres, %d kept; expected 0 <= full <= centre and 0 <= kept"
              .formatted(full, centre, keep));
    }
  }

  /** Counts over all blocks of a parcel. */
  public static EvidenceCells of(Grid grid, Geometry parcel, Coverage coverage) {
    return perBlock(grid, parcel, coverage).stream().reduce(NONE, EvidenceCells::plus);
  }

  /**
   * Counts in each block of the coverage, in its order.
   *
   * @param grid in metres
   */
  public static List<EvidenceCells> perBlock(Grid grid, Geometry parcel, Coverage coverage) {
    BufferParameters mitre =
        new BufferParameters(
            BufferParameters.DEFAULT_QUADRANT_SEGMENTS,
            BufferParameters.CAP_FLAT,
            BufferParameters.JOIN_MITRE,
            BufferParameters.DEFAULT_MITRE_LIMIT);
    Geometry core = BufferOp.bufferOp(parcel, SHRINK_METRES, mitre);
    Map<List<Integer>, Integer> keep =
        Coverage.of(grid, core).blocks().stream()
            .collect(Collectors.toMap(EvidenceCells::place, BlockCoverage::fullCells));
    IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(parcel);
    return coverage.blocks().stream()
        .map(
            block ->
                new EvidenceCells(
                    block.fullCells(),
                    centres(grid, block, inside),
                    keep.getOrDefault(place(block), 0)))
        .toList();
  }

  private static List<Integer> place(BlockCoverage block) {
    return List.of(block.blockRow(), block.blockColumn());
  }

  private static int centres(Grid grid, BlockCoverage block, IndexedPointInAreaLocator inside) {
    int centres = block.fullCells();
    CoverageRuns.Walk walk = block.runs().walk(grid.blockWidth(), grid.blockHeight());
    while (walk.next()) {
      for (int i = 0; i < walk.length() && !walk.isFull(); i++) {
        int row = block.blockRow() * grid.blockHeight() + walk.row();
        int column = block.blockColumn() * grid.blockWidth() + walk.column() + i;
        Coordinate centre =
            new Coordinate(
                grid.x0() + (column + 0.5) * grid.dx(), grid.yTop() - (row + 0.5) * grid.dy());
        centres += inside.locate(centre) == Location.INTERIOR ? 1 : 0;
      }
    }
    return centres;
  }

  /** Counts of both. */
  public EvidenceCells plus(EvidenceCells other) {
    return new EvidenceCells(full + other.full, centre + other.centre, keep + other.keep);
  }

  /** Share of cells that an error of position may take away, 0 to 1; 1 without any cell centre. */
  public double lost() {
    return centre == 0 ? 1 : 1 - (double) keep / centre;
  }
}
