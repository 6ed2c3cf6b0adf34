// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * Nitrous oxide of nitrogen on managed soil (IPCC vol. 4 ch. 11, equations 11.1, 11.9 and 11.10).
 *
 * @param kgN applied, kg N
 * @param ef1 of it emitted directly, kg N2O-N/kg N
 * @param fracGas of it volatilised, kg/kg
 * @param ef4 of the volatilised emitted, kg N2O-N/kg N
 * @param fracLeach of it leached, kg/kg
 * @param ef5 of the leached emitted, kg N2O-N/kg N
 */
public record SoilNitrogen(
    double kgN, double ef1, double fracGas, double ef4, double fracLeach, double ef5) {

  /** Molar mass of N2O over that of its nitrogen. */
  public static final double N2O_PER_N = 44.0 / 28;

  /** Nitrogen without volatilisation or leaching: direct emissions alone. */
  public static SoilNitrogen direct(double kgN, double ef1) {
    return new SoilNitrogen(kgN, ef1, 0, 0, 0, 0);
  }

  /** Emitted from the field, kg N2O. */
  public double directKgN2o() {
    return kgN * ef1 * N2O_PER_N;
  }

  /** Emitted elsewhere from what left it, kg N2O. */
  public double indirectKgN2o() {
    return kgN * (fracGas * ef4 + fracLeach * ef5) * N2O_PER_N;
  }

  /** Emitted in all, kg N2O. */
  public double kgN2o() {
    return directKgN2o() + indirectKgN2o();
  }
}
