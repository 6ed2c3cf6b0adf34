// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Polygons;
import org.qingmiao.geo.Refusal;

/**
 * Polygons made valid in the sense of OGC, and how much that took.
 *
 * <p>A valid outline is not touched, to the last bit. Else each polygon is mended by itself (JTS
 * {@link GeometryFixer}: each crossing becomes a corner, what lies inside stays), and the change is
 *
 * <pre>  areaRatio = sum |area after - area before| / sum area before</pre>
 *
 * <p>with the signed area of a ring, so that a bow-tie of equal wings had none before. Then parts
 * that overlap are united; land counted twice before is no change of the outline.
 *
 * @param geometry a polygon or a multipolygon of planar area greater than 0
 * @param repairs what was done
 * @param areaRatio in [0, {@value #LARGEST}]
 */
record PolygonRepair(Geometry geometry, Set<Repair> repairs, double areaRatio) {

  /** Beyond this an outline is a guess; our default. */
  static final double LARGEST = 0.10;

  static PolygonRepair of(List<Polygon> polygons) {
    Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    List<Polygon> parts = new ArrayList<>();
    double before = 0;
    double change = 0;
    for (Polygon polygon : polygons) {
      Geometry mended = polygon;
      if (!polygon.isValid()) {
        mended = GeometryFixer.fix(polygon);
        repairs.add(Repair.RINGS_MENDED);
      }
      before += polygon.getArea();
      change += Math.abs(mended.getArea() - polygon.getArea());
      parts.addAll(Polygons.of(mended));
    }
    Geometry whole = united(parts, repairs);
    if (!(whole.getArea() > 0)) {
      throw new Refusal(Fault.GEOM_ZERO_AREA, "the outline encloses nothing");
    }
    if (change > LARGEST * before) {
      throw new Refusal(
          Fault.GEOM_REPAIR_TOO_LARGE,
          "mending changes an area of %s by %s, expected at most %.0f %%"
              .formatted(before, change, 100 * LARGEST));
    }
    return new PolygonRepair(whole, repairs, change == 0 ? 0 : change / before);
  }

  private static Geometry united(List<Polygon> parts, Set<Repair> repairs) {
    if (parts.isEmpty()) {
      throw new Refusal(Fault.GEOM_ZERO_AREA, "the outline encloses nothing");
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    MultiPolygon together =
        parts.get(0).getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    if (together.isValid()) {
      return together;
    }
    repairs.add(Repair.PARTS_UNITED);
    return OverlayNGRobust.union(together);
  }
}
