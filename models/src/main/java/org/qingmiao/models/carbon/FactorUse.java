// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** Where a factor is about to be used, and the purposes that may be used there. */
public enum FactorUse {
  /** A borrower's own emissions. */
  SCOPE1,
  /** A borrower's bought energy where it is. */
  SCOPE2_LOCATION,
  /** A borrower's bought energy by contract. */
  SCOPE2_MARKET,
  /** A borrower's chain. */
  SCOPE3,
  /** What a project avoids. */
  BENEFIT;

  /** Whether a factor of that purpose may be used here. */
  public boolean allows(FactorPurpose purpose) {
    return switch (purpose) {
      case S1_COMBUSTION, S1_AGRI -> this == SCOPE1 || this == BENEFIT;
      case S1_PROCESS -> this == SCOPE1;
      case SCOPE2_AVG -> this == SCOPE2_LOCATION || this == BENEFIT;
      case SCOPE2_RESIDUAL -> this == SCOPE2_MARKET;
      case AVOIDED_OM, AVOIDED_BM, AVOIDED_FOSSIL, BENEFIT_TCE -> this == BENEFIT;
      case SECTOR_S12 -> this == SCOPE1 || this == SCOPE2_LOCATION;
      case EEIO_CRADLE -> this == SCOPE3;
      case LCA -> this == SCOPE3 || this == BENEFIT;
      case ETS -> false; // for reports to the scheme, which nothing here makes
    };
  }
}
