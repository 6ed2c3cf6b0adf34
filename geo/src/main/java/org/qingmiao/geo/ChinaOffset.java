// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import org.locationtech.jts.geom.Coordinate;

/**
 * The shifts that Chinese maps put on coordinates: 19 to 696 m over the country, several parcels.
 *
 * <p>Phone maps give GCJ-02 or, in Baidu's case, BD-09, and call it longitude and latitude. Neither
 * has a published definition; the formulas are those in public use, with the Krasovsky
 * eccentricity, as in googollee/eviltransform. Both directions here take and give degrees, x the
 * longitude.
 *
 * <p>An inverse in closed form does not exist. The usual one of BD-09 is off by up to 0.22 m; here
 * both are iterated until the answer shifts onto the given point to 1e-10 degrees, 0.01 mm.
 */
public enum ChinaOffset {
  /** The shift of the state's surveyors, on every map sold in mainland China. */
  GCJ_02 {
    @Override
    Coordinate shifted(double lon, double lat) {
      return gcj(lon, lat);
    }
  },

  /** Baidu's shift, on top of GCJ-02. */
  BD_09 {
    @Override
    Coordinate shifted(double lon, double lat) {
      Coordinate gcj = gcj(lon, lat);
      double angle = Math.PI * 3000 / 180;
      double radius = Math.hypot(gcj.x, gcj.y) + 0.00002 * Math.sin(gcj.y * angle);
      double theta = Math.atan2(gcj.y, gcj.x) + 0.000003 * Math.cos(gcj.x * angle);
      return new Coordinate(radius * Math.cos(theta) + 0.0065, radius * Math.sin(theta) + 0.006);
    }
  };

  private static final double SEMI_MAJOR_AXIS_M = 6_378_245.0;
  private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
  private static final double CLOSE_DEG = 1e-10;

  /** Six do in China; where twenty do not, there is no answer. */
  private static final int STEPS = 20;

  abstract Coordinate shifted(double lon, double lat);

  /** Where the map shows a true place. */
  public Coordinate ofTrue(Coordinate wgs84) {
    return isShifted(wgs84.x, wgs84.y) ? shifted(wgs84.x, wgs84.y) : wgs84.copy();
  }

  /**
   * The true place of what a map shows, WGS 84.
   *
   * @throws Refusal as {@link Fault#DATUM_EDGE} where no place is shown there; this happens only
   *     within the shift's length of the edge of the box
   */
  public Coordinate toTrue(Coordinate shown) {
    Coordinate guess = shown.copy();
    for (int step = 0; step < STEPS; step++) {
      Coordinate image = ofTrue(guess);
      double dx = shown.x - image.x;
      double dy = shown.y - image.y;
      if (Math.abs(dx) < CLOSE_DEG && Math.abs(dy) < CLOSE_DEG) {
        return guess;
      }
      guess.x += dx;
      guess.y += dy;
    }
    throw new Refusal(
        Fault.DATUM_EDGE,
        "no true place is shown at %s %s by %s".formatted(shown.x, shown.y, this));
  }

  /** Outside this box the maps are true. */
  private static boolean isShifted(double lon, double lat) {
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  }

  /** Metres east and north as sums of a trend and waves, taken as angles on the ellipsoid. */
  private static Coordinate gcj(double lon, double lat) {
    double x = lon - 105;
    double y = lat - 35;
    double root = Math.sqrt(Math.abs(x));
    double ripple = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI);
    double eastTrend = 300 + x + 2 * y + 0.1 * (x * x + x * y + root);
    double northTrend = -100 + 2 * x + 3 * y + 0.2 * (y * y + root) + 0.1 * x * y;
    double east = eastTrend + (ripple + waves(x, 150, 300)) * 2 / 3;
    double north = northTrend + (ripple + waves(y, 160, 320)) * 2 / 3;
    double phi = Math.toRadians(lat);
    double w = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
    double meridianRadius = SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double normalRadius = SEMI_MAJOR_AXIS_M / Math.sqrt(w);
    return new Coordinate(
        lon + Math.toDegrees(east / (normalRadius * Math.cos(phi))),
        lat + Math.toDegrees(north / meridianRadius));
  }

  private static double waves(double t, double twelfth, double thirtieth) {
    return 20 * Math.sin(t * Math.PI)
        + 40 * Math.sin(t * Math.PI / 3)
        + twelfth * Math.sin(t * Math.PI / 12)
        + thirtieth * Math.sin(t * Math.PI / 30);
  }
}
