// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.logistic;

/**
 * Probabilities and their log-odds.
 *
 * <p>Every exponential and logarithm goes through {@link StrictMath}: a decision that is recomputed
 * on another machine must give the same bits, and {@code Math} promises only one unit in the last
 * place.
 */
public final class Logistic {

  /** Keeps the loss of a prediction of exactly 0 or 1 finite: about 27.6 nats. */
  private static final double SMALLEST_PROBABILITY = 1e-12;

  private Logistic() {}

  /** Refuses NaN: a row without a margin was never scored, and must not get a probability. */
  public static void requireNumber(double margin) {
    if (Double.isNaN(margin)) {
      throw new IllegalArgumentException(
          "log-odds are NaN, expected a number; score the row first");
    }
  }

  /** The probability, in [0, 1], whose log-odds are {@code margin}. */
  public static double sigmoid(double margin) {
    requireNumber(margin);
    if (margin >= 0) {
      return 1 / (1 + StrictMath.exp(-margin));
    }
    double odds = StrictMath.exp(margin);
    return odds / (1 + odds);
  }

  /** The log-odds of a probability; infinite at 0 and 1. */
  public static double logit(double probability) {
    return StrictMath.log(probability) - StrictMath.log1p(-probability);
  }

  /** ln(1 + e^x), without overflow: the loss in nats of a good predicted at log-odds {@code x}. */
  public static double softplus(double x) {
    return x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
  }

  /**
   * The log-loss of one prediction, in nats.
   *
   * <p>A prediction of exactly 0 or 1 counts as 1e-12 away from it, so that one wrong certainty is
   * punished heavily but does not swallow the mean.
   */
  public static double loss(double probability, boolean bad) {
    double right = bad ? probability : 1 - probability;
    return -StrictMath.log(Math.max(right, SMALLEST_PROBABILITY));
  }
}
