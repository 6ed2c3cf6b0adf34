// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The rings of guarantees on the day to which the links were turned.
 *
 * <p>Rings never cross the border of what hangs together by guarantees at all. So only that part is
 * searched which is asked for, in time linear in it, and again only once one of its guarantees has
 * begun or ended, for somebody who both gives and takes: over all days a part of n guarantees costs
 * at most n for each day on which it has changed and is asked for.
 */
final class GuaranteeRings {
  private static final int NEVER_SEARCHED = 0;
  private static final int NO_RING = 0;

  private final LiveLinks guarantees;
  private final SameParties same;
  private final Marks met;

  /** The search in which each name was last found. */
  private final int[] searched;

  /** The ring of each party, by the name of its set. */
  private final int[] ring;

  /** The place of each party in the part that is being searched. */
  private final int[] place;

  private final BitSet stale = new BitSet();
  private final IntStack part = new IntStack();
  private final IntStack waiting = new IntStack();
  private int searches;
  private int[] sizes = new int[16];
  private long[] amounts = new long[16];
  private int rings;

  GuaranteeRings(PartyGraph graph, LiveLinks guarantees, SameParties same) {
    this.guarantees = guarantees;
    this.same = same;
    this.met = new Marks(graph.size());
    this.searched = new int[graph.size()];
    this.ring = new int[graph.size()];
    this.place = new int[graph.size()];
    stale.set(NEVER_SEARCHED);
  }

  /** Turns to a day, counted from 1970. */
  void turnTo(int day) {
    guarantees.turnTo(day, this::changed, this::changed);
  }

  private void changed(int link) {
    changedAt(guarantees.all().from(link));
    changedAt(guarantees.all().to(link));
  }

  /** Learns that a name may be another party's now, or that its guarantees have changed. */
  void changedAt(int name) {
    if (searched[name] != NEVER_SEARCHED) {
      stale.set(searched[name]);
    }
  }

  /** The number of the ring of a party, 0 where it is in none. */
  int of(int party) {
    int root = same.of(party);
    if (!stale.get(searched[root])) {
      return ring[root];
    }
    if (!givesAndTakes(root)) {
      return NO_RING;
    }
    search(root);
    return ring[root];
  }

  /** Who only gives or only takes guarantees is in no ring, and need not be searched for. */
  private boolean givesAndTakes(int party) {
    boolean[] does = new boolean[2];
    same.names(
        party,
        name -> {
          does[0] |= guarantees.hasOut(name);
          does[1] |= guarantees.hasIn(name);
        });
    return does[0] && does[1];
  }

  /** How many parties a ring has; 0 for no ring. */
  int size(int ring) {
    return sizes[ring];
  }

  /** Guarantees that members of a ring have given for members, in fen; 0 for no ring. */
  long amount(int ring) {
    return amounts[ring];
  }

  private void search(int root) {
    searches++;
    met.clear();
    part.clear();
    IntStack from = new IntStack();
    IntStack to = new IntStack();
    IntStack links = new IntStack();
    meet(root);
    while (!waiting.isEmpty()) {
      int party = waiting.pop();
      same.names(
          party,
          name -> {
            searched[name] = searches;
            guarantees.out(name, link -> follow(party, link, from, to, links));
            guarantees.in(name, link -> meet(same.of(guarantees.all().from(link))));
          });
    }
    StrongComponents components =
        new StrongComponents(part.size(), from.size(), from.toArray(), to.toArray());
    name(components, from, to, links);
  }

  private void follow(int party, int link, IntStack from, IntStack to, IntStack links) {
    int other = same.of(guarantees.all().to(link));
    if (other != party) {
      meet(other);
      from.push(place[party]);
      to.push(place[other]);
      links.push(link);
    }
  }

  private void meet(int party) {
    if (met.add(party)) {
      place[party] = part.size();
      part.push(party);
      waiting.push(party);
    }
  }

  /** Gives a number of its own to each component of two or more. */
  private void name(StrongComponents components, IntStack from, IntStack to, IntStack links) {
    int[] members = new int[components.count()];
    for (int i = 0; i < part.size(); i++) {
      members[components.of(i)]++;
    }
    int[] numbers = new int[components.count()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = members[c] > 1 ? newRing(members[c]) : NO_RING;
    }
    for (int i = 0; i < part.size(); i++) {
      ring[part.at(i)] = numbers[components.of(i)];
    }
    for (int edge = 0; edge < links.size(); edge++) {
      int number = numbers[components.of(from.at(edge))];
      if (number != NO_RING && components.of(to.at(edge)) == components.of(from.at(edge))) {
        long amount = guarantees.all().amount(links.at(edge));
        amounts[number] = Math.addExact(amounts[number], amount);
      }
    }
  }

  private int newRing(int size) {
    rings++;
    if (rings == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * rings);
      amounts = Arrays.copyOf(amounts, 2 * rings);
    }
    sizes[rings] = size;
    return rings;
  }
}
