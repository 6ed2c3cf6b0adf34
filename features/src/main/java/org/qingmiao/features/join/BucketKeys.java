// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of a bucket under one number each, whichever packer met them. */
final class BucketKeys {
  private final KeyDictionary keys = new KeyDictionary();
  private final Map<Long, int[]> numbersByPacker = new HashMap<>();

  /** Reads the keys of all cells, which come in any order, before any row is looked at. */
  BucketKeys(List<Cell> cells) {
    for (Cell cell : cells) {
      int met = cell.firstKey() + cell.freshCount();
      int[] numbers = numbersByPacker.getOrDefault(packer(cell), new int[1]);
      if (numbers.length < met) {
        numbers = Arrays.copyOf(numbers, met);
      }
      for (int i = 0; i < cell.freshCount(); i++) {
        PackedBytes fresh = cell.freshKeys();
        numbers[cell.firstKey() + i] = keys.idOf(fresh.bytes(), fresh.start(i), fresh.end(i));
      }
      numbersByPacker.put(packer(cell), numbers);
    }
  }

  private static long packer(Cell cell) {
    return (long) cell.side() << Integer.SIZE | cell.partition();
  }

  /** How many there are; they are numbered from 1, and 0 stands for no key. */
  int count() {
    return keys.keys().size();
  }

  /** The number of each key of the packer that wrote a cell, by the number that it gave. */
  int[] numbers(Cell cell) {
    return numbersByPacker.get(packer(cell));
  }

  /** The last six characters of a key, which tell a token without giving it away. */
  String lastSix(int key) {
    ByteRows all = keys.keys();
    String whole =
        new String(
            all.bytes(),
            all.start(key - 1),
            all.end(key - 1) - all.start(key - 1),
            StandardCharsets.UTF_8);
    return whole.substring(Math.max(0, whole.length() - 6));
  }
}
