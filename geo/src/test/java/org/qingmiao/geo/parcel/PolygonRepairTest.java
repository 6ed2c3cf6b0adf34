// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

class PolygonRepairTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final SplittableRandom random = new SplittableRandom(20240501);

  /** Star-shaped, with two neighbouring corners exchanged now and then, which crosses the ring. */
  private LinearRing ring(double x, double y, double radius) {
    int corners = random.nextInt(4, 20);
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double r = radius * random.nextDouble(0.6, 1);
      ring[i] = new Coordinate(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    if (random.nextInt(3) == 0) {
      int i = random.nextInt(corners - 1);
      Coordinate exchanged = ring[i];
      ring[i] = ring[i + 1];
      ring[i + 1] = exchanged;
    }
    ring[corners] = ring[0];
    return FACTORY.createLinearRing(ring);
  }

  private Polygon polygon() {
    double x = random.nextDouble(500_000, 500_300);
    double y = random.nextDouble(4_000_000, 4_000_300);
    LinearRing[] holes = new LinearRing[random.nextInt(3)];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(x + random.nextDouble(-90, 90), y + random.nextDouble(-90, 90), 15);
    }
    return FACTORY.createPolygon(ring(x, y, 100), holes);
  }

  /**
   * Up to three parts that cross themselves and each other. The area is never more than all parts
   * have together after mending, so nothing is counted twice, and a sound outline is not touched.
   */
  @Test
  void whatIsNotRefusedIsValidAndWithinTheLimit() {
    int mended = 0;
    int united = 0;
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Polygon> parts = new ArrayList<>();
      double before = 0;
      for (int p = 0; p <= i % 3; p++) {
        parts.add(polygon());
        before += parts.get(p).getArea();
      }
      try {
        PolygonRepair repair = PolygonRepair.of(parts);
        Geometry geometry = repair.geometry();
        assertThat(geometry.isValid()).isTrue();
        assertThat(repair.areaRatio()).isBetween(0.0, PolygonRepair.LARGEST);
        assertThat(geometry.getArea())
            .isPositive()
            .isLessThanOrEqualTo(before * (1 + repair.areaRatio()) + 1e-6);
        if (repair.repairs().isEmpty()) {
          assertThat(repair.areaRatio()).isZero();
          assertThat(geometry.getArea()).isCloseTo(before, within(1e-6));
          assertThat(geometry.getGeometryN(0)).isSameAs(parts.get(0));
        }
        mended += repair.repairs().contains(Repair.RINGS_MENDED) ? 1 : 0;
        united += repair.repairs().contains(Repair.PARTS_UNITED) ? 1 : 0;
      } catch (Refusal e) {
        assertThat(e.fault()).isEqualTo(Fault.GEOM_REPAIR_TOO_LARGE);
        refused++;
      }
    }
    assertThat(mended).isGreaterThan(500);
    assertThat(united).isGreaterThan(300);
    assertThat(refused).isBetween(10, 1_000);
  }
}
