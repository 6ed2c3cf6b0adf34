// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

/** The rows a metric is measured on. */
public enum Sample {
  /** Those the model was fitted on: shows how much it remembers, not how good it is. */
  TRAIN,
  /** Those the calibrator was fitted on. */
  CALIB,
  /** Those nothing was fitted on. */
  TEST,
  /** Later ones. */
  OOT,
  /** Later ones of applicants who are not in TRAIN; derived, no row names it. */
  OOT_UNSEEN
}
