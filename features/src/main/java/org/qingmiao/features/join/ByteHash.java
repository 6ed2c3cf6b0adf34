// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 64 bits of bytes, good enough for tables that compare the bytes themselves as well.
 *
 * <p>Eight bytes at a time are multiplied by an odd number near 2^64 divided by the golden ratio
 * (Knuth, The Art of Computer Programming 3, 6.4) and folded.
 */
final class ByteHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private ByteHash() {}

  static long of(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ (long) LONG.get(bytes, at));
    }
    long rest = 0;
    for (int shift = 0; at < to; at++, shift += 8) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    return mixed(mixed(hash ^ rest));
  }

  /** Every bit of the number reaches the bits of the result. */
  static long mixed(long number) {
    long product = number * GOLDEN;
    return product ^ (product >>> 32);
  }

  /** A power of two that leaves a quarter to two thirds of the slots of a table free. */
  static int tableSize(int entries) {
    return Integer.highestOneBit(Math.max(entries + entries / 2, 1)) << 1;
  }
}
