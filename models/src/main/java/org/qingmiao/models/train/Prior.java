// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Optional;

/**
 * How the class shares of the rows become those of the population, exactly once.
 *
 * <p>Case weights enter training and calibration, and nothing is left to correct. An offset comes
 * after training on plain rows: it moves the log-odds, and the calibrator then sees each class with
 * its population weight. Rows with weights and an offset would be corrected twice.
 *
 * @param mode as the conf says
 * @param correction the offset; there in mode OFFSET only
 */
public record Prior(PriorCorrection.Mode mode, Optional<PriorCorrection> correction) {

  public Prior {
    boolean offset = mode == PriorCorrection.Mode.OFFSET;
    if (offset && correction.isEmpty()) {
      throw refusal(
          "prior is OFFSET without population weights; give the weight of a bad and of a good row");
    }
    if (!offset && correction.isPresent()) {
      throw refusal(
          "prior is %s together with an offset of %s per bad and %s per good, which would correct the class shares twice; keep one of them"
              .formatted(mode, correction.get().badWeight(), correction.get().goodWeight()));
    }
  }

  /** Weights enter training, or the rows are the population. */
  public static Prior of(PriorCorrection.Mode mode) {
    return new Prior(mode, Optional.empty());
  }

  /** Training on plain rows and an offset after it. */
  public static Prior offset(PriorCorrection correction) {
    return new Prior(PriorCorrection.Mode.OFFSET, Optional.of(correction));
  }

  /** The step of the log-odds after the trees; 0 where there is none. */
  public double logOdds() {
    return correction.map(step -> step.margin(0)).orElse(0.0);
  }

  /** The rows with the weights of their population, for everything that follows the trees. */
  public Sample population(Sample sample) {
    if (mode != PriorCorrection.Mode.CASE_WEIGHTS && sample.isWeighted()) {
      throw refusal(
          "prior is %s, but the rows carry case weights; take the role weight from its column, or set prior to CASE_WEIGHTS"
              .formatted(mode));
    }
    return correction
        .map(step -> sample.weightedByClass(step.badWeight(), step.goodWeight()))
        .orElse(sample);
  }

  private static ModelRefusal refusal(String sentence) {
    return new ModelRefusal(ModelRefusal.Code.PRIOR, sentence);
  }
}
