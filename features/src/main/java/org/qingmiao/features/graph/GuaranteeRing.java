// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.List;

/**
 * Parties that answer for each other, directly or around a circle: a strongly connected component
 * of two or more in the graph of guarantees.
 *
 * <p>Two that answer for each other are the smallest; who answers for itself is none. Where one of
 * them fails, the guarantees among them are called and the others have to pay for it with what the
 * others owe them.
 *
 * @param members in order; of a party with several names, the first of them
 * @param amountFen sum of the guarantees that members have given for members
 */
public record GuaranteeRing(List<PartyId> members, long amountFen) {
  public GuaranteeRing {
    members = List.copyOf(members);
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "a ring of guarantees has %d member, expected two or more".formatted(members.size()));
    }
  }
}
