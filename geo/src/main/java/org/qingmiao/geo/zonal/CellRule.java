// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.raster.BlockCoverage;
import org.qingmiao.geo.raster.CentreCells;
import org.qingmiao.geo.raster.Coverage;
import org.qingmiao.geo.raster.Grid;

/** Which cells count for a zone, and how much. */
public enum CellRule {
  /** Every touched cell, by the share that is covered. */
  EXACT {
    @Override
    List<BlockCoverage> cells(Grid grid, Geometry zone, Coverage coverage) {
      return coverage.blocks();
    }
  },

  /** Cells whose centre lies inside, wholly. */
  CENTRE {
    @Override
    List<BlockCoverage> cells(Grid grid, Geometry zone, Coverage coverage) {
      return CentreCells.of(grid, zone, coverage);
    }
  };

  abstract List<BlockCoverage> cells(Grid grid, Geometry zone, Coverage coverage);
}
