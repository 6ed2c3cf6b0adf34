// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Optional;

/**
 * Why two entries of different registers may be one party.
 *
 * <p>Two enterprises of one name in one region are common, so equal names alone are no match, and
 * with one more equal field they are a match that a person has to decide.
 */
public enum Match {
  /** Equal unified social credit codes. */
  CREDIT_CODE(Certainty.SAME),
  /** Equal organisation codes inside them or inside an old tax number. */
  ORGANISATION_CODE(Certainty.SAME),
  /** Equal folded names, equal prefecture and an equal phone or legal person. */
  NAME_AND_REGION(Certainty.LIKELY);

  /** What may be done about a match. */
  public enum Certainty {
    /** The entries are one party. */
    SAME,
    /** The entries are merged only by a person's recorded decision. */
    LIKELY
  }

  private static final int PREFECTURE_DIGITS = 4;

  private final Certainty certainty;

  Match(Certainty certainty) {
    this.certainty = certainty;
  }

  /** What may be done about it. */
  public Certainty certainty() {
    return certainty;
  }

  /** The strongest reason to take two entries for one party; empty where there is none. */
  public static Optional<Match> of(Party one, Party other) {
    if (isEqual(one.creditCode(), other.creditCode())) {
      return Optional.of(CREDIT_CODE);
    }
    if (isEqual(one.organisation(), other.organisation())) {
      return Optional.of(ORGANISATION_CODE);
    }
    boolean isNamed =
        isEqual(
                named(one, FoldedText.code(one.phone())),
                named(other, FoldedText.code(other.phone())))
            || isEqual(named(one, one.legalPerson()), named(other, other.legalPerson()));
    return isNamed ? Optional.of(NAME_AND_REGION) : Optional.empty();
  }

  /** Name, prefecture and one more field, as one text; empty where one of them says nothing. */
  static Optional<String> named(Party party, String more) {
    String name = FoldedText.name(party.name());
    return name.isEmpty() || more.isEmpty()
        ? Optional.empty()
        : prefecture(party).map(region -> name + " " + region + " " + more);
  }

  private static Optional<String> prefecture(Party party) {
    String region = FoldedText.code(party.region());
    return region.length() < PREFECTURE_DIGITS
        ? Optional.empty()
        : Optional.of(region.substring(0, PREFECTURE_DIGITS));
  }

  /** Two that say nothing are not equal. */
  private static boolean isEqual(Optional<String> one, Optional<String> other) {
    return one.isPresent() && one.equals(other);
  }
}
