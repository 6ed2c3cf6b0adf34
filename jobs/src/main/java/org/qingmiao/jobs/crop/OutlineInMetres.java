// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;

/**
 * An outline as it may be shown: in metres from its own south-west corner, so that it tells shape
 * and size and not where it lies.
 */
final class OutlineInMetres {
  /** A tenth of a metre, less than a line on a page is wide. */
  private static final double PARTS = 10;

  private OutlineInMetres() {}

  /** Well-known text of an outline that is given in metres of any projection. */
  static String of(Geometry projected) {
    Geometry moved = projected.copy();
    Envelope box = projected.getEnvelopeInternal();
    moved.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence line, int i) {
            line.setOrdinate(i, 0, rounded(line.getX(i) - box.getMinX()));
            line.setOrdinate(i, 1, rounded(line.getY(i) - box.getMinY()));
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
    return new WKTWriter().write(moved);
  }

  private static double rounded(double metres) {
    return Math.rint(metres * PARTS) / PARTS;
  }
}
