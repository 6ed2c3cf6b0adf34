// SPDX-License-Identifier: Apache-2.0
/**
 * From one raster and one file of zones to a table, in one process.
 *
 * <pre>
 *  ParcelFile ─► ParcelImport ─┬─► Zone, on the raster's cells ─► ZonalKernel ─► ZonalTable
 *  GeoTiff ──► system, grid ───┘         └─► RefusedZone
 * </pre>
 */
package org.qingmiao.geo.zonal;
