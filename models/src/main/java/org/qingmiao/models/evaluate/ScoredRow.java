// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

/**
 * One scored row with its outcome.
 *
 * @param sample what it was used for; not {@link Sample#OOT_UNSEEN}
 * @param bad its outcome
 * @param weight cases it stands for, greater than 0
 * @param applicant number of its applicant, not negative
 * @param pd calibrated probability of default, in [0, 1]
 * @param points the published score
 * @param clipped whether the score was cut to the ends of the scale
 * @param flat whether the PD no longer moves with the margin there
 * @param grade its grade, whose name's order is the order of grades
 */
public record ScoredRow(
    Sample sample,
    boolean bad,
    double weight,
    int applicant,
    double pd,
    int points,
    boolean clipped,
    boolean flat,
    String grade) {

  public ScoredRow {
    if (sample == Sample.OOT_UNSEEN) {
      throw new IllegalArgumentException(
          "scored row: sample is OOT_UNSEEN, expected OOT; the unseen ones are found by applicant");
    }
    if (!(weight > 0 && Double.isFinite(weight)) || applicant < 0 || !(pd >= 0 && pd <= 1)) {
      throw new IllegalArgumentException(
          "scored row: weight %s, applicant %d, pd %s, expected a finite weight above 0, a number of 0 or more and a pd in [0, 1]"
              .formatted(weight, applicant, pd));
    }
  }
}
