// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;

/**
 * What a catalogue says of a case.
 *
 * @param caseId of the project, loan or activity
 * @param ruleId that decided, or "" where none speaks of it
 * @param status one of three
 * @param standing whether an older version counts for it
 * @param missing evidence that would be needed
 * @param evidenceIds documents that were used
 * @param reasons of a rejection
 */
public record GreenVerdict(
    String caseId,
    String ruleId,
    Status status,
    Standing standing,
    List<String> missing,
    List<String> evidenceIds,
    List<String> reasons) {

  /** States; a case without full evidence is never confirmed. */
  public enum Status {
    /** Every threshold and check is proven. */
    CONFIRMED,
    /** Industry and words speak of it; evidence is missing. */
    CANDIDATE,
    /** A threshold failed, an exclusion holds, the version is wrong, or no rule speaks of it. */
    REJECTED
  }

  /** Which version counts. */
  public enum Standing {
    /** The one in force on the approval. */
    CURRENT,
    /** An older one, which its approval or bond keeps. */
    GRANDFATHERED
  }

  public GreenVerdict {
    missing = List.copyOf(missing);
    evidenceIds = List.copyOf(evidenceIds);
    reasons = List.copyOf(reasons);
    if (status == Status.CONFIRMED && (!missing.isEmpty() || evidenceIds.isEmpty())) {
      throw new IllegalArgumentException(
          "%s is CONFIRMED with evidence %s and %s missing; expected evidence and nothing missing"
              .formatted(caseId, evidenceIds, missing));
    }
  }

  static GreenVerdict rejected(GreenCase one, String ruleId, List<String> reasons) {
    return new GreenVerdict(
        one.id(), ruleId, Status.REJECTED, Standing.CURRENT, List.of(), List.of(), reasons);
  }
}
