// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * A herd over a year (IPCC vol. 4 ch. 10, equations 10.1, 10.19, 10.22, 10.25 and 10.30).
 *
 * @param heads on the average of the year
 */
public record Livestock(double heads) {

  private static final double DAYS = 365;

  /** A herd of animals that live less than a year: days alive / 365 * number raised. */
  public static Livestock raised(double number, double daysAlive) {
    return new Livestock(daysAlive / DAYS * number);
  }

  /** Methane by a factor per head and year, kg. */
  public double kgCh4(double efPerHead) {
    return heads * efPerHead;
  }

  /**
   * Nitrous oxide of its manure, kg N2O.
   *
   * @param nexRate excreted, kg N per 1,000 kg of animal and day
   * @param massKg of one animal
   * @param ef3 of the manure's system, kg N2O-N/kg N
   */
  public double manureKgN2o(double nexRate, double massKg, double ef3) {
    return heads * (nexRate * massKg / 1000 * DAYS) * ef3 * SoilNitrogen.N2O_PER_N;
  }
}
