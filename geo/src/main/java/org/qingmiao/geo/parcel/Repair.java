// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

/** What was done to an outline before it could be used. */
public enum Repair {
  /** x and y were exchanged: only so do the coordinates lie where their system is used. */
  CRS_SWAPPED,
  /** A ring crossed or touched itself, or a hole lay wrong. */
  RINGS_MENDED,
  /** Parts that overlapped or shared an edge became one. */
  PARTS_UNITED
}
