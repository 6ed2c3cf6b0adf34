// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Random outlines against JTS, which cuts the outline with each cell. */
class CoverageOracleTest {
  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final int OUTLINES = 2000;
  private static final int SIDE = 9;
  private static final Grid GRID = new Grid("", 0, SIDE, 1, 1, SIDE, SIDE, SIDE, SIDE);

  @Test
  void sharesAreTheAreasThatJtsCutsOut() {
    double worst = 0;
    for (Polygon outline : outlines(20_240_501)) {
      double[][] cells = DenseCover.of(GRID, Coverage.of(GRID, outline));
      for (int r = 0; r < SIDE; r++) {
        for (int c = 0; c < SIDE; c++) {
          Envelope cell = new Envelope(c, c + 1, SIDE - r - 1, SIDE - r);
          double area = outline.intersection(SHAPES.toGeometry(cell)).getArea();
          worst = Math.max(worst, Math.abs(area - cells[r][c]));
        }
      }
    }
    assertThat(worst).isLessThanOrEqualTo(1e-9);
  }

  @Test
  void anyCutGivesTheSameShares() {
    double worst = 0;
    for (Polygon outline : outlines(20_240_502)) {
      double[][] whole = DenseCover.of(GRID, Coverage.of(GRID, outline));
      for (int left = 0; left < SIDE; left += 4) {
        for (int top = 0; top < SIDE; top += 3) {
          int width = Math.min(4, SIDE - left);
          int height = Math.min(3, SIDE - top);
          Grid window = new Grid("", left, SIDE - top, 1, 1, width, height, 2, 2);
          double[][] part = DenseCover.of(window, Coverage.of(window, outline));
          for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
              worst = Math.max(worst, Math.abs(part[r][c] - whole[top + r][left + c]));
            }
          }
        }
      }
    }
    assertThat(worst).isLessThanOrEqualTo(1e-12);
  }

  /** Stars of 3 to 24 corners: every kind in turn, some with a hole, many hanging off the grid. */
  private static List<Polygon> outlines(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Polygon> outlines = new ArrayList<>();
    while (outlines.size() < OUTLINES) {
      int kind = outlines.size() % 4;
      double x = random.nextDouble(-1, SIDE + 1);
      double y = random.nextDouble(-1, SIDE + 1);
      double radius = Math.exp(random.nextDouble(Math.log(0.05), Math.log(6)));
      double thin = kind == 1 ? Math.exp(random.nextDouble(-9, 0)) : 1;
      int corners = random.nextInt(3, 25);
      double turn = random.nextDouble(0, Math.PI);
      double[] lengths = random.doubles(corners, 0.4, 1).toArray();
      LinearRing shell = star(x, y, radius, thin, turn, lengths, kind == 2 ? 0.5 : 0);
      LinearRing[] holes =
          kind == 3
              ? new LinearRing[] {star(x, y, radius * 0.4, 1, turn, lengths, 0)}
              : new LinearRing[0];
      Polygon outline = SHAPES.createPolygon(shell, holes);
      if (outline.isValid() && outline.getArea() > 0) {
        outlines.add(outline);
      }
    }
    return outlines;
  }

  /** Corners around (x, y); with a step > 0 they lie on multiples of it, so on grid lines. */
  private static LinearRing star(
      double x, double y, double radius, double thin, double turn, double[] lengths, double step) {
    Coordinate[] points = new Coordinate[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      double angle = 2 * Math.PI * i / lengths.length;
      double u = radius * lengths[i] * Math.cos(angle);
      double v = radius * lengths[i] * Math.sin(angle) * thin;
      double px = x + u * Math.cos(turn) - v * Math.sin(turn);
      double py = y + u * Math.sin(turn) + v * Math.cos(turn);
      points[i] = new Coordinate(snapped(px, step), snapped(py, step));
    }
    points[lengths.length] = points[0];
    return SHAPES.createLinearRing(points);
  }

  private static double snapped(double value, double step) {
    return step > 0 ? Math.rint(value / step) * step : value;
  }
}
