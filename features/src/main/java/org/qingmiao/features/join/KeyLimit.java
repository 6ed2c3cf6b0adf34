// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;

/**
 * How many facts one key may have: 2^24, or fewer where their working arrays would take more than
 * an eighth of the heap.
 *
 * @param facts most facts of one key
 */
record KeyLimit(int facts) implements Serializable {
  private static final int MOST = 1 << 24;
  private static final int SHARE_OF_HEAP = 8;

  /** Unpacked clocks, orders, states and the values of some windows. */
  private static final int BYTES_PER_FACT = 160;

  /** What every installation has. */
  static final KeyLimit DEFAULT = new KeyLimit(MOST);

  /** Refuses keys of a group that have more facts, in the task that would merge them. */
  void check(String table, BucketRows rows, BucketKeys keys) {
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_PER_FACT;
    long most = Math.min(facts, room);
    for (int key = 1; key <= keys.count(); key++) {
      int count = rows.end(key) - rows.start(key);
      if (count > most) {
        throw new IllegalStateException(
            "%s: the key that ends in \"%s\" has %d rows, but a task takes at most %d of one key; leave it out, or give tasks more memory"
                .formatted(table, keys.lastSix(key), count, most));
      }
    }
  }
}
