// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

/** What became of a row: land, or a row set aside with its reason. */
public sealed interface Judged permits Parcel, QuarantinedRow {

  /** The row in its file, from 1. */
  int row();
}
