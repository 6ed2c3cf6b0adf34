// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** How a footprint came about, best first. */
public enum FootprintMethod {
  /** The borrower's own report. */
  REPORTED,
  /** Energy and processes by factor. */
  ENERGY,
  /** Physical production, or land and herds, by factor. */
  PRODUCT,
  /** Revenue by the intensity of its sector. */
  REVENUE,
  /** A trained model that knows the revenue. */
  ML_REVENUE,
  /** A trained model that does not. */
  ML_OTHER,
  /** The loan by emissions per assets of its sector. */
  ASSET,
  /** The loan by asset turnover and intensity of its sector. */
  TURNOVER
}
