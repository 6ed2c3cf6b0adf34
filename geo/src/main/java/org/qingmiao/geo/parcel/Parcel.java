// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.GeodesicArea;

/**
 * Land with an outline that is valid, and whose place and size are known.
 *
 * @param row in its file, from 1
 * @param attributes as delivered
 * @param outline mended, in the system in which it came
 * @param system in which it came
 * @param lonLat in degrees, WGS 84, map shifts undone; cut at the 180th meridian
 * @param working in {@code workingSystem}, for everything that is measured on pictures
 * @param workingSystem the UTM zone of its centre, in metres, or the system that was asked for
 * @param datum what is known about map shifts
 * @param repairs what was done to the outline
 * @param repairAreaRatio change of area by mending, in [0, 0.1]
 * @param areaM2 on the ellipsoid, in square metres; greater than 0
 */
public record Parcel(
    int row,
    Map<String, String> attributes,
    Geometry outline,
    CoordinateSystem system,
    Geometry lonLat,
    Geometry working,
    CoordinateSystem workingSystem,
    Datum datum,
    Set<Repair> repairs,
    double repairAreaRatio,
    double areaM2)
    implements Judged {

  public Parcel {
    repairs = Set.copyOf(repairs);
  }

  /** The area in mu. */
  public double areaMu() {
    return GeodesicArea.inMu(areaM2);
  }
}
