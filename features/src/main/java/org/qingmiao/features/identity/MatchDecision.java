// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.time.LocalDate;

/**
 * What a person has decided of two entries that may be one party.
 *
 * @param one label of an entry
 * @param other label of another
 * @param ruling what was decided
 * @param by who decided
 * @param on day of the decision
 */
public record MatchDecision(String one, String other, Ruling ruling, String by, LocalDate on) {

  /** What can be decided. */
  public enum Ruling {
    /** They are one party. */
    SAME,
    /** They are two, however much agrees. */
    DIFFERENT
  }

  public MatchDecision {
    if (by.isBlank()) {
      throw new IllegalArgumentException(
          "the decision on %s and %s names nobody who made it".formatted(one, other));
    }
  }

  /** Whether it speaks of a match, whichever entry it names first. */
  boolean isOn(EntityMatch match) {
    String a = match.one().label();
    String b = match.other().label();
    return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
  }
}
