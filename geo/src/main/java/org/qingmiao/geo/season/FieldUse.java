// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

/** Whether a crop grew on a parcel in a year. */
public enum FieldUse {
  /** Something grew. */
  CROPPED,
  /** Enough was seen, and it stayed bare. */
  FALLOW,
  /** Too little was seen to say. */
  UNKNOWN
}
