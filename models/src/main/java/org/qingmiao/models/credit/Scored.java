// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.List;
import org.qingmiao.models.train.FeatureVector;

/**
 * What a model says about one row.
 *
 * @param status whether the numbers may be published
 * @param vector what the trees saw
 * @param margin log-odds of bad, corrected for the population, before calibration
 * @param pd calibrated probability of default, in [0, 1]
 * @param pdLow lower end of its 95 % interval
 * @param pdHigh upper end of its 95 % interval
 * @param score on the model's scale, with whether its end was reached
 * @param grade of the PD
 * @param hint of the PD; REVIEW for a thin file, and where nothing supports a DECLINE
 * @param coverage share of the model's gain on features that have a value, in [0, 1]
 * @param reasons at most four, worst first
 * @param positives at most two, best first; for officers only
 * @param points the score as an exact sum
 */
public record Scored(
    Status status,
    FeatureVector vector,
    double margin,
    double pd,
    double pdLow,
    double pdHigh,
    Score score,
    Grade grade,
    Hint hint,
    double coverage,
    List<ReasonCodes.Family> reasons,
    List<ReasonCodes.Family> positives,
    ScoreSum points) {

  public Scored {
    reasons = List.copyOf(reasons);
    positives = List.copyOf(positives);
  }

  /** Whether score, PD and grade may be published, as far as the model knows. */
  public enum Status {
    /** They may. */
    SCORED,
    /** Too much of what the model weighs is missing: no score rather than a default one. */
    THIN_FILE
  }
}
