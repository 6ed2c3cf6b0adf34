// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.Antimeridian;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Polygons;
import org.qingmiao.geo.Refusal;

/**
 * Land on which pledged assets should stay, in the outline that was valid for a time.
 *
 * <p>Edges are straight in degrees. A place on the edge belongs to the fence. Fences may cross the
 * 180th meridian. Safe for use by several threads.
 */
public final class Geofence {

  private final String id;
  private final Instant from;
  private final Instant until;
  private final List<Patch> patches;

  private Geofence(String id, Instant from, Instant until, List<Patch> patches) {
    this.id = id;
    this.from = from;
    this.until = until;
    this.patches = patches;
  }

  /** A fence that was always there and stays. */
  public static Geofence of(String id, Geometry lonLat) {
    return of(id, lonLat, Instant.MIN, Instant.MAX);
  }

  /**
   * A version of a fence; another one of the same id may follow it.
   *
   * @param lonLat valid polygons in degrees
   * @param from first instant at which it counts
   * @param until first instant at which it no longer counts
   */
  public static Geofence of(String id, Geometry lonLat, Instant from, Instant until) {
    List<Polygon> polygons = Polygons.of(lonLat).stream().map(Antimeridian::unrolled).toList();
    if (polygons.isEmpty() || !polygons.stream().allMatch(Geometry::isValid)) {
      throw new Refusal(
          polygons.isEmpty() ? Fault.GEOM_EMPTY : Fault.GEOM_CORRUPT,
          "fence %s: expected valid polygons, came %s".formatted(id, lonLat));
    }
    return new Geofence(id, from, until, polygons.stream().map(Patch::of).toList());
  }

  /** The same in all its versions. */
  public String id() {
    return id;
  }

  /** Whether this version counts at an instant. */
  public boolean isValidAt(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /** Whether a place lies inside or on the edge. */
  public boolean covers(double lon, double lat) {
    for (Patch patch : patches) {
      if (patch.covers(patch.near(lon), lat)) {
        return true;
      }
    }
    return false;
  }

  /** Metres to the edge: positive inside, negative outside. */
  public double signedDistanceM(double lon, double lat) {
    double nearest = Double.POSITIVE_INFINITY;
    boolean inside = false;
    for (Patch patch : patches) {
      double near = patch.near(lon);
      nearest = Math.min(nearest, patch.distanceM(near, lat));
      inside |= patch.covers(near, lat);
    }
    return inside ? nearest : -nearest;
  }

  /** The boxes around its parts, within [-180, 180]. */
  List<Envelope> boxes() {
    return patches.stream().flatMap(patch -> patch.boxes().stream()).toList();
  }

  /** One polygon with longitudes that run on past 180. */
  private record Patch(Envelope box, List<Coordinate[]> rings, IndexedPointInAreaLocator locator) {

    static Patch of(Polygon polygon) {
      IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
      locator.locate(polygon.getCoordinate()); // builds the index, which threads then share
      List<Coordinate[]> rings = new ArrayList<>();
      rings.add(polygon.getExteriorRing().getCoordinates());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        rings.add(polygon.getInteriorRingN(i).getCoordinates());
      }
      return new Patch(polygon.getEnvelopeInternal(), rings, locator);
    }

    /** A longitude in the turn of the globe in which the polygon lies. */
    double near(double lon) {
      double middle = (box.getMinX() + box.getMaxX()) / 2;
      return lon + 360 * Math.rint((middle - lon) / 360);
    }

    boolean covers(double lon, double lat) {
      return box.covers(lon, lat) && locator.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
    }

    double distanceM(double lon, double lat) {
      LocalPlane plane = LocalPlane.at(lon, lat);
      double nearest = Double.POSITIVE_INFINITY;
      for (Coordinate[] ring : rings) {
        for (int i = 1; i < ring.length; i++) {
          Coordinate a = ring[i - 1];
          Coordinate b = ring[i];
          nearest = Math.min(nearest, plane.distanceToEdge(a.x, a.y, b.x, b.y));
        }
      }
      return nearest;
    }

    List<Envelope> boxes() {
      double turn = box.getMaxX() > 180 ? -360 : 360;
      Envelope other = new Envelope(box);
      other.translate(turn, 0);
      return List.of(box, other).stream()
          .map(part -> part.intersection(new Envelope(-180, 180, -90, 90)))
          .filter(part -> !part.isNull())
          .toList();
    }
  }
}
