// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * Emitted gases by mass.
 *
 * @param co2T carbon dioxide, t
 * @param ch4BioT methane of farms, waste and biogas, t
 * @param ch4FossilT methane of fossil origin, t
 * @param n2oT nitrous oxide, t
 * @param otherTco2e everything that came already weighed, t CO2e
 */
public record GasMass(
    double co2T, double ch4BioT, double ch4FossilT, double n2oT, double otherTco2e) {

  /** Nothing emitted. */
  public static final GasMass NONE = new GasMass(0, 0, 0, 0, 0);

  /** So many tonnes of one gas; methane of unknown origin counts as fossil, the heavier one. */
  public static GasMass of(Gas gas, double tonnes) {
    return switch (gas) {
      case CO2 -> new GasMass(tonnes, 0, 0, 0, 0);
      case CH4_BIO -> new GasMass(0, tonnes, 0, 0, 0);
      case CH4, CH4_FOSSIL -> new GasMass(0, 0, tonnes, 0, 0);
      case N2O -> new GasMass(0, 0, 0, tonnes, 0);
      case CO2E -> new GasMass(0, 0, 0, 0, tonnes);
      case NONE -> throw new IllegalArgumentException("a parameter has no mass of gas");
    };
  }

  /** Both together. */
  public GasMass plus(GasMass more) {
    return new GasMass(
        co2T + more.co2T,
        ch4BioT + more.ch4BioT,
        ch4FossilT + more.ch4FossilT,
        n2oT + more.n2oT,
        otherTco2e + more.otherTco2e);
  }

  /** So many times as much. */
  public GasMass times(double factor) {
    return new GasMass(
        co2T * factor, ch4BioT * factor, ch4FossilT * factor, n2oT * factor, otherTco2e * factor);
  }

  /** Methane of both origins, t. */
  public double ch4T() {
    return ch4BioT + ch4FossilT;
  }
}
