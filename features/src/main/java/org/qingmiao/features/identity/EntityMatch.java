// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.List;

/**
 * That two entries may be one party, with the evidence.
 *
 * @param one the earlier of both, by register and number
 * @param other the later
 * @param reason rule that was met
 * @param evidence the fields that agree; their contents stay in the entries
 */
public record EntityMatch(
    RegisterEntry one, RegisterEntry other, Match reason, List<Field> evidence) {

  /** A field in which two entries can agree. */
  public enum Field {
    CREDIT_CODE,
    ORGANISATION_CODE,
    NAME,
    PREFECTURE,
    PHONE,
    LEGAL_PERSON
  }

  public EntityMatch {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(
          "%s and %s match for no evidence".formatted(one.label(), other.label()));
    }
  }

  /** Whether they are one party without anybody's decision. */
  public boolean isCertain() {
    return reason.certainty() == Match.Certainty.SAME;
  }
}
