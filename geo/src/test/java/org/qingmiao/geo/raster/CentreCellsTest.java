// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class CentreCellsTest {
  private static final Grid GRID = new Grid("EPSG:32650", 0, 40, 10, 10, 4, 4, 2, 2);

  @Test
  void aCentreOnTheOutlineLiesOutside() {
    // Centres lie at 5, 15, 25 and 35; the box ends on those of column 2 and row 0.
    Geometry box = new GeometryFactory().toGeometry(new Envelope(0, 25, 0, 35));

    assertThat(cells(GRID, CentreCells.of(GRID, box, Coverage.of(GRID, box))))
        .isEqualTo(Set.of("1 0", "1 1", "2 0", "2 1", "3 0", "3 1"));
  }

  @Test
  void aParcelBetweenCentresHasNoCell() {
    Geometry box = new GeometryFactory().toGeometry(new Envelope(6, 14, 6, 14));

    assertThat(CentreCells.of(GRID, box, Coverage.of(GRID, box))).isEmpty();
  }

  /** Against a loop that asks every centre of the parcel's box. */
  @Test
  void cellsAreThoseThatAPlainLoopFinds() {
    MadeScene scene = MadeScene.ofPlots(600, 200);
    Grid grid = scene.grid();
    for (Geometry parcel : scene.parcels()) {
      CellSample numbers =
          new CentreRule(grid).sample(parcel, (row, column) -> row * 1000.0 + column);
      Set<String> expected = new TreeSet<>();
      for (int i = 0; i < numbers.size(); i++) {
        int number = (int) numbers.value(i);
        expected.add(number / 1000 + " " + number % 1000);
      }
      List<BlockCoverage> blocks = CentreCells.of(grid, parcel, Coverage.of(grid, parcel));
      assertThat(cells(grid, blocks)).isEqualTo(expected);
      assertThat(blocks.stream().mapToDouble(BlockCoverage::sum).sum()).isEqualTo(expected.size());
    }
  }

  private static Set<String> cells(Grid grid, List<BlockCoverage> blocks) {
    List<String> cells = new ArrayList<>();
    for (BlockCoverage block : blocks) {
      CoverageRuns.Walk walk = block.runs().walk(grid.blockWidth(), grid.blockHeight());
      while (walk.next()) {
        for (int i = 0; i < walk.length(); i++) {
          cells.add(
              (block.blockRow() * grid.blockHeight() + walk.row())
                  + " "
                  + (block.blockColumn() * grid.blockWidth() + walk.column() + i));
        }
      }
    }
    assertThat(cells).doesNotHaveDuplicates();
    return new TreeSet<>(cells);
  }
}
