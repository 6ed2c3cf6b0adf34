// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class CoordinateChangeTest {

  private final CoordinateChange toUtm =
      CoordinateChange.between(CoordinateSystem.WGS84, CoordinateSystem.utmAt(117, 36));

  /** A parallel of 1 degree bends by 140 m from its chord; a field's edge of 100 m by 0.1 mm. */
  @Test
  void longEdgesAreBentAndShortOnesLeftAlone() throws Exception {
    Geometry province = new WKTReader().read("POLYGON((116 36, 118 36, 118 37, 116 37, 116 36))");
    Geometry field =
        new WKTReader().read("POLYGON((117 36, 117.001 36, 117.001 36.001, 117 36.001, 117 36))");
    Geometry bent = toUtm.of(province, 1);
    assertThat(toUtm.of(field, 1).getNumPoints()).isEqualTo(5);
    assertThat(bent.getNumPoints()).isGreaterThan(20);

    double worst = 0;
    for (int i = 0; i <= 1000; i++) {
      Coordinate onTheParallel = toUtm.of(116 + 2 * i / 1000.0, 36);
      worst =
          Math.max(
              worst, bent.getBoundary().distance(bent.getFactory().createPoint(onTheParallel)));
    }
    assertThat(worst).isBetween(0.01, 1.0);
  }

  @Test
  void aPlaceThatTheProjectionCannotShowIsRefused() {
    CoordinateChange toMercator =
        CoordinateChange.between(CoordinateSystem.WGS84, CoordinateSystem.ofEpsg(3857));
    assertThatThrownBy(() -> toMercator.of(0, 90))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.fault()).isEqualTo(Fault.CRS_AREA))
        .hasMessage("CRS_AREA: WGS 84 to EPSG:3857 fails at 0.0 90.0");
  }
}
