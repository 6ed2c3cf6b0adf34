// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/** How the deliveries of a table relate to a business date. */
public enum Shape {
  /** Facts that accumulate; a job for date D reads every delivery up to D. */
  EVENTS,
  /** The whole state of one day; a job for date D reads exactly D. */
  SNAPSHOT,
  /** Slowly changing codes; rows say themselves from when to when they hold. */
  REFERENCE,
  /** Rows that are only ever added, once per key: decisions, models, audit. */
  APPEND
}
