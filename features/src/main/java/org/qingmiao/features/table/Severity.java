// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/** What a broken rule does. */
public enum Severity {
  /** The row goes to quarantine, or the table is refused. */
  ERROR,
  /** The row stays; the breach is counted and reported. */
  WARN
}
