// SPDX-License-Identifier: Apache-2.0
/**
 * Parcel outlines, from the file that an authority or an app sent to land whose place and size are
 * known.
 *
 * <pre>
 *  GeoJsonFile ─┐
 *  GeoPackage  ─┼─► ParcelRow ─► Outline ─► CoordinateGuard ─► PolygonRepair ─► Parcel
 *  Shapefile   ─┘                   │              │                 │
 *                                   └──────────────┴─────────────────┴───────► QuarantinedRow
 * </pre>
 *
 * <p>A row that cannot be used is set aside with a code and the rest go on; a file that cannot be
 * read to its end is refused as a whole.
 */
package org.qingmiao.geo.parcel;
