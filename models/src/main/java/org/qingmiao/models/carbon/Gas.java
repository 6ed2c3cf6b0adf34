// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** The greenhouse gases a factor may speak of; methane by origin, since AR6 weighs it by origin. */
public enum Gas {
  /** Carbon dioxide. */
  CO2,
  /** Methane of unknown origin. */
  CH4,
  /** Methane of farms, waste and biogas. */
  CH4_BIO,
  /** Methane of fossil origin. */
  CH4_FOSSIL,
  /** Nitrous oxide. */
  N2O,
  /** All gases together, already weighed. */
  CO2E,
  /** No gas: a parameter of a formula, such as a water-regime factor. */
  NONE
}
