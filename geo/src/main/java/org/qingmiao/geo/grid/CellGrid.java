// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.grid;

import java.util.Arrays;

/**
 * A quadtree over longitude and latitude: at level {@code L} the globe is 2^L by 2^L cells.
 *
 * <p>A cell is a number: a leading one that marks the level, then a bit of x and a bit of y in turn
 * (Morton order, x in the lower bit). So a cell's ancestors are its number without the last bits,
 * and two tables of places join on equal numbers.
 */
public final class CellGrid {

  /** The finest level: cells of 0.04 m or less. */
  public static final int FINEST = 30;

  private CellGrid() {}

  /**
   * The cell in which a place lies; its west and south edges belong to it.
   *
   * @param lon in [-180, 180]; 180 itself falls into the last cell
   * @param lat in [-90, 90]
   * @param level in [0, {@value #FINEST}]
   */
  public static long cellAt(double lon, double lat, int level) {
    if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException(
          "place %s %s, expected degrees within -180..180 and -90..90".formatted(lon, lat));
    }
    if (level < 0 || level > FINEST) {
      throw new IllegalArgumentException("level %d, expected 0 to %d".formatted(level, FINEST));
    }
    long n = 1L << level;
    long x = Math.min(n - 1, (long) Math.floor((lon + 180) / 360 * n));
    long y = Math.min(n - 1, (long) Math.floor((lat + 90) / 180 * n));
    return cell(x, y, level);
  }

  /** The level of a cell. */
  public static int level(long cell) {
    return (Long.SIZE - 1 - Long.numberOfLeadingZeros(cell)) / 2;
  }

  /**
   * The cell of a coarser level in which a cell lies; itself at its own level.
   *
   * @param level in [0, level of the cell]
   */
  public static long ancestor(long cell, int level) {
    int up = level(cell) - level;
    if (up < 0 || level < 0) {
      throw new IllegalArgumentException(
          "level %d, expected 0 to %d, that of the cell".formatted(level, level(cell)));
    }
    return cell >> (2 * up);
  }

  /**
   * A cell and those that touch it, in ascending order: nine, or six at the poles.
   *
   * <p>East of the last column comes the first one; north of the last row comes nothing.
   */
  public static long[] block(long cell) {
    int level = level(cell);
    long n = 1L << level;
    long x = everySecondBit(cell) & n - 1;
    long y = everySecondBit(cell >> 1) & n - 1;
    long[] cells = new long[9];
    int count = 0;
    for (long row = Math.max(0, y - 1); row <= Math.min(n - 1, y + 1); row++) {
      for (long column = x - 1; column <= x + 1; column++) {
        cells[count++] = cell(Math.floorMod(column, n), row, level);
      }
    }
    return Arrays.stream(cells, 0, count).sorted().distinct().toArray();
  }

  private static long cell(long x, long y, int level) {
    long cell = 1;
    for (int bit = level - 1; bit >= 0; bit--) {
      cell = (cell << 2) | ((y >> bit & 1) << 1) | (x >> bit & 1);
    }
    return cell;
  }

  private static long everySecondBit(long bits) {
    long gathered = 0;
    for (int i = 0; i < FINEST + 1; i++) {
      gathered |= (bits >> (2 * i) & 1) << i;
    }
    return gathered;
  }
}
