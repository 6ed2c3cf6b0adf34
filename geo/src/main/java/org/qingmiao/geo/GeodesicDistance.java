// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** The shortest way between two places on the WGS 84 ellipsoid. */
public final class GeodesicDistance {

  private GeodesicDistance() {}

  /** Metres between two places given in degrees (Karney 2013; error below 15 nm). */
  public static double between(double lonA, double latA, double lonB, double latB) {
    return Geodesic.WGS84.Inverse(latA, lonA, latB, lonB, GeodesicMask.DISTANCE).s12;
  }
}
