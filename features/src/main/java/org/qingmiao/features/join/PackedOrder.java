// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/**
 * The order of some numbers: which of them is the first, which the second. Equal ones stay as they
 * stood.
 *
 * <p>Number and place are packed into one word and sorted as primitives. Where they do not fit, the
 * numbers give way to their ranks among the different ones, which take no more bits than a place.
 */
final class PackedOrder {
  private long[] packed = new long[0];
  private long mask;

  /** Orders the first {@code count} numbers. */
  void sort(long[] numbers, int count) {
    if (packed.length < count) {
      packed = new long[Math.max(count, 2 * packed.length)];
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(count - 1, 1));
    mask = (1L << bits) - 1;
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, numbers[i]);
      greatest = Math.max(greatest, numbers[i]);
    }
    long range = greatest - least;
    if (range >= 0 && range <= Long.MAX_VALUE >> bits) {
      for (int i = 0; i < count; i++) {
        packed[i] = ((numbers[i] - least) << bits) | i;
      }
    } else {
      packRanks(numbers, count, bits);
    }
    Arrays.sort(packed, 0, count);
  }

  /** Where the number stands that is the i-th in order. */
  int at(int i) {
    return (int) (packed[i] & mask);
  }

  private void packRanks(long[] numbers, int count, int bits) {
    long[] different = Arrays.stream(numbers, 0, count).sorted().distinct().toArray();
    for (int i = 0; i < count; i++) {
      packed[i] = ((long) Arrays.binarySearch(different, numbers[i]) << bits) | i;
    }
  }
}
