// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * How much of each cell of a window an outline covers, exact up to rounding.
 *
 * <p>Every edge of a ring, cut at the borders of rows and columns, covers in its own row whatever
 * lies at its right; edges that run down add, edges that run up take away. So a piece of height dy
 * whose middle lies at share m of its cell adds {@code dy · (1 − m)} to that cell and {@code dy} to
 * all cells further right. The latter is left to a running sum along the row: {@code dy · m} goes
 * to the next cell, and the sum does the rest. This is the signed-area accumulation of analytic
 * font rasterisers; it asks for no point in a polygon and costs crossings plus cells.
 *
 * <p>What lies left of the window counts at its first column, what lies right of it nowhere.
 */
final class CellShares {
  private final int rows;
  private final int columns;
  private final double[] steps;

  private CellShares(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.steps = new double[rows * (columns + 1)];
  }

  /**
   * Covers a window of the outline's box.
   *
   * @param top first row, counted within the box
   * @param left first column, counted within the box
   */
  static CellShares of(GridOutline outline, int top, int left, int rows, int columns) {
    CellShares shares = new CellShares(rows, columns);
    for (GridOutline.Ring ring : outline.rings) {
      for (int i = 1; i < ring.x.length; i++) {
        double upper = ring.y[i - 1] - top;
        double lower = ring.y[i] - top;
        if (upper < lower) {
          shares.edge(ring.x[i - 1] - left, upper, ring.x[i] - left, lower, ring.sign);
        } else if (lower < upper) {
          shares.edge(ring.x[i] - left, lower, ring.x[i - 1] - left, upper, -ring.sign);
        }
      }
    }
    for (int row = 0; row < rows; row++) {
      shares.sumUp(row * (columns + 1));
    }
    return shares;
  }

  /** Where the shares of a row begin in {@link #values}. */
  int start(int row) {
    return row * (columns + 1);
  }

  /** Shares, row by row, with a 0 more at the end of each row. */
  double[] values() {
    return steps;
  }

  /** An edge that runs down from (x0, y0) to (x1, y1). */
  private void edge(double x0, double y0, double x1, double y1, int sign) {
    double y = Math.max(y0, 0);
    double end = Math.min(y1, rows);
    if (y >= end) {
      return;
    }
    double x = y == y0 ? x0 : along(x0, y0, x1, y1, y);
    for (int row = (int) y; y < end; row++) {
      double nextY = Math.min(row + 1, end);
      double nextX = nextY == y1 ? x1 : along(x0, y0, x1, y1, nextY);
      piece(start(row), Math.min(x, nextX), Math.max(x, nextX), sign * (nextY - y));
      x = nextX;
      y = nextY;
    }
  }

  private static double along(double x0, double y0, double x1, double y1, double y) {
    return x0 + (x1 - x0) * ((y - y0) / (y1 - y0));
  }

  /** A piece within one row, from column {@code a} to column {@code b >= a}, of signed height. */
  private void piece(int start, double a, double b, double dy) {
    if (b <= 0) {
      steps[start] += dy;
      return;
    }
    if (a >= columns) {
      return;
    }
    double slope = dy / (b - a);
    double from = a;
    double rest = dy;
    if (a < 0) {
      steps[start] -= slope * a;
      rest += slope * a;
      from = 0;
    }
    double to = b;
    if (b > columns) {
      rest -= slope * (b - columns);
      to = columns;
    }
    int cell = (int) from;
    int last = (int) to;
    for (; cell < last; cell++) {
      double width = cell + 1 - from;
      double step = slope * width;
      add(start + cell, step, 1 - width / 2);
      rest -= step;
      from = cell + 1;
    }
    add(start + last, rest, (from + to) / 2 - last);
  }

  private void add(int cell, double dy, double middle) {
    double next = dy * middle;
    steps[cell] += dy - next;
    if (next != 0) {
      steps[cell + 1] += next;
    }
  }

  private void sumUp(int start) {
    double sum = 0;
    for (int i = start; i < start + columns; i++) {
      sum += steps[i];
      steps[i] = sum;
    }
    steps[start + columns] = 0;
  }
}
