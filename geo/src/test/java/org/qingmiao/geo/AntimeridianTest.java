// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {

  private static final double BILLIONTH_IN_PERCENT = 1e-7;

  private static Geometry wkt(String text) throws Exception {
    return new WKTReader().read(text);
  }

  /** geo_area.csv, row antimeridian: 4737713.904434 m2, not a belt around the globe. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POLYGON((179.99 -16.01, -179.99 -16.01, -179.99 -15.99, 179.99 -15.99, 179.99 -16.01))",
        "POLYGON((-179.99 -16.01, -179.99 -15.99, 179.99 -15.99, 179.99 -16.01, -179.99 -16.01))",
        "POLYGON((179.99 -16.01, 180.01 -16.01, 180.01 -15.99, 179.99 -15.99, 179.99 -16.01))",
        "POLYGON((-180.01 -16.01, -179.99 -16.01, -179.99 -15.99, -180.01 -15.99, -180.01 -16.01))"
      })
  void aFieldAcrossIsCutWithoutLosingLand(String text) throws Exception {
    Geometry parts = Antimeridian.cut(wkt(text));
    assertThat(parts.getNumGeometries()).isEqualTo(2);
    assertThat(parts.getGeometryN(0).getEnvelopeInternal().getWidth()).isLessThan(0.011);
    assertThat(parts.getGeometryN(1).getEnvelopeInternal().getWidth()).isLessThan(0.011);
    assertThat(new Envelope(-180, 180, -90, 90).contains(parts.getEnvelopeInternal())).isTrue();
    assertThat(GeodesicArea.of(parts))
        .isCloseTo(GeodesicArea.of(wkt(text)), withinPercentage(BILLIONTH_IN_PERCENT))
        .isCloseTo(4737713.904434, withinPercentage(BILLIONTH_IN_PERCENT));
    assertThat(parts.isValid()).isTrue();
  }

  @Test
  void aHoleAcrossIsCutWithItsShell() throws Exception {
    Geometry whole =
        wkt(
            "POLYGON((179.9 10, -179.9 10, -179.9 10.2, 179.9 10.2, 179.9 10),"
                + " (-179.95 10.05, 179.95 10.05, 179.95 10.15, -179.95 10.15, -179.95 10.05))");
    Geometry parts = Antimeridian.cut(whole);
    assertThat(GeodesicArea.of(parts))
        .isCloseTo(GeodesicArea.of(whole), withinPercentage(BILLIONTH_IN_PERCENT));
    assertThat(parts.intersects(wkt("POINT(180 10.1)"))).isFalse();
    assertThat(parts.intersects(wkt("POINT(-180 10.1)"))).isFalse();
    assertThat(parts.intersects(wkt("POINT(-179.92 10.1)"))).isTrue();
  }

  @Test
  void whatDoesNotCrossComesBackAsItIs() throws Exception {
    Geometry field = wkt("POLYGON((117 36, 117.01 36, 117.01 36.01, 117 36.01, 117 36))");
    Geometry toTheEdge = wkt("POLYGON((179 1, 180 1, 180 2, 179 2, 179 1))");
    assertThat(Antimeridian.cut(field)).isSameAs(field);
    assertThat(Antimeridian.cut(toTheEdge)).isSameAs(toTheEdge);
  }

  @Test
  void aRingAroundThePoleIsRefused() throws Exception {
    Geometry cap = wkt("POLYGON((0 80, 120 80, -120 80, 0 80))");
    assertThatThrownBy(() -> Antimeridian.cut(cap))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("encloses a pole");
  }
}
