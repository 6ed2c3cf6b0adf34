// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

class CoverageTest {
  private static final Grid GRID = new Grid("", 0, 4, 1, 1, 4, 4, 2, 2);

  @Test
  void cutsAParcelIntoTheBlocksOfItsGrid() throws ParseException {
    Coverage coverage =
        Coverage.of(GRID, wkt("POLYGON ((0.5 0.5, 3.5 0.5, 3.5 3, 0.5 3, 0.5 0.5))"));

    // Columns 0.5 to 3.5, rows 1 to 3.5: half cells at the left, right and lower edge.
    assertThat(coverage.area()).isEqualTo(7.5);
    assertThat(coverage.sum()).isEqualTo(7.5);
    assertThat(coverage.fullCells()).isEqualTo(4);
    assertThat(coverage.insideShare()).isEqualTo(1);
    assertThat(coverage.blocks())
        .extracting(
            b -> "%d,%d of %d: %s".formatted(b.blockRow(), b.blockColumn(), b.blocks(), b.sum()))
        .containsExactly("0,0 of 4: 1.5", "0,1 of 4: 1.5", "1,0 of 4: 2.25", "1,1 of 4: 2.25");
  }

  @Test
  void countsOnlyThePartOnTheGrid() throws ParseException {
    Coverage coverage = Coverage.of(GRID, wkt("POLYGON ((-2 1, 1.5 1, 1.5 6, -2 6, -2 1))"));

    // 1.5 x 3 of 3.5 x 5 cells.
    assertThat(coverage.sum()).isEqualTo(4.5);
    assertThat(coverage.insideShare()).isCloseTo(4.5 / 17.5, within(1e-15));
  }

  @Test
  void aParcelOffTheGridCoversNothing() throws ParseException {
    for (String place :
        new String[] {"5 5, 6 5, 6 6, 5 5", "-3 1, -1 1, -1 2, -3 1", "1 9, 2 9, 2 8, 1 9"}) {
      Coverage coverage = Coverage.of(GRID, wkt("POLYGON ((" + place + "))"));
      assertThat(coverage.blocks()).isEmpty();
      assertThat(coverage.insideShare()).isZero();
    }
    assertThat(Coverage.of(GRID, wkt("POLYGON EMPTY"))).isEqualTo(new Coverage(0, List.of()));
  }

  @Test
  void overlappingPartsCountOnce() throws ParseException {
    Coverage coverage =
        Coverage.of(
            GRID,
            wkt(
                "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)),"
                    + " ((3.5 3.5, 4 3.5, 4 4, 3.5 4, 3.5 3.5)))"));

    // 4 + 4 - 1 shared cell, and a quarter.
    assertThat(coverage.sum()).isEqualTo(7.25);
    assertThat(DenseCover.of(GRID, coverage)[2][1]).isEqualTo(1);
  }

  @Test
  void rowsThatRunNorthGiveTheMirroredShares() throws ParseException {
    Geometry parcel = wkt("POLYGON ((0.3 0.2, 3.1 0.7, 1.9 3.6, 0.3 0.2))");
    Grid southUp = new Grid("", 0, 0, 1, -1, 4, 4, 3, 3);

    double[][] north = DenseCover.of(GRID, Coverage.of(GRID, parcel));
    double[][] south = DenseCover.of(southUp, Coverage.of(southUp, parcel));

    for (int r = 0; r < 4; r++) {
      assertThat(south[r]).containsExactly(north[3 - r], within(1e-15));
    }
  }

  @Test
  void outlinesLargerThanFourMillionCellsAreCutAtBlocks() throws ParseException {
    Geometry parcel = wkt("POLYGON ((10.25 5.5, 2190.5 100.75, 1500.125 2150.5, 10.25 5.5))");
    Grid tiles = new Grid("", 0, 2200, 1, 1, 2200, 2200, 512, 512);
    Grid whole = new Grid("", 0, 2200, 1, 1, 2200, 2200, 2200, 2200);

    Coverage ofTiles = Coverage.of(tiles, parcel);

    assertThat(ofTiles.sum()).isCloseTo(parcel.getArea(), within(1e-9 * parcel.getArea()));
    double[][] cells = DenseCover.of(tiles, ofTiles);
    double[][] expected = DenseCover.of(whole, Coverage.of(whole, parcel));
    double worst = 0;
    for (int i = 0; i < 2200 * 2200; i++) {
      worst = Math.max(worst, Math.abs(cells[i / 2200][i % 2200] - expected[i / 2200][i % 2200]));
    }
    assertThat(worst).isLessThanOrEqualTo(1e-12);
  }

  @Test
  void keepsTheBitsOfLargeCoordinates() throws ParseException {
    // The same triangle at the corner of a UTM zone: a shift by whole cells of 10 m is exact.
    Geometry parcel = wkt("POLYGON ((3.25 2.5, 33.75 7.125, 19.5 36.875, 3.25 2.5))");
    Grid near = new Grid("", 0, 40, 10, 10, 4, 4, 4, 4);
    Grid far = new Grid("", 499_980, 4_200_040, 10, 10, 4, 4, 4, 4);
    Geometry moved = AffineTransformation.translationInstance(499_980, 4_200_000).transform(parcel);

    assertThat(DenseCover.of(far, Coverage.of(far, moved)))
        .isDeepEqualTo(DenseCover.of(near, Coverage.of(near, parcel)));
  }

  @Test
  void refusesAnOutlineThatCrossesItself() throws ParseException {
    Geometry bowTie = wkt("POLYGON ((0 0, 3 3, 3 0, 0 4, 0 0))");

    assertThatThrownBy(() -> Coverage.of(GRID, bowTie))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fault()).isEqualTo(Fault.COVERAGE_BROKEN))
        .hasMessageMatching(
            "COVERAGE_BROKEN: a cell is covered -0\\.\\d+ times, expected 0 to 1; repair the"
                + " outline");
  }

  @Test
  void refusesWhatHasNoArea() throws ParseException {
    Geometry line = wkt("LINESTRING (0 0, 1 1)");

    assertThatThrownBy(() -> Coverage.of(GRID, line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a parcel is a LineString, expected a polygon");
  }

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }
}
