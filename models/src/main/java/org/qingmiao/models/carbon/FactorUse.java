// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.EnumSet;
import java.util.Set;

/** Where a factor is about to be used, and the purposes that may be used there. */
public enum FactorUse {
  /** A borrower's own emissions. */
  SCOPE1(
      FactorPurpose.S1_COMBUSTION,
      FactorPurpose.S1_PROCESS,
      FactorPurpose.S1_AGRI,
      FactorPurpose.SECTOR_S12),
  /** A borrower's bought energy where it is. */
  SCOPE2_LOCATION(FactorPurpose.SCOPE2_AVG, FactorPurpose.SECTOR_S12),
  /** A borrower's bought energy by contract. */
  SCOPE2_MARKET(FactorPurpose.SCOPE2_RESIDUAL),
  /** A borrower's chain. */
  SCOPE3(FactorPurpose.EEIO_CRADLE, FactorPurpose.LCA),
  /** What a project avoids. */
  BENEFIT(
      FactorPurpose.AVOIDED_OM,
      FactorPurpose.AVOIDED_BM,
      FactorPurpose.AVOIDED_FOSSIL,
      FactorPurpose.SCOPE2_AVG,
      FactorPurpose.S1_COMBUSTION,
      FactorPurpose.S1_AGRI,
      FactorPurpose.BENEFIT_TCE,
      FactorPurpose.LCA);

  private final Set<FactorPurpose> purposes;

  FactorUse(FactorPurpose first, FactorPurpose... more) {
    this.purposes = EnumSet.of(first, more);
  }

  /** Whether a factor of that purpose may be used here. */
  public boolean allows(FactorPurpose purpose) {
    return purposes.contains(purpose);
  }
}
