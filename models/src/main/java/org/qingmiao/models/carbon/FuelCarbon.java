// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * The carbon of a fuel that becomes CO2 (guidelines of 2015 for enterprises).
 *
 * @param ncv net calorific value, GJ per unit of the fuel
 * @param carbon content, t C per GJ
 * @param oxidation share of the carbon that burns, in [0, 1]
 */
public record FuelCarbon(double ncv, double carbon, double oxidation) {

  /** Molar mass of CO2 over that of carbon. */
  public static final double CO2_PER_C = 44.0 / 12;

  public FuelCarbon {
    if (!(ncv > 0 && carbon > 0 && oxidation >= 0 && oxidation <= 1)) {
      throw new IllegalArgumentException(
          "heating value %s, carbon %s, oxidation %s: expected more than 0 and a share in [0, 1]"
              .formatted(ncv, carbon, oxidation));
    }
  }

  /** NCV * CC * OX * 44/12, t CO2 per unit of the fuel. */
  public double tco2PerUnit() {
    return ncv * carbon * oxidation * CO2_PER_C;
  }
}
