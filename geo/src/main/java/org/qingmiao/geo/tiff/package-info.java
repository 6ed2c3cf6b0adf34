// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures as TIFF files hold them: classic and BigTIFF, read block by block at positions, without
 * state shared between readers.
 *
 * <pre>
 *   RandomRead ─► TiffFile ─► TiffImage ─► BlockReader (one per task) ─► Block ─► raw values
 *                 header,      size, cells,   fetch, unpack, undo
 *                 directories  where blocks   the predictor
 *                              lie
 * </pre>
 *
 * <p>A file that cannot be trusted ends in a {@link org.qingmiao.geo.Refusal} with a code; sizes
 * are checked against the file before anything is allocated. Where a picture lies on the ground,
 * and which of its values are data, {@code org.qingmiao.geo.raster} knows.
 */
package org.qingmiao.geo.tiff;
