// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.util.Arrays;
import java.util.Optional;

/**
 * What one value of a cell is. All of them fit into a double without loss.
 *
 * <p>Source: tags 258 (bits) and 339 (format: 1 unsigned, 2 signed, 3 IEEE) of TIFF 6.0.
 */
public enum SampleType {
  UINT8(1, 1, 0, 255),
  INT8(2, 1, Byte.MIN_VALUE, Byte.MAX_VALUE),
  UINT16(1, 2, 0, 65_535),
  INT16(2, 2, Short.MIN_VALUE, Short.MAX_VALUE),
  UINT32(1, 4, 0, 4_294_967_295.0),
  INT32(2, 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
  FLOAT32(3, 4, -Float.MAX_VALUE, Float.MAX_VALUE),
  FLOAT64(3, 8, -Double.MAX_VALUE, Double.MAX_VALUE);

  private static final int IEEE = 3;

  private final int format;
  private final int bytes;
  private final double least;
  private final double greatest;

  SampleType(int format, int bytes, double least, double greatest) {
    this.format = format;
    this.bytes = bytes;
    this.least = least;
    this.greatest = greatest;
  }

  static Optional<SampleType> of(long bits, long format) {
    return Arrays.stream(values())
        .filter(t -> t.bytes * 8L == bits && t.format == format)
        .findFirst();
  }

  /** Bytes of one value: 1, 2, 4 or 8. */
  public int bytes() {
    return bytes;
  }

  /** Whether values may have fractions. */
  public boolean isReal() {
    return format == IEEE;
  }

  /** Whether some cell of this type can hold the value; for reals, after rounding to the type. */
  public boolean canHold(double value) {
    if (isReal()) {
      return Double.isNaN(value) || Double.isInfinite(value) || inRange(value);
    }
    return inRange(value) && value == Math.rint(value);
  }

  /** The value as a cell of this type would hold it. */
  public double rounded(double value) {
    return this == FLOAT32 ? (float) value : value;
  }

  private boolean inRange(double value) {
    return least <= value && value <= greatest;
  }
}
