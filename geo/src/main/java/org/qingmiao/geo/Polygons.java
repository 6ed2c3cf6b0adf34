// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygon;

/** The polygons that a geometry consists of, whatever collects them. */
public final class Polygons {

  private Polygons() {}

  /** All that are not empty, in their order; points and lines are passed over. */
  public static List<Polygon> of(Geometry geometry) {
    List<Polygon> polygons = new ArrayList<>();
    collect(geometry, polygons);
    return polygons;
  }

  private static void collect(Geometry geometry, List<Polygon> polygons) {
    if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
      polygons.add(polygon);
    } else if (geometry instanceof GeometryCollection) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        collect(geometry.getGeometryN(i), polygons);
      }
    }
  }
}
