// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.List;

/**
 * The rows of one side of a bucket, key by key.
 *
 * <p>Only the front of each row's frame is unpacked: clocks, or the day that is asked for. The rest
 * is read where a row's address says: its cell, and its place in it.
 */
final class BucketRows {
  private static final int ROW_BITS = Integer.numberOfTrailingZeros(Cell.MOST_ROWS);

  private final List<Cell> cells;
  private final int[] starts;
  private final int[] addresses;
  private final long[][] frame;

  /**
   * Sorts rows by counting them.
   *
   * @param cells of this side
   * @param keys of the bucket
   * @param width words that are unpacked
   */
  BucketRows(List<Cell> cells, BucketKeys keys, int width) {
    this.cells = cells;
    int rows = cells.stream().mapToInt(Cell::rows).reduce(0, Math::addExact);
    starts = new int[keys.count() + 2];
    addresses = new int[rows];
    frame = new long[width][rows];
    for (Cell cell : cells) {
      int[] numbers = keys.numbers(cell);
      for (int row = 0; row < cell.rows(); row++) {
        starts[numbers[(int) cell.ids().get(row)] + 1]++;
      }
    }
    for (int key = 1; key < starts.length; key++) {
      starts[key] += starts[key - 1];
    }
    int[] next = starts.clone();
    for (int c = 0; c < cells.size(); c++) {
      place(cells.get(c), c, keys.numbers(cells.get(c)), next);
    }
  }

  private void place(Cell cell, int c, int[] numbers, int[] next) {
    for (int row = 0; row < cell.rows(); row++) {
      int at = next[numbers[(int) cell.ids().get(row)]]++;
      addresses[at] = c << ROW_BITS | row;
      for (int word = 0; word < frame.length; word++) {
        frame[word][at] = cell.word(word).get(row);
      }
    }
  }

  /** Where the rows of a key begin; those of the next key begin where they end. */
  int start(int key) {
    return starts[key];
  }

  int end(int key) {
    return starts[key + 1];
  }

  int address(int at) {
    return addresses[at];
  }

  /** An unpacked word of all rows. */
  long[] frame(int word) {
    return frame[word];
  }

  /** The cell of an address. */
  Cell cell(int address) {
    return cells.get(address >>> ROW_BITS);
  }

  /** The place in that cell. */
  static int row(int address) {
    return address & (Cell.MOST_ROWS - 1);
  }
}
