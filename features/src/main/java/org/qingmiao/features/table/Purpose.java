// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/**
 * What a column may be used for; a job declares one purpose and reads only columns that allow it.
 */
public enum Purpose {
  /** Credit scoring and its validation. */
  CREDIT,
  /** Footprints, financed emissions and benefits. */
  CARBON,
  /** Measuring fairness; never open to a training job. */
  FAIRNESS,
  /** Running and auditing the platform itself. */
  OPERATION
}
