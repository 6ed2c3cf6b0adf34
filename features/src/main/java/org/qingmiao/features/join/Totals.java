// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.qingmiao.features.define.WindowAggregate;

/** Number, sum, smallest and largest of some whole numbers; the sum has 128 bits and is exact. */
final class Totals {
  private static final long[] POWERS = powers();

  private long count;
  private long low;
  private long high;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  void clear() {
    count = 0;
    low = 0;
    high = 0;
    min = Long.MAX_VALUE;
    max = Long.MIN_VALUE;
  }

  void add(long number) {
    count++;
    addSum(number, number >> 63);
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  void add(Totals other) {
    count += other.count;
    addSum(other.low, other.high);
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  private void addSum(long moreLow, long moreHigh) {
    long sum = low + moreLow;
    long carry = ((low & moreLow) | ((low | moreLow) & ~sum)) >>> 63;
    low = sum;
    high += moreHigh + carry;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Smallest number, if there is any. */
  long min() {
    return min;
  }

  /** Largest number, if there is any. */
  long max() {
    return max;
  }

  /** The sum as a whole number. */
  long wholeSum() {
    if (!isWord()) {
      throw new ArithmeticException(
          "a sum of whole numbers in a window is %s, beyond 64 bits; declare the column as decimal"
              .formatted(bigSum()));
    }
    return low;
  }

  /** The sum of numbers that count units of 10^-scale. */
  BigDecimal sum(int scale) {
    return isWord() ? BigDecimal.valueOf(low, scale) : new BigDecimal(bigSum(), scale);
  }

  /** Their mean, rounded half to even; there must be a number. */
  BigDecimal mean(int scale) {
    int shift = WindowAggregate.MEAN_SCALE - scale;
    if (isWord()
        && shift >= 0
        && low != Long.MIN_VALUE
        && Math.abs(low) <= Long.MAX_VALUE / POWERS[shift] / 2) {
      return BigDecimal.valueOf(halfEven(low * POWERS[shift], count), WindowAggregate.MEAN_SCALE);
    }
    return sum(scale)
        .divide(BigDecimal.valueOf(count), WindowAggregate.MEAN_SCALE, RoundingMode.HALF_EVEN);
  }

  /** Both below 2^62, so that twice the remainder is a number still. */
  private static long halfEven(long number, long by) {
    long quotient = number / by;
    long rest = 2 * Math.abs(number % by);
    boolean isUp = rest > by || (rest == by && (quotient & 1) != 0);
    return isUp ? quotient + Long.signum(number) : quotient;
  }

  private boolean isWord() {
    return high == low >> 63;
  }

  private BigInteger bigSum() {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(low));
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned);
  }

  private static long[] powers() {
    long[] powers = new long[WindowAggregate.MEAN_SCALE + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
