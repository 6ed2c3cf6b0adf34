// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/** Byte strings in a cell: where each ends, then all of them; any is read without the others. */
final class PackedBytes {
  private final byte[] bytes;
  private final PackedNumbers ends;
  private final int count;

  private PackedBytes(byte[] bytes, PackedNumbers ends, int count) {
    this.bytes = bytes;
    this.ends = ends;
    this.count = count;
  }

  /** The strings that were written at a place. */
  static PackedBytes at(byte[] bytes, int from, int count) {
    return new PackedBytes(bytes, PackedNumbers.at(bytes, from, count), count);
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int row) {
    return row == 0 ? ends.end() : ends.end() + (int) ends.get(row - 1);
  }

  int end(int row) {
    return ends.end() + (int) ends.get(row);
  }

  /** A copy of one of them. */
  byte[] get(int row) {
    return Arrays.copyOfRange(bytes, start(row), end(row));
  }

  /** The order of their unsigned bytes, which for texts is that of their code points. */
  int compare(int row, PackedBytes other, int otherRow) {
    return Arrays.compareUnsigned(
        bytes, start(row), end(row), other.bytes, other.start(otherRow), other.end(otherRow));
  }

  /** A hash of one of them, good in all its bits. */
  long hash(int row) {
    return ByteHash.of(bytes, start(row), end(row));
  }

  /** The place behind them. */
  int end() {
    return count == 0 ? ends.end() : end(count - 1);
  }
}
