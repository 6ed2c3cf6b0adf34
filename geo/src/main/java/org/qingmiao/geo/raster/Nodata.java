// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import org.qingmiao.geo.tiff.SampleType;

/**
 * The stored value that means "no data". It is compared with raw values, before any scale and
 * offset; NaN never is data.
 *
 * @param value NaN where every other value is data
 */
public record Nodata(double value) {
  /** Every value but NaN is data. */
  public static final Nodata NONE = new Nodata(Double.NaN);

  /** A declared value as cells of the type hold it; {@link #NONE} where they cannot. */
  static Nodata of(double declared, SampleType type) {
    return type.canHold(declared) ? new Nodata(type.rounded(declared)) : NONE;
  }

  /** Whether a raw value is data. */
  public boolean isData(double raw) {
    return !Double.isNaN(raw) && raw != value;
  }
}
