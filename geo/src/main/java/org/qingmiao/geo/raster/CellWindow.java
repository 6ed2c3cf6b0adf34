// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * Rows and columns of a grid.
 *
 * @param top first row
 * @param left first column
 * @param bottom row behind the last one
 * @param right column behind the last one
 */
record CellWindow(int top, int left, int bottom, int right) {
  static final CellWindow NOTHING =
      new CellWindow(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE);

  CellWindow with(int row, int from, int to) {
    return new CellWindow(
        Math.min(top, row), Math.min(left, from), Math.max(bottom, row + 1), Math.max(right, to));
  }

  /** The same ground in cells that are larger by a power of two. */
  CellWindow shifted(int bits) {
    return new CellWindow(
        top >> bits, left >> bits, ((bottom - 1) >> bits) + 1, ((right - 1) >> bits) + 1);
  }
}
