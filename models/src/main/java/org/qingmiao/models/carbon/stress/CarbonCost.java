// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

/**
 * What a carbon price costs a borrower in a year: price * (S1 (1 - free) + S2 power * pass-through
 * of power) * (1 - pass-through to customers) (green 4.11).
 *
 * <p>The whole cost hits profit. Multiplying it by the profit margin, as an older open tool does,
 * would let a firm with a margin of 5 % pay 5 % of it.
 *
 * @param price CNY per t CO2
 * @param freeAllocation share of scope 1 that is free, in [0, 1]
 * @param powerPassThrough share of its own cost that the grid hands on, in [0, 1]
 * @param customerPassThrough share of its cost that the borrower hands on, in [0, 1]
 */
public record CarbonCost(
    double price, double freeAllocation, double powerPassThrough, double customerPassThrough) {

  public CarbonCost {
    if (!(price >= 0)
        || !isShare(freeAllocation)
        || !isShare(powerPassThrough)
        || !isShare(customerPassThrough)) {
      throw new IllegalArgumentException(
          "price %s with shares %s, %s, %s: expected 0 or more and shares in [0, 1]"
              .formatted(price, freeAllocation, powerPassThrough, customerPassThrough));
    }
  }

  /** CNY in the year. */
  public double of(double s1Tco2e, double s2PowerTco2e) {
    return price
        * (s1Tco2e * (1 - freeAllocation) + s2PowerTco2e * powerPassThrough)
        * (1 - customerPassThrough);
  }

  private static boolean isShare(double share) {
    return share >= 0 && share <= 1;
  }
}
