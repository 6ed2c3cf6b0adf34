// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.nio.ByteBuffer;

/**
 * Rows of one side and one bucket, still packed.
 *
 * <p>Layout: side, partition, rows, number of the first new key, new keys (4 bytes each); then the
 * key numbers, the {@link PackedNumbers} and {@link PackedBytes} of the schema, and the new keys.
 * Key numbers are those of the packer that wrote the cell; a key is spelt out only in the first of
 * its cells.
 */
final class Cell {
  /** Most rows of a cell: with more, columns would no longer fit the processor's caches. */
  static final int MOST_ROWS = 1 << 12;

  static final int HEAD = 5 * Integer.BYTES;

  private final int side;
  private final int partition;
  private final int rows;
  private final int firstKey;
  private final PackedNumbers ids;
  private final PackedNumbers[] words;
  private final PackedBytes[] strings;
  private final PackedBytes freshKeys;
  private final int freshCount;

  private Cell(byte[] bytes, PackedSchema schema) {
    ByteBuffer head = ByteBuffer.wrap(bytes);
    side = head.getInt();
    partition = head.getInt();
    rows = head.getInt();
    firstKey = head.getInt();
    freshCount = head.getInt();
    ids = PackedNumbers.at(bytes, HEAD, rows);
    int at = ids.end();
    words = new PackedNumbers[schema.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = PackedNumbers.at(bytes, at, rows);
      at = words[i].end();
    }
    strings = new PackedBytes[schema.strings()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = PackedBytes.at(bytes, at, rows);
      at = strings[i].end();
    }
    freshKeys = PackedBytes.at(bytes, at, freshCount);
  }

  /** The rows in some bytes, of which the side tells the schema. */
  static Cell of(byte[] bytes, MergePlan plan) {
    return new Cell(bytes, plan.schema(ByteBuffer.wrap(bytes).getInt()));
  }

  static void writeHead(
      byte[] cell, int side, int partition, int rows, int firstKey, int freshKeys) {
    ByteBuffer.wrap(cell)
        .putInt(side)
        .putInt(partition)
        .putInt(rows)
        .putInt(firstKey)
        .putInt(freshKeys);
  }

  int side() {
    return side;
  }

  /** Partition of the side whose packer wrote it. */
  int partition() {
    return partition;
  }

  int rows() {
    return rows;
  }

  int firstKey() {
    return firstKey;
  }

  int freshCount() {
    return freshCount;
  }

  PackedBytes freshKeys() {
    return freshKeys;
  }

  PackedNumbers ids() {
    return ids;
  }

  PackedNumbers word(int column) {
    return words[column];
  }

  PackedBytes string(int column) {
    return strings[column];
  }
}
