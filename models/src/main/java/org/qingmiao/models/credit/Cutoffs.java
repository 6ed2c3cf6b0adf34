// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/**
 * The PDs between which a person should look (credit 3.2).
 *
 * @param approveBelow approval is suggested below it, in (0, 1)
 * @param declineFrom refusal is suggested from it on, in [approveBelow, 1]
 */
public record Cutoffs(double approveBelow, double declineFrom) {

  public Cutoffs {
    if (!(approveBelow > 0
        && approveBelow < 1
        && declineFrom >= approveBelow
        && declineFrom <= 1)) {
      throw new IllegalArgumentException(
          "cutoffs: approve_below is %s and decline_from is %s, expected 0 < approve_below <= decline_from <= 1"
              .formatted(approveBelow, declineFrom));
    }
  }

  /** The hint that a PD alone gives. */
  public Hint of(double pd) {
    if (!(pd >= 0 && pd <= 1)) {
      throw new IllegalArgumentException("hint: pd is %s, expected 0 to 1".formatted(pd));
    }
    if (pd < approveBelow) {
      return Hint.APPROVE;
    }
    return pd >= declineFrom ? Hint.DECLINE : Hint.REVIEW;
  }
}
