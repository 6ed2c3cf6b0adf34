// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * The proof that blocks are unpacked once, and only where parcels are.
 *
 * @param decoded how often a block was unpacked
 * @param touched blocks that hold covered cells
 * @param total blocks of all planes that were asked for
 */
public record Tiles(long decoded, long touched, long total) {
  static final Tiles NONE = new Tiles(0, 0, 0);

  /** Those of both. */
  public Tiles plus(Tiles other) {
    return new Tiles(decoded + other.decoded, touched + other.touched, total + other.total);
  }
}
