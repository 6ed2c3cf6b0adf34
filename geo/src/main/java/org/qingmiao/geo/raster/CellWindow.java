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

  /** The same ground in cells that are larger by a power of two. */
  CellWindow shifted(int bits) {
    return new CellWindow(
        top >> bits, left >> bits, ((bottom - 1) >> bits) + 1, ((right - 1) >> bits) + 1);
  }
}
