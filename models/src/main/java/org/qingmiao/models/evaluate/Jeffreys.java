// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The Jeffreys posterior of a proportion, Beta(k + 1/2, n - k + 1/2).
 *
 * <p>Its interval keeps its promise for the few or no bads of a good grade, where the normal one
 * collapses to a point (Brown, Cai and DasGupta 2001).
 */
public final class Jeffreys {

  private Jeffreys() {}

  /**
   * The 95 % interval of k out of n, in [0, 1]; its end is 0 for k = 0 and 1 for k = n.
   *
   * @param k successes, in [0, n]; not whole where cases are weighted
   * @param n trials, greater than 0
   */
  public static Interval interval(double k, double n) {
    BetaDistribution posterior = posterior(k, n);
    double low = k == 0 ? 0 : posterior.inverseCumulativeProbability(0.025);
    double high = k == n ? 1 : posterior.inverseCumulativeProbability(0.975);
    return new Interval(low, high);
  }

  /** The two-sided p-value, in [0, 1], of a proportion that was foretold. */
  public static double pValue(double k, double n, double foretold) {
    double below = posterior(k, n).cumulativeProbability(foretold);
    return Math.min(1, 2 * Math.min(below, 1 - below));
  }

  private static BetaDistribution posterior(double k, double n) {
    if (!(n > 0 && k >= 0 && k <= n)) {
      throw new IllegalArgumentException(
          "Jeffreys: %s out of %s, expected n above 0 and k between 0 and n".formatted(k, n));
    }
    return new BetaDistribution(k + 0.5, n - k + 0.5);
  }
}
