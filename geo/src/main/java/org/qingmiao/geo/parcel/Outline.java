// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * The rings of a parcel as they were written.
 *
 * <p>JTS closes or refuses bad rings in its own readers, each in another way; here the rings of
 * every format pass the same checks and fail with the same codes. An outline exists only if it has
 * passed.
 *
 * @param polygons each a list of rings, the shell first, then its holes
 */
public record Outline(List<List<CoordinateSequence>> polygons) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Three corners and the first again. */
  private static final int FEWEST_POINTS = 4;

  /**
   * @throws Refusal where there is no ring, or one that is not closed, has fewer than four points,
   *     or a coordinate that is no finite number
   */
  public Outline {
    polygons = polygons.stream().map(List::copyOf).filter(rings -> !rings.isEmpty()).toList();
    if (polygons.isEmpty()) {
      throw new Refusal(Fault.GEOM_EMPTY, "the geometry has no ring");
    }
    polygons.forEach(rings -> rings.forEach(Outline::check));
  }

  private static void check(CoordinateSequence ring) {
    int last = ring.size() - 1;
    if (last < 0) {
      throw new Refusal(Fault.GEOM_EMPTY, "a ring has no points");
    }
    for (int i = 0; i <= last; i++) {
      if (!Double.isFinite(ring.getX(i)) || !Double.isFinite(ring.getY(i))) {
        throw new Refusal(
            Fault.GEOM_NOT_FINITE,
            "point %d of a ring is %s %s".formatted(i + 1, ring.getX(i), ring.getY(i)));
      }
    }
    if (ring.size() < FEWEST_POINTS) {
      throw new Refusal(
          Fault.GEOM_FEW_POINTS,
          "a ring has %d points, expected %d or more".formatted(ring.size(), FEWEST_POINTS));
    }
    if (ring.getX(0) != ring.getX(last) || ring.getY(0) != ring.getY(last)) {
      throw new Refusal(
          Fault.GEOM_UNCLOSED,
          "a ring begins at %s and ends at %s"
              .formatted(ring.getCoordinate(0), ring.getCoordinate(last)));
    }
  }

  /** The smallest box around all points. */
  Envelope box() {
    Envelope box = new Envelope();
    polygons.forEach(rings -> rings.forEach(ring -> ring.expandEnvelope(box)));
    return box;
  }

  /** The same with x and y exchanged. */
  Outline swapped() {
    return new Outline(
        polygons.stream().map(rings -> rings.stream().map(Outline::swapped).toList()).toList());
  }

  private static CoordinateSequence swapped(CoordinateSequence ring) {
    Coordinate[] points = new Coordinate[ring.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Coordinate(ring.getY(i), ring.getX(i));
    }
    return FACTORY.getCoordinateSequenceFactory().create(points);
  }

  /** One polygon for each list of rings; they may cross themselves and each other. */
  List<Polygon> asPolygons() {
    return polygons.stream().map(Outline::polygon).toList();
  }

  private static Polygon polygon(List<CoordinateSequence> rings) {
    LinearRing[] holes =
        rings.stream().skip(1).map(FACTORY::createLinearRing).toArray(LinearRing[]::new);
    return FACTORY.createPolygon(FACTORY.createLinearRing(rings.get(0)), holes);
  }
}
