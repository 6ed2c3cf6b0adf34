// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

class GeodesicAreaTest {

  private static final double MILLIONTH_IN_PERCENT = 1e-4;

  static Stream<Golden> areas() {
    return Golden.rows("geo_area.csv").stream().filter(row -> row.cell("kind").equals("area"));
  }

  static Stream<Golden> distances() {
    return Golden.rows("geo_area.csv").stream().filter(row -> row.cell("kind").equals("dist"));
  }

  static Polygon polygon(Golden row) {
    List<Coordinate> corners = corners(row);
    return new GeometryFactory()
        .createPolygon(
            Stream.concat(corners.stream(), Stream.of(corners.get(0))).toArray(Coordinate[]::new));
  }

  private static List<Coordinate> corners(Golden row) {
    return Arrays.stream(row.cell("coords_lon_lat").split(";"))
        .map(pair -> pair.split(" "))
        .map(pair -> new Coordinate(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("areas")
  void landIsMeasuredOnTheEllipsoid(Golden row) {
    double area = GeodesicArea.of(polygon(row));
    assertThat(area)
        .isCloseTo(row.number("expected_m2_or_m"), withinPercentage(MILLIONTH_IN_PERCENT));
    assertThat(GeodesicArea.inMu(area))
        .isCloseTo(row.number("expected_mu"), withinPercentage(MILLIONTH_IN_PERCENT));
    assertThat(GeodesicArea.of(polygon(row).reverse())).isEqualTo(area);
  }

  @ParameterizedTest
  @MethodSource("distances")
  void waysAreMeasuredOnTheEllipsoid(Golden row) {
    List<Coordinate> ends = corners(row);
    assertThat(GeodesicDistance.between(ends.get(0).x, ends.get(0).y, ends.get(1).x, ends.get(1).y))
        .isCloseTo(row.number("expected_m2_or_m"), withinPercentage(MILLIONTH_IN_PERCENT));
  }

  /** A square of 0.01 degree with one of 0.001 degree missing: 1000384.947691 - 10003.9. */
  @Test
  void holesAreLeftOut() throws Exception {
    double whole = areaOf("((117 36, 117.01 36, 117.01 36.01, 117 36.01, 117 36))");
    double hole =
        areaOf(
            "((117.004 36.004, 117.005 36.004, 117.005 36.005, 117.004 36.005, 117.004 36.004))");
    double rest =
        areaOf(
            "((117 36, 117.01 36, 117.01 36.01, 117 36.01, 117 36),"
                + " (117.004 36.004, 117.005 36.004, 117.005 36.005, 117.004 36.005, 117.004 36.004))");
    assertThat(rest).isEqualTo(whole - hole).isLessThan(whole - 9_000);
  }

  private static double areaOf(String rings) throws Exception {
    return GeodesicArea.of(new WKTReader().read("POLYGON" + rings));
  }
}
