// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Keys in buckets, each of which moves to a partition of its own.
 *
 * <p>{@code repartition(n, column)} puts a whole number into the partition pmod(Murmur3(number,
 * 42), n); plain numbers 0 to 63 would leave a third of 64 partitions empty. So a bucket is called
 * by the smallest number that goes where the bucket belongs. Should Spark ever hash otherwise,
 * buckets would share partitions: slower, and as right as before.
 */
final class Buckets implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int SPARK_SEED = 42;

  private final int[] labels;

  private Buckets(int[] labels) {
    this.labels = labels;
  }

  /** So many buckets. */
  static Buckets of(int count) {
    int[] labels = new int[count];
    Arrays.fill(labels, -1);
    int found = 0;
    for (int number = 0; found < count; number++) {
      int partition = Math.floorMod(murmur3(number), count);
      if (labels[partition] < 0) {
        labels[partition] = number;
        found++;
      }
    }
    return new Buckets(labels);
  }

  int count() {
    return labels.length;
  }

  /** The number by which a bucket is called. */
  int label(int bucket) {
    return labels[bucket];
  }

  /** The bucket of a key by its hash. */
  int of(long hash) {
    return (int) (((hash >>> 33) * labels.length) >>> 31);
  }

  /** Murmur3 x86 32 bits of four bytes (Appleby, MurmurHash3, public domain). */
  private static int murmur3(int number) {
    int k = Integer.rotateLeft(number * 0xcc9e2d51, 15) * 0x1b873593;
    int h = Integer.rotateLeft(SPARK_SEED ^ k, 13) * 5 + 0xe6546b64;
    h ^= Integer.BYTES;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
