// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;

/**
 * Methane of a flooded field in one season: EFc * SFw * SFp * SFo * days * ha (IPCC vol. 4 ch. 5,
 * equations 5.1 and 5.2).
 *
 * @param efc baseline emission of a continuously flooded field, kg CH4/ha/day
 * @param sfw water regime in the season
 * @param sfp water regime before it
 * @param sfo organic amendments
 * @param days under cultivation
 * @param ha harvested
 */
public record RiceMethane(double efc, double sfw, double sfp, double sfo, double days, double ha) {

  /** The exponent of equation 5.3. */
  public static final double SFO_EXPONENT = 0.59;

  /**
   * Straw, manure or compost that was ploughed in.
   *
   * @param tPerHa rate, t/ha
   * @param cfoa its conversion factor, straw just before cultivation being 1
   */
  public record Amendment(double tPerHa, double cfoa) {}

  /** SFo = (1 + sum(ROA * CFOA))^0.59, 1 without amendments (equation 5.3). */
  public static double amendmentFactor(List<Amendment> amendments) {
    double sum = 0;
    for (Amendment one : amendments) {
      sum += one.tPerHa * one.cfoa;
    }
    return StrictMath.pow(1 + sum, SFO_EXPONENT);
  }

  /** Emitted in the season, kg CH4. */
  public double kgCh4() {
    return efc * sfw * sfp * sfo * days * ha;
  }
}
