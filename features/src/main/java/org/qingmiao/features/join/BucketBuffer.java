// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/**
 * Rows of one bucket that wait to fill a cell.
 *
 * <p>Keys are looked up when the cell is made, not row by row: then the dictionary of one bucket is
 * at hand instead of those of all.
 */
final class BucketBuffer {
  private final int side;
  private final int partition;
  private final long room;
  private final PackedSchema schema;
  private final int words;
  private final ByteRows keys = new ByteRows();
  private final ByteRows freshKeys = new ByteRows();
  private final ByteRows[] strings;
  private final KeyDictionary dictionary = new KeyDictionary();
  private long[] numbers;
  private long[] ids = new long[16];
  private int rows;

  /**
   * An empty buffer.
   *
   * @param room bytes at which a cell is full before its rows are: many buckets of wide rows must
   *     not fill the memory
   */
  BucketBuffer(int side, int partition, PackedSchema schema, long room) {
    this.side = side;
    this.partition = partition;
    this.room = room;
    this.schema = schema;
    this.words = schema.words();
    this.numbers = new long[16 * words];
    this.strings = new ByteRows[schema.strings()];
    Arrays.setAll(strings, i -> new ByteRows());
  }

  void add(KeyedRow row) {
    if (rows == ids.length) {
      ids = Arrays.copyOf(ids, 2 * rows);
      numbers = Arrays.copyOf(numbers, 2 * rows * words);
    }
    long[] some = row.getNumbers();
    double[] reals = row.getReals();
    int realCount = reals == null ? 0 : reals.length;
    int lengths = words - realCount;
    System.arraycopy(some, 0, numbers, rows * words, lengths);
    for (int i = 0; i < realCount; i++) {
      numbers[rows * words + lengths + i] = Double.doubleToLongBits(reals[i]);
    }
    byte[] bytes = row.getStrings();
    int from = add(bytes, 0, some[lengths], keys);
    ids[rows] = schema.hasKey(row) ? 1 : 0;
    for (int i = 0; i < strings.length; i++) {
      from = add(bytes, from, some[lengths + 1 + i], strings[i]);
    }
    rows++;
  }

  /** Null is told from an empty string by the mask of nulls. */
  private static int add(byte[] bytes, int from, long length, ByteRows to) {
    int end = from + (int) Math.max(length, 0);
    to.add(bytes, from, end);
    return end;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == Cell.MOST_ROWS || size() >= room;
  }

  private int size() {
    int size = rows * words * Long.BYTES + keys.length();
    for (ByteRows column : strings) {
      size += column.length();
    }
    return size;
  }

  /** The rows so far as a {@link Cell}; then there are none. */
  byte[] flush() {
    int firstKey = dictionary.keys().size() + 1;
    numberKeys();
    int bound =
        Cell.HEAD + (1 + words) * PackedNumbers.bound(rows) + freshKeys.bound() + stringsBound();
    byte[] cell = new byte[bound];
    Cell.writeHead(cell, side, partition, rows, firstKey, freshKeys.size());
    int at = PackedNumbers.write(ids, 0, 1, rows, cell, Cell.HEAD);
    for (int word = 0; word < words; word++) {
      at = PackedNumbers.write(numbers, word, words, rows, cell, at);
    }
    for (ByteRows column : strings) {
      at = column.write(cell, at);
      column.clear();
    }
    at = freshKeys.write(cell, at);
    freshKeys.clear();
    keys.clear();
    rows = 0;
    return Arrays.copyOf(cell, at);
  }

  private int stringsBound() {
    return Arrays.stream(strings).mapToInt(ByteRows::bound).sum();
  }

  private void numberKeys() {
    int known = dictionary.keys().size();
    for (int row = 0; row < rows; row++) {
      if (ids[row] != 0) {
        int id = dictionary.idOf(keys.bytes(), keys.start(row), keys.end(row));
        if (id > known) {
          freshKeys.add(keys.bytes(), keys.start(row), keys.end(row));
          known = id;
        }
        ids[row] = id;
      }
    }
  }
}
