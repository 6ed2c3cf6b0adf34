// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * The median of a number over a firm's peers, which tells slips of a unit: kWh sent as MWh, kg as
 * t, or revenue in 10,000 CNY as CNY.
 *
 * <p>A number that is a thousand times the median, or a thousandth of it, goes to quarantine. It is
 * never divided silently: only the source knows which it meant.
 *
 * @param median of the peers, above 0
 */
public record PeerMedian(double median) {

  private static final double FAR = 1_000; // our default

  public PeerMedian {
    if (!(median > 0)) {
      throw new IllegalArgumentException(
          "peer median is %s, expected more than 0".formatted(median));
    }
  }

  /** The number, unless only a slip explains it. */
  public Answer<Double> check(double number) {
    double ratio = number / median;
    return ratio > 1 / FAR && ratio < FAR
        ? Answer.of(number)
        : Answer.none(
            Gap.UNIT_SUSPECT,
            "%s is %.4g times the median of its peers, %s; check the unit at its source"
                .formatted(number, ratio, median));
  }
}
