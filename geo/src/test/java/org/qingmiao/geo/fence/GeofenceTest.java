// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.GeodesicDistance;

class GeofenceTest {

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static final Geofence RING =
      Geofence.of(
          "ring",
          wkt(
              "POLYGON((103.79 30.59, 103.81 30.59, 103.81 30.61, 103.79 30.61, 103.79 30.59),"
                  + " (103.799 30.599, 103.801 30.599, 103.801 30.601, 103.799 30.601, 103.799"
                  + " 30.599))"));

  /** The geodesic to the nearest place on the edge: straight along the meridian or parallel. */
  @Test
  void theDistanceIsThatOfTheGeodesic() {
    assertThat(RING.signedDistanceM(103.805, 30.6))
        .isCloseTo(GeodesicDistance.between(103.805, 30.6, 103.801, 30.6), withinPercentage(0.01));
    assertThat(RING.signedDistanceM(103.8, 30.6)) // in the hole
        .isCloseTo(-GeodesicDistance.between(103.8, 30.6, 103.799, 30.6), withinPercentage(0.01));
    assertThat(RING.signedDistanceM(103.82, 30.62)) // off the corner
        .isCloseTo(-GeodesicDistance.between(103.82, 30.62, 103.81, 30.61), withinPercentage(0.1));
  }

  @ParameterizedTest
  @CsvSource({"103.81, 30.6", "103.79, 30.59", "103.799, 30.6", "103.801, 30.601"})
  void edgesAndCornersBelongToTheFence(double lon, double lat) {
    assertThat(RING.covers(lon, lat)).isTrue();
    assertThat(RING.signedDistanceM(lon, lat)).isCloseTo(0, within(1e-9));
  }

  /** The same square at 0 and across 180 degrees is the same square. */
  @Test
  void theAntimeridianIsNoEdge() {
    Geofence here = Geofence.of("f", wkt("POLYGON((-1 10, 1 10, 1 12, -1 12, -1 10))"));
    Geofence jumping = Geofence.of("f", wkt("POLYGON((179 10, -179 10, -179 12, 179 12, 179 10))"));
    Geofence beyond = Geofence.of("f", wkt("POLYGON((179 10, 181 10, 181 12, 179 12, 179 10))"));
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 1_000; i++) {
      double lon = random.nextDouble(-3, 3);
      double lat = random.nextDouble(9, 13);
      double across = lon > 0 ? lon - 180 : lon + 180;
      double expected = here.signedDistanceM(lon, lat);
      assertThat(jumping.signedDistanceM(across, lat)).isCloseTo(expected, within(1e-4));
      assertThat(beyond.signedDistanceM(across, lat)).isCloseTo(expected, within(1e-4));
      assertThat(jumping.covers(across, lat)).isEqualTo(here.covers(lon, lat));
    }
    assertThat(jumping.covers(180, 11)).isTrue();
    assertThat(jumping.covers(-180, 11)).isTrue();
    assertThat(jumping.signedDistanceM(180, 11)).isGreaterThan(100_000);
  }

  @Test
  void partsAreOneFence() {
    Geofence parts =
        Geofence.of(
            "f", wkt("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((5 0, 6 0, 6 1, 5 1, 5 0)))"));
    assertThat(parts.covers(0.5, 0.5)).isTrue();
    assertThat(parts.covers(5.5, 0.5)).isTrue();
    assertThat(parts.covers(3, 0.5)).isFalse();
    assertThat(parts.signedDistanceM(1.5, 0.5))
        .isCloseTo(-GeodesicDistance.between(1.5, 0.5, 1, 0.5), withinPercentage(0.1));
  }

  @Test
  void whatIsNoOutlineIsRefused() {
    assertThatThrownBy(() -> Geofence.of("f", wkt("POINT(1 2)")))
        .hasMessage("GEOM_EMPTY: fence f: expected valid polygons, came POINT (1 2)");
    assertThatThrownBy(() -> Geofence.of("f", wkt("POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))")))
        .hasMessageStartingWith("GEOM_CORRUPT: fence f: expected valid polygons");
  }
}
