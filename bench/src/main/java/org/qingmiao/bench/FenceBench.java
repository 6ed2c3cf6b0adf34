// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.qingmiao.geo.fence.Geofence;
import org.qingmiao.geo.fence.GeofenceIndex;

/**
 * Which of 1,000 fences hold each of a million pings, half of them near a fence, beside the usual
 * way with JTS: a tree of boxes and prepared polygons.
 */
final class FenceBench {

  private static final int FENCES = 1_000;
  private static final int PINGS = 1_000_000;
  private static final int CORNERS = 12;

  /** It also knows versions and the 180th meridian, which may cost a fifth. */
  private static final double BAR = 1.2;

  private final SplittableRandom random = new SplittableRandom(20240501);
  private final GeometryFactory factory = new GeometryFactory();
  private final List<Polygon> polygons = new ArrayList<>();
  private final Coordinate[] pings = new Coordinate[PINGS];

  FenceBench() {
    for (int i = 0; i < FENCES; i++) {
      polygons.add(star(random.nextDouble(100, 104), random.nextDouble(28, 32)));
    }
    for (int i = 0; i < PINGS; i++) {
      Coordinate corner = polygons.get(random.nextInt(FENCES)).getCoordinate();
      double reach = i % 2 == 0 ? 0.02 : 0.5;
      pings[i] =
          new Coordinate(
              corner.x + random.nextDouble(-reach, reach),
              corner.y + random.nextDouble(-reach, reach));
    }
  }

  private Polygon star(double lon, double lat) {
    Coordinate[] ring = new Coordinate[CORNERS + 1];
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      double radius = random.nextDouble(0.005, 0.02);
      ring[i] = new Coordinate(lon + radius * Math.cos(angle), lat + radius * Math.sin(angle));
    }
    ring[CORNERS] = ring[0];
    return factory.createPolygon(ring);
  }

  List<Paired> measure() {
    STRtree boxes = new STRtree();
    polygons.forEach(
        polygon ->
            boxes.insert(polygon.getEnvelopeInternal(), PreparedGeometryFactory.prepare(polygon)));
    boxes.build();
    List<Geofence> fences = new ArrayList<>();
    polygons.forEach(polygon -> fences.add(Geofence.of("f" + fences.size(), polygon)));
    GeofenceIndex index = GeofenceIndex.of(fences);
    long[] found = new long[2];
    Paired paired =
        Paired.of(
            "a million pings among 1,000 fences",
            BAR,
            () -> found[0] = plain(boxes),
            () -> found[1] = ours(index));
    if (found[0] != found[1]) {
      throw new IllegalStateException(
          "%d hits by JTS alone, %d by the index".formatted(found[0], found[1]));
    }
    System.out.printf("pings among 1,000 fences: %.0f a second%n", PINGS / paired.oursSeconds());
    return List.of(paired);
  }

  private long plain(STRtree boxes) {
    long found = 0;
    for (Coordinate ping : pings) {
      for (Object candidate : boxes.query(new Envelope(ping))) {
        found += ((PreparedGeometry) candidate).covers(factory.createPoint(ping)) ? 1 : 0;
      }
    }
    return found;
  }

  private long ours(GeofenceIndex index) {
    long found = 0;
    for (Coordinate ping : pings) {
      found += index.covering(ping.x, ping.y, Instant.EPOCH).size();
    }
    return found;
  }
}
