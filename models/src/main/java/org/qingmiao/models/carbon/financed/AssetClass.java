// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

/** What a loan is for, as PCAF parts the asset classes. */
public enum AssetClass {
  /** A loan to a firm or farm for its business as a whole. */
  BUSINESS_LOAN,
  /** A loan whose use is known: it finances the project. */
  PROJECT_FINANCE,
  /** A loan for a vehicle. */
  MOTOR_VEHICLE,
  /** Commercial real estate; no method yet. */
  COMMERCIAL_REAL_ESTATE,
  /** A home loan; no method yet. */
  MORTGAGE;

  /** Whether there is a method for it. */
  public boolean isSupported() {
    return this != COMMERCIAL_REAL_ESTATE && this != MORTGAGE;
  }
}
