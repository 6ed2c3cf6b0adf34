// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.Comparator;

/**
 * What a register calls a party: an enterprise by its credit code, a person by an identity number,
 * both as tokens.
 *
 * <p>The kind belongs to the name: tokens of two domains never name the same, even where their
 * texts are equal.
 *
 * @param kind enterprise or person
 * @param token its name, not empty
 */
public record PartyId(Kind kind, String token) implements Comparable<PartyId> {
  private static final Comparator<PartyId> ORDER =
      Comparator.comparing(PartyId::kind).thenComparing(PartyId::token);

  /** What a party is. */
  public enum Kind {
    /** A company, cooperative, farm or individual business. */
    ENTERPRISE,
    /** A natural person. */
    PERSON
  }

  public PartyId {
    if (token.isEmpty()) {
      throw new IllegalArgumentException("a party of kind %s has no token".formatted(kind));
    }
  }

  /** An enterprise. */
  public static PartyId enterprise(String token) {
    return new PartyId(Kind.ENTERPRISE, token);
  }

  /** A person. */
  public static PartyId person(String token) {
    return new PartyId(Kind.PERSON, token);
  }

  @Override
  public int compareTo(PartyId other) {
    return ORDER.compare(this, other);
  }
}
