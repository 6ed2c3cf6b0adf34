// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.List;

/**
 * A parcel in one block.
 *
 * @param parcel id of the parcel and its version
 * @param coverage what it covers there
 */
public record ParcelBlock(String parcel, BlockCoverage coverage) {

  /** All blocks of a parcel. */
  public static List<ParcelBlock> of(String parcel, Coverage coverage) {
    return coverage.blocks().stream().map(block -> new ParcelBlock(parcel, block)).toList();
  }
}
