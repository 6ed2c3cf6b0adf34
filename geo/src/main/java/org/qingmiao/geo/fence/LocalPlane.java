// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

/**
 * Metres east and north of a place, on the plane that touches the WGS 84 ellipsoid there.
 *
 * <p>Within a kilometre of the place a distance is true to 1e-4 of itself or better below 60
 * degrees of latitude. Lines that are straight in degrees stay straight.
 */
final class LocalPlane {

  private static final double SEMI_MAJOR_AXIS_M = 6_378_137;
  private static final double ECCENTRICITY_SQUARED = 0.0066943799901413165;

  private final double lon;
  private final double lat;
  private final double metresPerLon;
  private final double metresPerLat;

  private LocalPlane(double lon, double lat) {
    double phi = Math.toRadians(lat);
    double w2 = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
    double normalRadius = SEMI_MAJOR_AXIS_M / Math.sqrt(w2);
    this.lon = lon;
    this.lat = lat;
    this.metresPerLon = Math.toRadians(normalRadius * Math.cos(phi));
    this.metresPerLat = Math.toRadians(normalRadius * (1 - ECCENTRICITY_SQUARED) / w2);
  }

  static LocalPlane at(double lon, double lat) {
    return new LocalPlane(lon, lat);
  }

  double east(double otherLon) {
    return (otherLon - lon) * metresPerLon;
  }

  double north(double otherLat) {
    return (otherLat - lat) * metresPerLat;
  }

  /** Metres to another place, the short way across the 180th meridian. */
  double distance(double otherLon, double otherLat) {
    return Math.hypot(Math.IEEEremainder(otherLon - lon, 360) * metresPerLon, north(otherLat));
  }

  /** Metres to the straight line between two places. */
  double distanceToEdge(double lonA, double latA, double lonB, double latB) {
    double ax = east(lonA);
    double ay = north(latA);
    double dx = east(lonB) - ax;
    double dy = north(latB) - ay;
    double length2 = dx * dx + dy * dy;
    double share = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
    return Math.hypot(ax + share * dx, ay + share * dy);
  }
}
