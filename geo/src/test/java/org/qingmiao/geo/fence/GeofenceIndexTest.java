// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

class GeofenceIndexTest {

  private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
  private static final int FENCES = 1_000;
  private static final int PLACES = 100_000;

  private final SplittableRandom random = new SplittableRandom(20240501);

  /** A star of 4 to 12 corners on a grid of 2^-12 degrees, so that places can lie on its edges. */
  private Polygon star(double lon, double lat) {
    int corners = random.nextInt(4, 13);
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double radius = random.nextDouble(0.3, 1);
      ring[i] =
          new Coordinate(
              onGrid(lon + radius * Math.cos(angle)), onGrid(lat + radius * Math.sin(angle)));
    }
    ring[corners] = ring[0];
    return new GeometryFactory().createPolygon(ring);
  }

  private static double onGrid(double degrees) {
    return Math.rint(degrees * 4096) / 4096;
  }

  private double lon() {
    return random.nextDouble(170, 190);
  }

  private double lat() {
    return random.nextDouble(-15, 15);
  }

  /** Anywhere, on corners, in the middle of edges, and on the meridian itself. */
  private Coordinate place(List<Polygon> fences) {
    Coordinate[] ring = fences.get(random.nextInt(FENCES)).getCoordinates();
    int corner = random.nextInt(ring.length - 1);
    return switch (random.nextInt(5)) {
      case 0 -> ring[corner];
      case 1 ->
          new Coordinate(
              (ring[corner].x + ring[corner + 1].x) / 2, (ring[corner].y + ring[corner + 1].y) / 2);
      case 2 -> new Coordinate(180, lat());
      default -> new Coordinate(lon(), lat());
    };
  }

  private static double wrapped(double lon) {
    return lon > 180 ? lon - 360 : lon;
  }

  /** Every fence asked for every place, by JTS's plain locator on unbroken longitudes. */
  @Test
  void theIndexFindsWhatAskingAllFencesFinds() {
    List<Polygon> polygons = new ArrayList<>();
    List<Geofence> fences = new ArrayList<>();
    while (polygons.size() < FENCES) {
      Polygon polygon = star(lon(), lat());
      if (polygon.isValid()) {
        fences.add(Geofence.of("%04d".formatted(fences.size()), jumping(polygon)));
        polygons.add(polygon);
      }
    }
    GeofenceIndex index = GeofenceIndex.of(fences);
    long found = 0;
    long across =
        polygons.stream()
            .filter(p -> p.getEnvelopeInternal().covers(180, p.getCoordinate().y))
            .count();
    for (int i = 0; i < PLACES; i++) {
      Coordinate place = place(polygons);
      double lon = i % 7 == 0 && place.x == 180 ? -180 : wrapped(place.x);
      List<String> all =
          IntStream.range(0, FENCES)
              .filter(f -> holds(polygons.get(f), place))
              .mapToObj("%04d"::formatted)
              .toList();
      assertThat(index.covering(lon, place.y, NOW).stream().map(Geofence::id)).isEqualTo(all);
      found += all.size();
    }
    assertThat(found).isGreaterThan(PLACES);
    assertThat(across).isGreaterThan(50);
  }

  private static boolean holds(Polygon polygon, Coordinate place) {
    return polygon.getEnvelopeInternal().covers(place)
        && SimplePointInAreaLocator.locate(place, polygon) != Location.EXTERIOR;
  }

  /** As a file has it: longitudes within 180, with a jump. */
  private static Geometry jumping(Polygon polygon) {
    Coordinate[] ring = polygon.copy().getCoordinates();
    for (Coordinate corner : ring) {
      corner.x = wrapped(corner.x);
    }
    ring[ring.length - 1] = ring[0];
    return polygon.getFactory().createPolygon(ring);
  }

  @Test
  void onlyTheVersionThatIsValidIsFound() {
    Instant later = NOW.plusSeconds(1);
    Geometry square = star(100, 10);
    Geofence old = Geofence.of("f", square, Instant.MIN, later);
    Geofence young = Geofence.of("f", square, later, Instant.MAX);
    GeofenceIndex index = GeofenceIndex.of(List.of(young, old));
    assertThat(index.covering(100, 10, NOW)).containsExactly(old);
    assertThat(index.covering(100, 10, later)).containsExactly(young);
    assertThat(index.covering(-100, 10, later)).isEmpty();
  }

  @Test
  void fencesComeInTheOrderOfTheirIds() {
    List<Geofence> fences = new ArrayList<>();
    for (String id : List.of("c", "a", "b")) {
      fences.add(Geofence.of(id, star(100, 10)));
    }
    assertThat(GeofenceIndex.of(fences).covering(100, 10, NOW))
        .isSortedAccordingTo(Comparator.comparing(Geofence::id))
        .hasSize(3);
  }
}
