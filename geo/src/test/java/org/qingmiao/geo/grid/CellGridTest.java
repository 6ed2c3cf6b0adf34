// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.geo.Golden;

class CellGridTest {

  static List<Golden> cells() {
    return Golden.rows("geo_cells.csv");
  }

  @ParameterizedTest
  @MethodSource("cells")
  void numbersInterleaveTheBitsOfXAndY(Golden row) {
    int level = row.whole("level");
    long cell = CellGrid.cellAt(row.number("lon"), row.number("lat"), level);
    assertThat(cell).isEqualTo(Long.parseLong(row.cell("id")));
    assertThat(CellGrid.level(cell)).isEqualTo(level);
  }

  @Test
  void aPlaceLiesInTheAncestorsOfItsCell() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 1_000; i++) {
      double lon = random.nextDouble(-180, 180);
      double lat = random.nextDouble(-90, 90);
      int fine = random.nextInt(0, CellGrid.FINEST + 1);
      int coarse = random.nextInt(0, fine + 1);
      assertThat(CellGrid.ancestor(CellGrid.cellAt(lon, lat, fine), coarse))
          .isEqualTo(CellGrid.cellAt(lon, lat, coarse));
    }
  }

  /** A block is the cells of the places one cell's width and height away. */
  @Test
  void aBlockIsTheCellsAround() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 1_000; i++) {
      int level = random.nextInt(2, 20);
      double width = 360.0 / (1L << level);
      double height = width / 2;
      double lon = random.nextDouble(-180, 180);
      double lat = random.nextDouble(-90, 90);
      TreeSet<Long> around = new TreeSet<>();
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          double y = lat + dy * height;
          if (y >= -90 && y < 90) {
            around.add(CellGrid.cellAt(wrapped(lon + dx * width), y, level));
          }
        }
      }
      assertThat(CellGrid.block(CellGrid.cellAt(lon, lat, level)))
          .containsExactly(around.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private static double wrapped(double lon) {
    return lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  }

  @Test
  void theGlobeIsItsOwnBlockAndHasNoAncestor() {
    assertThat(CellGrid.block(1)).containsExactly(1);
    assertThat(CellGrid.block(CellGrid.cellAt(0, 0, 1))).containsExactly(4, 5, 6, 7);
    assertThatThrownBy(() -> CellGrid.ancestor(4, 2))
        .hasMessage("level 2, expected 0 to 1, that of the cell");
  }

  @Test
  void whatIsNoPlaceIsRefused() {
    assertThatThrownBy(() -> CellGrid.cellAt(39.9, 116.4, 12))
        .hasMessage("place 39.9 116.4, expected degrees within -180..180 and -90..90");
    assertThatThrownBy(() -> CellGrid.cellAt(Double.NaN, 0, 12))
        .hasMessage("place NaN 0.0, expected degrees within -180..180 and -90..90");
    assertThatThrownBy(() -> CellGrid.cellAt(116.4, 39.9, 31))
        .hasMessage("level 31, expected 0 to 30");
  }
}
