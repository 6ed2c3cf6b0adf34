// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * The other way to measure a parcel: each cell counts wholly whose centre lies inside. Written
 * plainly, as a loop over the cells of the parcel's box.
 */
public final class CentreRule {
  private final Grid grid;

  public CentreRule(Grid grid) {
    this.grid = grid;
  }

  /** Raw values by row and column; NaN without data. */
  public interface Cells {
    double at(int row, int column);
  }

  /** The cells whose centres lie strictly inside and have a value, each with weight 1. */
  public CellSample sample(Geometry parcel, Cells cells) {
    IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(parcel);
    Envelope box = parcel.getEnvelopeInternal();
    int top = clamp((grid.yTop() - box.getMaxY()) / grid.dy(), grid.height());
    int bottom = clamp((grid.yTop() - box.getMinY()) / grid.dy() + 1, grid.height());
    int left = clamp((box.getMinX() - grid.x0()) / grid.dx(), grid.width());
    int right = clamp((box.getMaxX() - grid.x0()) / grid.dx() + 1, grid.width());
    CellSample sample = new CellSample();
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        Coordinate centre =
            new Coordinate(
                grid.x0() + (column + 0.5) * grid.dx(), grid.yTop() - (row + 0.5) * grid.dy());
        double value = cells.at(row, column);
        if (!Double.isNaN(value) && inside.locate(centre) == Location.INTERIOR) {
          sample.add(value, 1);
        }
      }
    }
    return sample;
  }

  private static int clamp(double cell, int most) {
    return (int) Math.max(0, Math.min(Math.floor(cell), most));
  }
}
