// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/**
 * The step from the class shares of a resampled training set back to those of the population.
 *
 * <p>A model trained on as many bads as goods predicts far too many bads. Either the case weights
 * enter its training, or its odds are multiplied afterwards; doing both corrects twice.
 *
 * @param badWeight population cases that one bad row stands for
 * @param goodWeight population cases that one good row stands for
 */
public record PriorCorrection(double badWeight, double goodWeight) {

  /** How the class shares are corrected; the modes exclude one another. */
  public enum Mode {
    /** The weights enter training and calibration; nothing is corrected later. */
    CASE_WEIGHTS,
    /** Training is unweighted and the odds are corrected afterwards. */
    OFFSET,
    /** The rows are the population. */
    NONE
  }

  public PriorCorrection {
    if (!(badWeight > 0 && goodWeight > 0) || Double.isInfinite(badWeight + goodWeight)) {
      throw new IllegalArgumentException(
          "prior correction: weights are %s per bad and %s per good, expected finite numbers above 0"
              .formatted(badWeight, goodWeight));
    }
  }

  /** The corrected probability: q w1 / (q w1 + (1 - q) w0) (credit 4.5). */
  public double pd(double q) {
    double bad = q * badWeight;
    return bad / (bad + (1 - q) * goodWeight);
  }

  /** The same correction of log-odds, which only moves them: margin + ln(w1 / w0). */
  public double margin(double margin) {
    return margin + StrictMath.log(badWeight / goodWeight);
  }
}
