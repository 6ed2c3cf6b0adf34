// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;

/**
 * The emissions of one activity under one factor.
 *
 * @param scope where they belong
 * @param mass by gas
 * @param tco2e under the run's warming potentials, 0 or more
 * @param quantityU95Pct half-width of the 95 % interval of the activity, per cent
 * @param factorU95Pct the same of the factor
 * @param factorIds what was multiplied; the first carries the uncertainty of the factor
 * @param activityIds rows of activity behind it
 * @param flags what a reader must know
 */
public record EmissionLine(
    Scope scope,
    GasMass mass,
    double tco2e,
    double quantityU95Pct,
    double factorU95Pct,
    List<String> factorIds,
    List<String> activityIds,
    List<String> flags) {

  public EmissionLine {
    factorIds = List.copyOf(factorIds);
    activityIds = List.copyOf(activityIds);
    flags = List.copyOf(flags);
    if (factorIds.isEmpty() || !(tco2e >= 0)) {
      throw new IllegalArgumentException(
          "line of %s t CO2e with factors %s: expected 0 or more and a factor at least"
              .formatted(tco2e, factorIds));
    }
  }

  /** Standard deviation, t CO2e: both half-widths in quadrature (green 4.5). */
  public double sd() {
    return tco2e * Math.hypot(quantityU95Pct, factorU95Pct) / 100 / Spread.Z95;
  }
}
