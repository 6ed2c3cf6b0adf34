// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/**
 * The scale on which log-odds are printed: {@code base} points at {@code odds} goods per bad, and
 * {@code pdo} points more each time the odds double (credit 4.6).
 *
 * <p>Factor and offset keep full precision; libraries that round them disagree by a point.
 *
 * @param base points at the reference odds
 * @param odds good to bad, greater than 0
 * @param pdo points to double the odds, greater than 0
 * @param low smallest score given
 * @param high largest score given, above {@code low}
 */
public record ScoreScale(double base, double odds, double pdo, int low, int high) {

  /** 600 points at 50:1, 20 points to double, 300 to 850 (our default). */
  public static final ScoreScale DEFAULT = new ScoreScale(600, 50, 20, 300, 850);

  public ScoreScale {
    boolean finite = Double.isFinite(base) && Double.isFinite(odds) && Double.isFinite(pdo);
    if (!(finite && odds > 0 && pdo > 0 && low < high)) {
      throw new IllegalArgumentException(
          "score scale: base %s, odds %s, pdo %s, from %d to %d; expected finite numbers, odds and pdo above 0 and the ends in order"
              .formatted(base, odds, pdo, low, high));
    }
  }

  /** Points per unit of log-odds: pdo / ln 2. */
  public double factor() {
    return pdo / StrictMath.log(2);
  }

  /** Points at odds of 1:1. */
  public double offset() {
    return base - factor() * StrictMath.log(odds);
  }

  /**
   * The score of a PD.
   *
   * @param pd in [0, 1]
   */
  public Score score(double pd) {
    if (!(pd >= 0 && pd <= 1)) {
      throw new IllegalArgumentException("score: pd is %s, expected 0 to 1".formatted(pd));
    }
    double raw = offset() + factor() * StrictMath.log((1 - pd) / pd);
    double rounded = Math.floor(raw + 0.5);
    int points = (int) Math.max(low, Math.min(high, rounded));
    return new Score(raw, points, points != rounded);
  }
}
