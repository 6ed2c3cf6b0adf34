// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/** A raster, or a parcel on it, that gives no number to rely on: with a code and a sentence. */
public final class RasterRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Code {
    /** Rows and columns do not run along the axes. */
    RASTER_ROTATED,
    /** The file does not say, or says ambiguously, where it lies. */
    RASTER_GEOREF,
    /** Scale, offset or nodata cannot be understood. */
    RASTER_METADATA,
    /** Raster or parcel has no coordinate system. */
    CRS_MISSING,
    /** Raster and parcel have different coordinate systems. */
    CRS_MISMATCH,
    /** Shares of cells do not add up to the area of the parcel. */
    COVERAGE_BROKEN,
    /** Stored coverage does not fit its block. */
    COVERAGE_RUNS
  }

  private final Code code;

  RasterRefusal(Code code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  /** The code for the quarantine. */
  public Code code() {
    return code;
  }
}
