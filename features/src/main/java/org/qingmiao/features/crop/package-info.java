// SPDX-License-Identifier: Apache-2.0
/**
 * What is seen from above of the land that borrowers work, and what became known of it when.
 *
 * <pre>
 * raw.parcel × raw.scene ─► parcel_coverage ─► parcel_zonal ─┬─► crop_borrower ─► feature.credit
 *   outlines    pictures     shares of cells     greenness    │    by borrower and instant
 *                                                             └─► parcel_series, _season, _anomaly
 *                                                                  by parcel, at the end of a day
 * </pre>
 */
package org.qingmiao.features.crop;
