// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** What a factor was made for; part of its key, so that no factor serves another purpose. */
public enum FactorPurpose {
  /** Burning a fuel on site. */
  S1_COMBUSTION,
  /** An industrial process. */
  S1_PROCESS,
  /** Farming. */
  S1_AGRI,
  /** Average mix of a grid, or heat from a network: location-based scope 2. */
  SCOPE2_AVG,
  /** Average mix without power that was sold with a certificate: market-based scope 2. */
  SCOPE2_RESIDUAL,
  /** Reports of an emission-trading scheme; for nothing else. */
  ETS,
  /** Operating margin of a grid. */
  AVOIDED_OM,
  /** Build margin of a grid. */
  AVOIDED_BM,
  /** Fossil mix of a grid. */
  AVOIDED_FOSSIL,
  /** Standard coal. */
  BENEFIT_TCE,
  /** Scope 1 and 2 of a borrower per revenue of its sector. */
  SECTOR_S12,
  /** Cradle-to-shelf emissions of what a buyer pays for; its scope 3 only. */
  EEIO_CRADLE,
  /** Life cycle of a product. */
  LCA
}
