// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import org.qingmiao.models.carbon.FactorPurpose;

/**
 * What would have been without the project; an id on every benefit.
 *
 * <p>100,000 MWh of wind avoid 82,690, 82,730 or 53,060 t, so a figure without its baseline means
 * nothing. For electricity PCAF orders them as they stand here.
 */
public enum Baseline {
  /** Operating and build margin, weighted. */
  COMBINED_MARGIN,
  /** Operating margin of the grid. */
  OPERATING_MARGIN,
  /** Fossil mix of the grid, traded or produced. */
  FOSSIL_MIX,
  /** Average mix of the grid; the last resort. */
  AVERAGE_MIX,
  /** Coal that would have been burnt for the same heat. */
  COAL_HEAT,
  /** The same site before the measure. */
  BEFORE_MEASURE,
  /** The transport or vehicle that it replaces. */
  REPLACED_TRANSPORT,
  /** Methane that would have escaped. */
  VENTED_METHANE,
  /** Usual farming, such as continuous flooding. */
  USUAL_FARMING,
  /** Land as it was. */
  BARE_LAND;

  /** The purpose of the grid factor that it multiplies, for the mixes. */
  public FactorPurpose purpose() {
    return switch (this) {
      case OPERATING_MARGIN -> FactorPurpose.AVOIDED_OM;
      case FOSSIL_MIX -> FactorPurpose.AVOIDED_FOSSIL;
      case AVERAGE_MIX -> FactorPurpose.SCOPE2_AVG;
      default ->
          throw new IllegalArgumentException(
              "baseline %s has no single grid factor".formatted(this));
    };
  }
}
