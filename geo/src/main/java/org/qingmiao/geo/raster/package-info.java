// SPDX-License-Identifier: Apache-2.0
/**
 * From scenes to numbers of parcels: where the cells of a raster lie, how much of each a parcel
 * covers, and what the covered cells say.
 *
 * <pre>
 *   GeoTiff ─► Grid ──────────► Coverage (once per parcel and grid) ─► BlockCoverage, runs
 *      │                                                                    │
 *      └─ Layer ─► Scene ─► ZonalKernel (block by block, each decoded once) ◄┘
 *                                │
 *                  ZonalPartial of each parcel, block and measure
 *                                │  merged in the order of blocks
 *                          ZonalStatistics
 * </pre>
 */
package org.qingmiao.geo.raster;
