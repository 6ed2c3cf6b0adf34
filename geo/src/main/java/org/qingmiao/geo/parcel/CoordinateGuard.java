// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.stream.DoubleStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.qingmiao.geo.CoordinateChange;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * Whether coordinates can be what their system says.
 *
 * <p>A number carries no unit and no axis. But a system has an area of use, a lender a region, and
 * a Chinese zone its number in the millions of the easting, so most slips show: x and y exchanged,
 * degrees taken for metres, a zone with its number under one without. What fits is believed; an
 * exchange is undone when only the exchanged order fits; the rest is refused with the likeliest
 * reason.
 */
final class CoordinateGuard {

  /** Parcels at the edge of a zone reach over it, in degrees; our default. */
  private static final double MARGIN = 0.5;

  /** A million metres from its middle a zone has long ended; also the step of zone numbers. */
  private static final double ZONE_M = 1e6;

  private static final Envelope GLOBE = new Envelope(-180, 180, -90, 90);

  private final CoordinateSystem system;
  private final Envelope area;
  private final CoordinateChange toDegrees;
  private final CoordinateChange back;

  private CoordinateGuard(CoordinateSystem system, Envelope area) {
    this.system = system;
    this.area = area;
    this.toDegrees = CoordinateChange.between(system, CoordinateSystem.WGS84);
    this.back = CoordinateChange.between(CoordinateSystem.WGS84, system);
  }

  /**
   * @param region in which all parcels of the lender lie, in degrees
   */
  static CoordinateGuard of(CoordinateSystem system, Envelope region) {
    Envelope area = system.areaOfUse().orElse(GLOBE);
    area.expandBy(MARGIN);
    return new CoordinateGuard(system, area.intersection(region));
  }

  /** Whether x and y of everything in a box must be exchanged. */
  boolean isSwapped(Envelope box) {
    if (!system.isGeographic() && reach(box) <= 180) {
      throw refusal(Fault.CRS_UNITS, box, "degrees, expected metres");
    }
    Envelope swapped = new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
    if (fits(box)) {
      return false;
    }
    if (fits(swapped)) {
      return true;
    }
    if (system.isGeographic() && reach(box) > 360) {
      throw refusal(Fault.CRS_UNITS, box, "metres, expected degrees");
    }
    system.zoneEasting().ifPresent(easting -> checkZone(box, easting));
    throw refusal(Fault.CRS_AREA, box, "outside the area of use, in either order");
  }

  private void checkZone(Envelope box, double easting) {
    double came = Math.floor(box.getMinX() / ZONE_M);
    double expected = Math.floor(easting / ZONE_M);
    if (came != expected) {
      throw refusal(
          Fault.CRS_ZONE_PREFIX,
          box,
          "zone number %.0f in the easting, expected %.0f".formatted(came, expected));
    }
  }

  private static double reach(Envelope box) {
    return DoubleStream.of(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY())
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  private boolean fits(Envelope box) {
    boolean inZone =
        system
            .zoneEasting()
            .map(
                easting ->
                    Math.abs(box.getMinX() - easting) <= ZONE_M
                        && (easting >= ZONE_M || box.getMaxX() < ZONE_M))
            .orElse(true);
    return inZone
        && fits(box.getMinX(), box.getMinY())
        && fits(box.getMinX(), box.getMaxY())
        && fits(box.getMaxX(), box.getMinY())
        && fits(box.getMaxX(), box.getMaxY());
  }

  /** Far outside its area a projection still gives numbers, but they do not lead back. */
  private boolean fits(double x, double y) {
    try {
      Coordinate place = toDegrees.of(x, y);
      double lost = back.of(place.x, place.y).distance(new Coordinate(x, y));
      return area.contains(place)
          && Math.abs(place.y) <= 90
          && lost < (system.isGeographic() ? 1e-6 : 1);
    } catch (Refusal e) {
      return false;
    }
  }

  private Refusal refusal(Fault fault, Envelope box, String what) {
    return new Refusal(
        fault,
        "x %s..%s, y %s..%s in %s: %s"
            .formatted(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY(), system, what));
  }
}
