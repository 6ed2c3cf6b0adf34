// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * What the computing itself emits: an estimate from core-seconds (Green Software Foundation,
 * Software Carbon Intensity: SCI = (O + M) / R).
 *
 * @param coreSeconds of all executors
 * @param wattsPerCore drawn by one busy core
 * @param pue of the data centre, 1 or more
 */
public record ComputeFootprint(double coreSeconds, double wattsPerCore, double pue) {

  private static final double JOULES_PER_KWH = 3.6e6;

  /** Energy, kWh. */
  public double kwh() {
    return coreSeconds * wattsPerCore / JOULES_PER_KWH * pue;
  }

  /** Operational emissions O, g CO2, from a grid factor in t CO2/MWh. */
  public double operationalG(double gridTPerMwh) {
    return kwh() * gridTPerMwh * 1000;
  }

  /**
   * Embodied emissions M of a share of a machine, g CO2e: TE * time share * resource share.
   *
   * @param totalG of making the machine, g CO2e
   * @param reservedS for how long it is used
   * @param lifespanS for how long it lives
   * @param resourceShare of it that is used, in [0, 1]
   */
  public static double embodiedG(
      double totalG, double reservedS, double lifespanS, double resourceShare) {
    return totalG * (reservedS / lifespanS) * resourceShare;
  }

  /** Emissions per functional unit, g. */
  public static double intensity(double operationalAndEmbodiedG, double units) {
    return operationalAndEmbodiedG / units;
  }
}
