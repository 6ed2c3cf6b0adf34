// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.OptionalDouble;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** The mean of a parcel by areas that JTS cuts out of each cell: exact, and slow. */
public final class CutOut {
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private CutOut() {}

  /** Of the cells with data; nothing where there are none. */
  public static OptionalDouble mean(MadeScene scene, Polygon parcel) {
    Grid grid = scene.grid();
    Envelope box = parcel.getEnvelopeInternal();
    int bottom = (int) ((grid.yTop() - box.getMinY()) / grid.dy());
    int right = (int) ((box.getMaxX() - grid.x0()) / grid.dx());
    double weight = 0;
    double sum = 0;
    for (int row = (int) ((grid.yTop() - box.getMaxY()) / grid.dy()); row <= bottom; row++) {
      for (int column = (int) ((box.getMinX() - grid.x0()) / grid.dx());
          column <= right;
          column++) {
        double x = grid.x0() + column * grid.dx();
        double y = grid.yTop() - row * grid.dy();
        Envelope cell = new Envelope(x, x + grid.dx(), y - grid.dy(), y);
        if (scene.at(row, column) != MadeScene.NODATA) {
          double area = SHAPES.toGeometry(cell).intersection(parcel).getArea();
          weight += area;
          sum += area * scene.at(row, column);
        }
      }
    }
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }
}
