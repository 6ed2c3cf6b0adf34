// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * What one block says of one parcel and one measure.
 *
 * @param parcel id of the parcel and its version
 * @param measure position in the list of measures
 * @param blockRow of the block on the grid
 * @param blockColumn of the block on the grid
 * @param partial to be merged with those of the parcel's other blocks
 */
public record BlockResult(
    String parcel, int measure, int blockRow, int blockColumn, ZonalPartial partial) {}
