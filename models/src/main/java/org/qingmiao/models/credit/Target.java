// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/** What became of a loan by the end of its performance window (credit 4.1). */
public enum Target {
  /** Paid, or never 30 days late. */
  GOOD,
  /** 90 days late, charged off, restructured in distress, or paid by a guarantor or insurer. */
  BAD,
  /** 30 to 89 days late at worst: scored and counted, but taught to no model. */
  INDETERMINATE,
  /** The window is not over: a good that may yet turn bad. */
  IMMATURE,
  /** Fraud, staff or test loans, and rows without an as-of date. */
  EXCLUDED;

  /** Whether a model may be fitted to it or measured by it. */
  public boolean isLabel() {
    return this == GOOD || this == BAD;
  }
}
