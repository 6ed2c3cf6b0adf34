// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.ChinaOffset;

/**
 * What the sender says about the shift of Chinese maps; the evidence that stays with the parcel.
 */
public enum Datum {
  /** Surveyed or measured by satellite: the places are where the numbers say. */
  TRUE,
  /** Drawn on a map with the state's shift, which is undone. */
  GCJ_02,
  /** Drawn on Baidu's map, whose shift is undone. */
  BD_09,
  /**
   * From a phone map, without a word about the shift: the place may be half a kilometre off, so no
   * number of the parcel earns more than grade C.
   */
  SUSPECT;

  /** The datum of that name; suspect where there is none. */
  public static Datum named(String name) {
    for (Datum datum : values()) {
      if (datum.name().equals(name)) {
        return datum;
      }
    }
    return SUSPECT;
  }

  /** Whether places are moved. */
  boolean isShifted() {
    return this == GCJ_02 || this == BD_09;
  }

  /** Longitudes and latitudes with the shift undone. */
  Geometry undone(Geometry lonLat) {
    return switch (this) {
      case TRUE, SUSPECT -> lonLat;
      case GCJ_02 -> moved(lonLat, ChinaOffset.GCJ_02);
      case BD_09 -> moved(lonLat, ChinaOffset.BD_09);
    };
  }

  private static Geometry moved(Geometry lonLat, ChinaOffset offset) {
    Geometry moved = lonLat.copy();
    moved.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence points, int i) {
            Coordinate place = offset.toTrue(points.getCoordinate(i));
            points.setOrdinate(i, CoordinateSequence.X, place.x);
            points.setOrdinate(i, CoordinateSequence.Y, place.y);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return moved;
  }
}
