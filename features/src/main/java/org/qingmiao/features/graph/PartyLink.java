// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

/**
 * One link between two parties, while it is in force and known.
 *
 * @param kind what it says
 * @param from party that owns, guarantees or sells
 * @param to party that is owned, guaranteed or buys
 * @param amount in the unit of the kind, 0 or more
 * @param span days on which it had happened, was known and had not ended
 */
public record PartyLink(LinkKind kind, PartyId from, PartyId to, long amount, Span span) {
  public PartyLink {
    if (amount < 0) {
      throw new IllegalArgumentException(
          "a link of kind %s has amount %d, expected 0 or more".formatted(kind, amount));
    }
  }

  /** Something that is said of one party alone. */
  public static PartyLink mark(LinkKind kind, PartyId party, Span span) {
    return new PartyLink(kind, party, party, 0, span);
  }
}
