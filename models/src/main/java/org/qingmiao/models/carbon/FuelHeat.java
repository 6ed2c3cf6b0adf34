// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.Optional;

/**
 * Heat and emissions that were reported for one burnt fuel, held against the factor of that fuel.
 *
 * <p>Where they are far apart, heat input and emissions do not belong together: another fuel, a
 * shared stack, or a slip of a unit.
 *
 * @param mmBtu heat input, above 0
 * @param tco2e reported emissions, above 0
 */
public record FuelHeat(double mmBtu, double tco2e) {

  /** The flag of a row that its fuel does not explain. */
  public static final String FLAG = "FACTOR_OFF";

  /** How far a row may be from the factor of its fuel, as a share of it (green 4.2). */
  public static final double FAR = 0.2;

  /** What the row itself implies, kg CO2e per mmBtu. */
  public double impliedFactor() {
    return 1000 * tco2e / mmBtu;
  }

  /**
   * The flag, where the implied factor differs from the fuel's by more than 20 %.
   *
   * @param fuel gases per mmBtu, in kg each
   * @param gwp under which the row was reported
   */
  public Answer<Optional<String>> check(GasMass fuel, GwpSet gwp) {
    return gwp.tco2e(fuel)
        .map(
            factor ->
                Math.abs(impliedFactor() / factor - 1) > FAR
                    ? Optional.of(FLAG)
                    : Optional.empty());
  }
}
