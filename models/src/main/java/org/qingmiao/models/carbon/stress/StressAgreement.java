// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

import java.util.List;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Whether the credit model and Merton's move alike under stress.
 *
 * @param sameSign share of borrowers whose PD moves the same way in both, in [0, 1]
 * @param spearman rank correlation of the two changes, in [-1, 1]; NaN of fewer than two borrowers
 */
public record StressAgreement(double sameSign, double spearman) {

  /** The rank correlation below which a person looks at it. */
  public static final double REVIEW_BELOW = 0.5; // our default

  /**
   * One borrower's changes of PD.
   *
   * @param model of the credit model
   * @param merton of Merton's
   */
  public record Change(double model, double merton) {}

  /** The agreement over some borrowers, one at least. */
  public static StressAgreement of(List<Change> changes) {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("no borrowers, expected one at least");
    }
    double same =
        changes.stream().filter(c -> Math.signum(c.model) == Math.signum(c.merton)).count();
    double spearman =
        changes.size() < 2
            ? Double.NaN
            : new SpearmansCorrelation()
                .correlation(
                    changes.stream().mapToDouble(Change::model).toArray(),
                    changes.stream().mapToDouble(Change::merton).toArray());
    return new StressAgreement(same / changes.size(), spearman);
  }

  /** Whether a person should look. */
  public boolean needsReview() {
    return !(spearman >= REVIEW_BELOW);
  }
}
