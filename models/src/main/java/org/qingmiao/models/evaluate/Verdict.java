// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Collection;

/** What a gate says. */
public enum Verdict {
  /** Within the bounds of a sound model. */
  ACCEPT,
  /** Outside those, but for a person to judge. */
  REVIEW,
  /** Not fit for use. */
  REJECT,
  /** Too few rows or bads to say; a report with one is at best {@link #REVIEW}. */
  INSUFFICIENT,
  /** Nothing to measure: no challenger, no later period, no protected table. */
  NOT_RUN;

  /** The worst of the gates that ran; {@link #NOT_RUN} where none did. */
  public static Verdict overall(Collection<Verdict> verdicts) {
    if (verdicts.contains(REJECT)) {
      return REJECT;
    }
    if (verdicts.contains(REVIEW) || verdicts.contains(INSUFFICIENT)) {
      return REVIEW;
    }
    return verdicts.contains(ACCEPT) ? ACCEPT : NOT_RUN;
  }
}
