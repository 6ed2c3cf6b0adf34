// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * How much land lies inside an outline, on the WGS 84 ellipsoid, with geodesics as its edges.
 *
 * <p>A map projection has a scale: UTM understates land at a zone's middle by 0.08 %. The ellipsoid
 * does not, so area is taken here and nowhere else (Karney 2013, Algorithms for geodesics, section
 * 6; error below 0.1 m2 for a country).
 */
public final class GeodesicArea {

  private static final double SQUARE_METRES_PER_MU = 2000.0 / 3;

  private GeodesicArea() {}

  /**
   * Square metres inside polygons of longitude and latitude, holes left out; at least 0.
   *
   * <p>Rings may cross the 180th meridian and be written in either direction; parts must not
   * overlap.
   */
  public static double of(Geometry lonLat) {
    return Polygons.of(lonLat).stream().mapToDouble(GeodesicArea::ofPolygon).sum();
  }

  private static double ofPolygon(Polygon polygon) {
    double area = ofRing(polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      area -= ofRing(polygon.getInteriorRingN(i));
    }
    return area;
  }

  private static double ofRing(LinearRing ring) {
    PolygonArea sum = new PolygonArea(Geodesic.WGS84, false);
    CoordinateSequence points = ring.getCoordinateSequence();
    for (int i = 0; i < points.size() - 1; i++) {
      sum.AddPoint(points.getY(i), points.getX(i));
    }
    return Math.abs(sum.Compute().area);
  }

  /** The same in mu (亩), 15 to the hectare. */
  public static double inMu(double squareMetres) {
    return squareMetres / SQUARE_METRES_PER_MU;
  }
}
