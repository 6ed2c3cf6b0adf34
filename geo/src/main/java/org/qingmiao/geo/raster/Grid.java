// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * Where the cells of a raster lie: equal rectangles along the axes, cut into blocks as the file
 * stores them.
 *
 * <pre>
 *   (x0, yTop) ┌───┬───┐ column →
 *              │   │   │
 *              ├───┼───┤  x = x0 + column · dx
 *        row ↓ │   │   │  y = yTop − row · dy
 * </pre>
 *
 * @param crs {@code EPSG:n} or WKT; empty where the file names none
 * @param x0 outer edge of the first column
 * @param yTop outer edge of the first row
 * @param dx width of a cell, greater than 0
 * @param dy height of a cell, not 0; less than 0 where rows run north (a "south-up" raster), so
 *     that such a raster needs no turning
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param blockWidth columns of a block, at least 1
 * @param blockHeight rows of a block, at least 1
 */
public record Grid(
    String crs,
    double x0,
    double yTop,
    double dx,
    double dy,
    int width,
    int height,
    int blockWidth,
    int blockHeight)
    implements Serializable {
  private static final int ID_LENGTH = 16;

  public Grid {
    if (!Double.isFinite(x0) || !Double.isFinite(yTop)) {
      throw new IllegalArgumentException("corner (%s, %s) is not finite".formatted(x0, yTop));
    }
    if (!(dx > 0) || !(Math.abs(dy) > 0) || !Double.isFinite(dx * dy)) {
      throw new IllegalArgumentException(
          "cell of %s x %s, expected a width > 0 and a height that is not 0".formatted(dx, dy));
    }
    if (width < 1 || height < 1 || blockWidth < 1 || blockHeight < 1) {
      throw new IllegalArgumentException(
          "%d x %d cells in blocks of %d x %d, expected at least 1"
              .formatted(width, height, blockWidth, blockHeight));
    }
  }

  /** Rows of blocks. */
  public int blockRows() {
    return (height - 1) / blockHeight + 1;
  }

  /** Blocks in a row of blocks. */
  public int blockColumns() {
    return (width - 1) / blockWidth + 1;
  }

  /** Area of a cell in squared units of the coordinate system. */
  public double cellArea() {
    return dx * Math.abs(dy);
  }

  /**
   * A name for this grid that is the same everywhere: 16 hexadecimal digits of the SHA-256 of its
   * components. Coverage made for one grid holds for every scene on it.
   */
  public String id() {
    String text =
        String.join(
            "|",
            crs,
            Double.toHexString(x0),
            Double.toHexString(yTop),
            Double.toHexString(dx),
            Double.toHexString(dy),
            "%d|%d|%d|%d".formatted(width, height, blockWidth, blockHeight));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Refuses coordinates of another system, or of none: they are never silently taken as equal.
   *
   * @param parcelCrs what the parcel's coordinates are in, in the words of {@link #crs}
   */
  public void requireSameCrs(String parcelCrs) {
    if (parcelCrs.isBlank() || crs.isBlank()) {
      throw new Refusal(
          Fault.CRS_MISSING,
          "the raster is in \"%s\", the parcel in \"%s\"; name both".formatted(crs, parcelCrs));
    }
    if (!crs.equals(parcelCrs)) {
      throw new Refusal(
          Fault.CRS_MISMATCH,
          "the raster is in \"%s\", the parcel in \"%s\"; transform the parcel"
              .formatted(crs, parcelCrs));
    }
  }
}
