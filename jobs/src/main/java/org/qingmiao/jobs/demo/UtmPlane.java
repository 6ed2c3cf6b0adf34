// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Zone 50 of Universal Transverse Mercator, WGS 84, north of the equator: the plane on which the
 * county lies and its scenes are taken.
 *
 * <p>Written out here, as strict arithmetic, because the bytes of the book must not depend on a
 * library.
 */
final class UtmPlane {
  /** EPSG code of the plane. */
  static final int EPSG = 32_650;

  /** Easting of the central meridian, metres. */
  static final double CENTRE = 500_000;

  private static final double MERIDIAN = StrictMath.toRadians(117);
  private static final double SCALE = 0.9996;
  private static final double A = 6_378_137;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);

  /** Decimals of a degree in the land office's files: a centimetre. */
  private static final int DECIMALS = 7;

  private UtmPlane() {}

  /** A place in degrees. */
  record Place(double lon, double lat) {

    /** The place as a file states it, longitude first. */
    String text() {
      return "[%s,%s]".formatted(decimals(lon), decimals(lat));
    }

    /** The same place as a file would state it with its axes exchanged. */
    Place swapped() {
      return new Place(lat, lon);
    }

    /** Degrees as files state them. */
    static String decimals(double degrees) {
      return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
  }

  /**
   * The place at a point of the plane (Snyder, "Map Projections: A Working Manual", 1987, equations
   * 3-24, 3-26 and 8-17 to 8-25).
   *
   * @param x easting, metres
   * @param y northing, metres
   */
  static Place place(double x, double y) {
    double e4 = E2 * E2;
    double e6 = e4 * E2;
    double root = StrictMath.sqrt(1 - E2);
    double e1 = (1 - root) / (1 + root);
    double mu = y / SCALE / (A * (1 - E2 / 4 - 3 * e4 / 64 - 5 * e6 / 256));
    double foot =
        mu
            + (3 * e1 / 2 - 27 * e1 * e1 * e1 / 32) * StrictMath.sin(2 * mu)
            + (21 * e1 * e1 / 16 - 55 * e1 * e1 * e1 * e1 / 32) * StrictMath.sin(4 * mu)
            + 151 * e1 * e1 * e1 / 96 * StrictMath.sin(6 * mu);
    double sin = StrictMath.sin(foot);
    double cos = StrictMath.cos(foot);
    double tan = sin / cos;
    double ep2 = E2 / (1 - E2);
    double c = ep2 * cos * cos;
    double t = tan * tan;
    double n = A / StrictMath.sqrt(1 - E2 * sin * sin);
    double r = n * (1 - E2) / (1 - E2 * sin * sin);
    double d = (x - CENTRE) / (n * SCALE);
    double d2 = d * d;
    double d4 = d2 * d2;
    double ofD4 = 5 + 3 * t + 10 * c - 4 * c * c - 9 * ep2;
    double ofD6 = 61 + 90 * t + 298 * c + 45 * t * t - 252 * ep2 - 3 * c * c;
    double lat = foot - n * tan / r * (d2 / 2 - ofD4 * d4 / 24 + ofD6 * d2 * d4 / 720);
    double ofD5 = 5 - 2 * c + 28 * t - 3 * c * c + 8 * ep2 + 24 * t * t;
    double lon = MERIDIAN + d * (1 - (1 + 2 * t + c) * d2 / 6 + ofD5 * d4 / 120) / cos;
    return new Place(StrictMath.toDegrees(lon), StrictMath.toDegrees(lat));
  }
}
