// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.Golden;

/** The cases of golden/geo_coverage.json, each also with its rings written in every other way. */
class CoverageGoldenTest {
  private static final double MOVED_TOLERANCE = 1e-11;

  static Stream<Named<JsonNode>> cases() {
    JsonNode cases = Golden.json("geo_coverage.json").get("cases");
    assertThat(cases).hasSize(31);
    return StreamSupport.stream(cases.spliterator(), false)
        .map(c -> Named.of(c.get("id").asText() + " " + c.get("name").asText(), c));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sharesAreThoseOfTheGoldenFile(JsonNode expected) throws ParseException {
    Polygon parcel = parcel(expected);
    for (int block : new int[] {1000, 3, 2, 1}) {
      assertCovers(expected, grid(expected, block, 0, 0), parcel, tolerance(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void directionAndStartOfARingDoNotMatter(JsonNode expected) throws ParseException {
    Polygon parcel = parcel(expected);
    Grid grid = grid(expected, 1000, 0, 0);
    for (int start = 0; start < longest(parcel); start++) {
      int from = start;
      Polygon turned = rings(parcel, ring -> startedAt(ring, from));
      assertCovers(expected, grid, turned, tolerance(expected));
      assertCovers(expected, grid, rings(turned, LinearRing::reverse), tolerance(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMoveByWholeCellsDoesNotMatter(JsonNode expected) throws ParseException {
    JsonNode grid = expected.get("grid");
    if (grid.get("dx").asDouble() != 1 || grid.get("dy").asDouble() != 1) {
      return; // Only unit cells can be moved without rounding.
    }
    Polygon moved = rings(parcel(expected), ring -> moved(ring, 1000, -700));
    assertCovers(expected, grid(expected, 1000, 1000, -700), moved, MOVED_TOLERANCE);
  }

  private static void assertCovers(JsonNode expected, Grid grid, Polygon parcel, double tolerance) {
    Coverage coverage = Coverage.of(grid, parcel);
    double[][] cells = DenseCover.of(grid, coverage);
    JsonNode rows = expected.get("coverage");
    int top = expected.get("row_off").asInt();
    int left = expected.get("col_off").asInt();
    for (int r = 0; r < grid.height(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        boolean inWindow =
            r >= top && r < top + rows.size() && c >= left && c < left + rows.get(0).size();
        double share = inWindow ? rows.get(r - top).get(c - left).asDouble() : 0;
        assertThat(cells[r][c]).as("row %d column %d", r, c).isCloseTo(share, within(tolerance));
      }
    }
    double sum = expected.get("sum").asDouble();
    assertThat(coverage.sum()).isCloseTo(sum, within(tolerance * Math.max(1, sum)));
  }

  private static Grid grid(JsonNode expected, int block, double right, double up) {
    JsonNode grid = expected.get("grid");
    return new Grid(
        "",
        grid.get("x0").asDouble() + right,
        grid.get("y_top").asDouble() + up,
        grid.get("dx").asDouble(),
        grid.get("dy").asDouble(),
        grid.get("cols").asInt(),
        grid.get("rows").asInt(),
        block,
        block);
  }

  private static Polygon parcel(JsonNode expected) throws ParseException {
    return (Polygon) new WKTReader().read(expected.get("wkt").asText());
  }

  private static double tolerance(JsonNode expected) {
    return expected.get("tol").asDouble();
  }

  private static int longest(Polygon parcel) {
    int longest = parcel.getExteriorRing().getNumPoints() - 1;
    for (int i = 0; i < parcel.getNumInteriorRing(); i++) {
      longest = Math.max(longest, parcel.getInteriorRingN(i).getNumPoints() - 1);
    }
    return longest;
  }

  private static Polygon rings(Polygon parcel, UnaryOperator<LinearRing> change) {
    List<LinearRing> holes = new ArrayList<>();
    for (int i = 0; i < parcel.getNumInteriorRing(); i++) {
      holes.add(change.apply(parcel.getInteriorRingN(i)));
    }
    return parcel
        .getFactory()
        .createPolygon(change.apply(parcel.getExteriorRing()), holes.toArray(LinearRing[]::new));
  }

  private static LinearRing startedAt(LinearRing ring, int start) {
    Coordinate[] points = ring.getCoordinates();
    int distinct = points.length - 1;
    Coordinate[] turned = new Coordinate[points.length];
    for (int i = 0; i <= distinct; i++) {
      turned[i] = points[(start + i) % distinct];
    }
    return ring.getFactory().createLinearRing(turned);
  }

  private static LinearRing moved(LinearRing ring, double right, double up) {
    Coordinate[] points = ring.getCoordinates();
    Coordinate[] moved = new Coordinate[points.length];
    for (int i = 0; i < points.length; i++) {
      moved[i] = new Coordinate(points[i].x + right, points[i].y + up);
    }
    return ring.getFactory().createLinearRing(moved);
  }
}
