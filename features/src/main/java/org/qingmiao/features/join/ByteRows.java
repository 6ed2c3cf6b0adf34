// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/** Byte strings one behind the other in one growing array: keys, names of events, texts. */
final class ByteRows {
  private byte[] bytes = new byte[64];
  private long[] ends = new long[8];
  private int size;

  /** Adds one; nothing is added as an empty one. */
  void add(byte[] some, int from, int to) {
    int start = start(size);
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
    System.arraycopy(some, from, bytes, start, to - from);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int row) {
    return row == 0 ? 0 : (int) ends[row - 1];
  }

  int end(int row) {
    return (int) ends[row];
  }

  /** Bytes of all rows. */
  int length() {
    return start(size);
  }

  void clear() {
    size = 0;
  }

  /** Whether a row says the same as some bytes. */
  boolean equals(int row, byte[] some, int from, int to) {
    return Arrays.equals(bytes, start(row), end(row), some, from, to);
  }

  /** Most bytes that they can take in a cell. */
  int bound() {
    return PackedNumbers.bound(size) + length();
  }

  /**
   * Writes all rows, to be read as {@link PackedBytes}.
   *
   * @return the place behind them
   */
  int write(byte[] to, int from) {
    int at = PackedNumbers.write(ends, 0, 1, size, to, from);
    System.arraycopy(bytes, 0, to, at, length());
    return at + length();
  }
}
