// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * The meridian at which longitude jumps from 180 to -180.
 *
 * <p>A field that crosses it has corners at 179.99 and -179.99; taken as plain numbers they draw a
 * belt around the globe. An edge of more than 180 degrees is read as the short way across.
 */
public final class Antimeridian {

  private static final double WHOLE_TURN = 360;

  private Antimeridian() {}

  /** Whether polygons of longitude and latitude cross the meridian or are written past it. */
  public static boolean isCrossedBy(Geometry lonLat) {
    Envelope box = lonLat.getEnvelopeInternal();
    if (box.getMinX() < -180 || box.getMaxX() > 180) {
      return true;
    }
    return box.getWidth() > 180
        && Polygons.of(lonLat).stream().anyMatch(polygon -> jumps(polygon.getExteriorRing()));
  }

  private static boolean jumps(LinearRing ring) {
    CoordinateSequence points = ring.getCoordinateSequence();
    for (int i = 1; i < points.size(); i++) {
      if (Math.abs(points.getX(i) - points.getX(i - 1)) > 180) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same land as parts that lie within [-180, 180]; what does not cross comes back as it is.
   *
   * <p>Edges are cut where the geodesic crosses, so the areas of the parts add up to the whole's.
   */
  public static Geometry cut(Geometry lonLat) {
    if (!isCrossedBy(lonLat)) {
      return lonLat;
    }
    List<Polygon> parts = new ArrayList<>();
    for (Polygon polygon : Polygons.of(lonLat)) {
      Polygon whole = withRings(unrolled(polygon), Antimeridian::crossed);
      for (int turn = -1; turn <= 1; turn++) {
        Geometry part = whole.intersection(window(turn, whole));
        AffineTransformation back = AffineTransformation.translationInstance(-turn * WHOLE_TURN, 0);
        parts.addAll(Polygons.of(back.transform(part)));
      }
    }
    return lonLat.getFactory().buildGeometry(parts);
  }

  private static Geometry window(int turn, Geometry whole) {
    double west = -180 + turn * WHOLE_TURN;
    return whole.getFactory().toGeometry(new Envelope(west, west + WHOLE_TURN, -90, 90));
  }

  /**
   * The same polygon with longitudes that run on past 180 without a jump, its holes with it; edges
   * are straight in degrees.
   */
  public static Polygon unrolled(Polygon polygon) {
    double near = polygon.getCoordinate().x;
    return isCrossedBy(polygon) ? withRings(polygon, ring -> unrolled(ring, near)) : polygon;
  }

  private static Polygon withRings(Polygon polygon, Function<LinearRing, Coordinate[]> changed) {
    GeometryFactory factory = polygon.getFactory();
    LinearRing shell = factory.createLinearRing(changed.apply(polygon.getExteriorRing()));
    LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = factory.createLinearRing(changed.apply(polygon.getInteriorRingN(i)));
    }
    return factory.createPolygon(shell, holes);
  }

  private static Coordinate[] unrolled(LinearRing ring, double near) {
    Coordinate[] path = ring.copy().getCoordinates();
    double before = near;
    for (Coordinate point : path) {
      point.x += WHOLE_TURN * Math.rint((before - point.x) / WHOLE_TURN);
      before = point.x;
    }
    if (path[0].x != before) {
      throw new Refusal(
          Fault.CRS_AREA, "a ring at %s encloses a pole".formatted(ring.getCoordinate()));
    }
    return path;
  }

  /** The ring with a point wherever the geodesic of an edge crosses the meridian. */
  private static Coordinate[] crossed(LinearRing ring) {
    List<Coordinate> path = new ArrayList<>();
    for (Coordinate point : ring.getCoordinates()) {
      if (!path.isEmpty()) {
        crossing(path.get(path.size() - 1), point).ifPresent(path::add);
      }
      path.add(point);
    }
    return path.toArray(Coordinate[]::new);
  }

  private static Optional<Coordinate> crossing(Coordinate a, Coordinate b) {
    double meridian = Math.max(a.x, b.x) > 180 ? 180 : -180;
    if ((a.x - meridian) * (b.x - meridian) >= 0) {
      return Optional.empty();
    }
    GeodesicLine line =
        Geodesic.WGS84.InverseLine(
            a.y, a.x, b.y, b.x, GeodesicMask.STANDARD | GeodesicMask.DISTANCE_IN);
    double low = 0;
    double high = line.Distance();
    for (int halving = 0; halving < 60; halving++) {
      double half = (low + high) / 2;
      GeodesicData place = line.Position(half, GeodesicMask.STANDARD | GeodesicMask.LONG_UNROLL);
      if ((place.lon2 - meridian) * (a.x - meridian) > 0) {
        low = half;
      } else {
        high = half;
      }
    }
    return Optional.of(new Coordinate(meridian, line.Position(high).lat2));
  }
}
