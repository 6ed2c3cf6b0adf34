// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A parcel in cells of a grid: its rings with columns to the right and rows downward, counted from
 * the first cell of its box.
 *
 * <p>Counting from a cell near the parcel keeps all bits of the coordinates; since the distance is
 * a whole number of cells, every cut of the box sees the same numbers.
 */
final class GridOutline {
  /** First row of the box on the grid. */
  final int top;

  /** First column of the box on the grid. */
  final int left;

  /** Rows of the box that lie on the grid, 0 where none does. */
  final int rows;

  /** Columns of the box that lie on the grid, 0 where none does. */
  final int columns;

  /** Whether the whole parcel lies on the grid. */
  final boolean inside;

  final List<Ring> rings;

  private GridOutline(Grid grid, Geometry parcel) {
    Envelope box = parcel.getEnvelopeInternal();
    double edge = grid.dy() > 0 ? box.getMaxY() : box.getMinY();
    double farEdge = grid.dy() > 0 ? box.getMinY() : box.getMaxY();
    double first = (box.getMinX() - grid.x0()) / grid.dx();
    double last = (box.getMaxX() - grid.x0()) / grid.dx();
    double upper = (grid.yTop() - edge) / grid.dy();
    double lower = (grid.yTop() - farEdge) / grid.dy();
    this.left = clamp(Math.floor(first), grid.width());
    this.top = clamp(Math.floor(upper), grid.height());
    this.columns = parcel.isEmpty() ? 0 : clamp(Math.floor(last) + 1, grid.width()) - left;
    this.rows = parcel.isEmpty() ? 0 : clamp(Math.floor(lower) + 1, grid.height()) - top;
    this.inside = first >= 0 && upper >= 0 && last <= grid.width() && lower <= grid.height();
    double x0 = grid.x0() + left * grid.dx();
    double y0 = grid.yTop() - top * grid.dy();
    List<Ring> found = new ArrayList<>();
    for (int i = 0; i < parcel.getNumGeometries(); i++) {
      Polygon part = (Polygon) parcel.getGeometryN(i);
      found.add(Ring.of(part.getExteriorRing().getCoordinateSequence(), grid, x0, y0, 1));
      for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
        found.add(Ring.of(part.getInteriorRingN(hole).getCoordinateSequence(), grid, x0, y0, -1));
      }
    }
    this.rings = List.copyOf(found);
  }

  static GridOutline of(Grid grid, Geometry parcel) {
    if (!(parcel instanceof Polygon || parcel instanceof MultiPolygon)) {
      throw new IllegalArgumentException(
          "a parcel is a %s, expected a polygon".formatted(parcel.getGeometryType()));
    }
    return new GridOutline(grid, partsMayOverlap(parcel) ? OverlayNGRobust.union(parcel) : parcel);
  }

  private static boolean partsMayOverlap(Geometry parcel) {
    for (int i = 1; i < parcel.getNumGeometries(); i++) {
      Envelope box = parcel.getGeometryN(i).getEnvelopeInternal();
      for (int j = 0; j < i; j++) {
        if (box.intersects(parcel.getGeometryN(j).getEnvelopeInternal())) {
          return true;
        }
      }
    }
    return false;
  }

  private static int clamp(double cell, int most) {
    return (int) Math.max(0, Math.min(cell, most));
  }

  /** Area of the whole parcel, in cells. */
  double area() {
    return rings.stream().mapToDouble(r -> r.share * r.area).sum();
  }

  /** Area of the part on the grid, in cells; by integration, without looking at cells. */
  double areaOnGrid() {
    return inside ? area() : rings.stream().mapToDouble(r -> r.areaWithin(rows, columns)).sum();
  }

  /** A closed ring, and how its edges count. */
  static final class Ring {
    final double[] x;
    final double[] y;

    /** Enclosed area in cells, at least 0. */
    final double area;

    /** 1 for a shell, -1 for a hole. */
    final int share;

    /** What an edge that runs downward adds to the cells at its right: 1 or -1. */
    final int sign;

    private Ring(double[] x, double[] y, int share) {
      this.x = x;
      this.y = y;
      double twice = 0;
      for (int i = 1; i < x.length; i++) {
        twice += (x[i - 1] - x[0]) * (y[i] - y[0]) - (x[i] - x[0]) * (y[i - 1] - y[0]);
      }
      this.area = Math.abs(twice) / 2;
      this.share = share;
      // With y downward a ring whose left side runs down has a negative area by this formula.
      this.sign = twice < 0 ? share : -share;
    }

    private static Ring of(CoordinateSequence ring, Grid grid, double x0, double y0, int share) {
      double[] x = new double[ring.size()];
      double[] y = new double[ring.size()];
      for (int i = 0; i < x.length; i++) {
        x[i] = (ring.getX(i) - x0) / grid.dx();
        y[i] = (y0 - ring.getY(i)) / grid.dy();
      }
      return new Ring(x, y, share);
    }

    /** Signed area within the first rows and columns: the integral of the clipped width. */
    private double areaWithin(int rows, int columns) {
      double sum = 0;
      for (int i = 1; i < x.length; i++) {
        double from = Math.max(0, Math.min(y[i - 1], rows));
        double to = Math.max(0, Math.min(y[i], rows));
        if (from != to) {
          double a = at(i, from);
          double b = at(i, to);
          sum += sign * (to - from) * (columns - meanWithin(a, b, columns));
        }
      }
      return sum;
    }

    private double at(int i, double height) {
      return x[i - 1] + (x[i] - x[i - 1]) * ((height - y[i - 1]) / (y[i] - y[i - 1]));
    }

    /** The mean of x, held between 0 and most, as it runs from a to b. */
    private static double meanWithin(double a, double b, double most) {
      if (Math.min(a, b) >= 0 && Math.max(a, b) <= most) {
        return (a + b) / 2;
      }
      if (Math.max(a, b) <= 0) {
        return 0;
      }
      if (Math.min(a, b) >= most) {
        return most;
      }
      return (integral(b, most) - integral(a, most)) / (b - a);
    }

    private static double integral(double x, double most) {
      double held = Math.max(0, Math.min(x, most));
      return held * held / 2 + most * Math.max(0, x - most);
    }
  }
}
