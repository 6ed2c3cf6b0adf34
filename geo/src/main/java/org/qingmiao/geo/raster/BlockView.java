// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * How much of one parcel was seen in one block.
 *
 * @param parcel id of the parcel and its version
 * @param blockRow of the block on the grid
 * @param blockColumn of the block on the grid
 * @param visibility adds up over the parcel's blocks
 */
public record BlockView(String parcel, int blockRow, int blockColumn, Visibility visibility) {}
