// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/** Keys and the small numbers that stand for them, 1 for the first; 0 stands for no key. */
final class KeyDictionary {
  private final ByteRows keys = new ByteRows();
  private long[] hashes = new long[16];
  private int[] table = new int[32];

  /** The number of a key, a new one where it was not met before. */
  int idOf(byte[] key, int from, int to) {
    long hash = ByteHash.of(key, from, to);
    int slot = (int) hash & (table.length - 1);
    while (table[slot] != 0) {
      int id = table[slot];
      if (hashes[id - 1] == hash && keys.equals(id - 1, key, from, to)) {
        return id;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    keys.add(key, from, to);
    int id = keys.size();
    if (id > hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    }
    hashes[id - 1] = hash;
    table[slot] = id;
    if (2 * id > table.length) {
      grow();
    }
    return id;
  }

  /** Keys met so far, in the order of their numbers. */
  ByteRows keys() {
    return keys;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int id = 1; id <= keys.size(); id++) {
      int slot = (int) hashes[id - 1] & (table.length - 1);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = id;
    }
  }
}
