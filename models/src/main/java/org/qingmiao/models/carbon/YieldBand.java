// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.Optional;

/**
 * What a kilogram of a crop usually emits: a warning, never a factor (green 4.3).
 *
 * <p>Catches slips of area and mass: methane of 1 kg per square metre is 10,000 kg per hectare,
 * about seventy times a paddy.
 *
 * @param kgCo2ePerKg usual emissions, kg CO2e per kg of product
 */
public record YieldBand(double kgCo2ePerKg) {

  /** The flag of a crop outside its band. */
  public static final String FLAG = "YIELD_BAND";

  private static final double WIDTH = 3; // times and divided by, our default

  /**
   * The flag, where emissions per product are more than three times the usual or less than a third.
   */
  public Optional<String> flag(double kgCo2e, double kgProduct) {
    double ratio = kgCo2e / kgProduct / kgCo2ePerKg;
    return ratio >= 1 / WIDTH && ratio <= WIDTH ? Optional.empty() : Optional.of(FLAG);
  }
}
