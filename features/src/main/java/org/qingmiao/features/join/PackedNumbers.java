// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whole numbers as the least of them and the distances from it, in 0, 1, 2, 4 or 8 bytes each.
 *
 * <p>Layout: 8 bytes least number, 1 byte width, then the distances, all little-endian. Any number
 * is read without the others.
 */
final class PackedNumbers {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HEAD = Long.BYTES + 1;

  private final byte[] bytes;
  private final int at;
  private final int width;
  private final long least;
  private final int count;

  private PackedNumbers(byte[] bytes, int from, int count) {
    this.bytes = bytes;
    this.least = (long) LONG.get(bytes, from);
    this.width = bytes[from + Long.BYTES];
    this.at = from + HEAD;
    this.count = count;
  }

  /** The numbers that were written at a place. */
  static PackedNumbers at(byte[] bytes, int from, int count) {
    return new PackedNumbers(bytes, from, count);
  }

  /** Most bytes that so many numbers can take. */
  static int bound(int count) {
    return HEAD + count * Long.BYTES;
  }

  /**
   * Writes every {@code stride}-th number.
   *
   * @return the place behind them
   */
  static int write(long[] numbers, int first, int stride, int count, byte[] to, int from) {
    long least = count == 0 ? 0 : Long.MAX_VALUE;
    long greatest = count == 0 ? 0 : Long.MIN_VALUE;
    for (int i = 0, n = first; i < count; i++, n += stride) {
      least = Math.min(least, numbers[n]);
      greatest = Math.max(greatest, numbers[n]);
    }
    int width = width(greatest - least);
    LONG.set(to, from, least);
    to[from + Long.BYTES] = (byte) width;
    int at = from + HEAD;
    switch (width) {
      case 0 -> {}
      case 1 -> {
        for (int i = 0, n = first; i < count; i++, n += stride) {
          to[at + i] = (byte) (numbers[n] - least);
        }
      }
      case 2 -> {
        for (int i = 0, n = first; i < count; i++, n += stride) {
          SHORT.set(to, at + 2 * i, (short) (numbers[n] - least));
        }
      }
      case 4 -> {
        for (int i = 0, n = first; i < count; i++, n += stride) {
          INT.set(to, at + 4 * i, (int) (numbers[n] - least));
        }
      }
      default -> {
        for (int i = 0, n = first; i < count; i++, n += stride) {
          LONG.set(to, at + 8 * i, numbers[n] - least);
        }
      }
    }
    return at + width * count;
  }

  /** The range is unsigned: it may pass 2^63, and then all eight bytes are taken. */
  private static int width(long range) {
    if (range < 0 || range >= 1L << 32) {
      return 8;
    }
    if (range >= 1 << 16) {
      return 4;
    }
    if (range >= 1 << 8) {
      return 2;
    }
    return range > 0 ? 1 : 0;
  }

  /** One number. */
  long get(int row) {
    return switch (width) {
      case 0 -> least;
      case 1 -> least + (bytes[at + row] & 0xff);
      case 2 -> least + ((short) SHORT.get(bytes, at + 2 * row) & 0xffff);
      case 4 -> least + ((int) INT.get(bytes, at + 4 * row) & 0xffff_ffffL);
      default -> least + (long) LONG.get(bytes, at + 8 * row);
    };
  }

  /** The place behind them. */
  int end() {
    return at + width * count;
  }
}
