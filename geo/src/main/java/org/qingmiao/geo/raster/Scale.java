// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * What a raw value means: {@code raw · factor + offset}.
 *
 * @param factor finite, not 0
 * @param offset finite
 */
public record Scale(double factor, double offset) {
  /** The raw value itself. */
  public static final Scale NONE = new Scale(1, 0);

  public Scale {
    if (!Double.isFinite(factor) || factor == 0 || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "scale %s and offset %s, expected finite numbers and a scale that is not 0"
              .formatted(factor, offset));
    }
  }

  /** The value. */
  public double of(double raw) {
    return raw * factor + offset;
  }
}
