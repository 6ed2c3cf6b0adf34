// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.function.IntConsumer;

/**
 * Which names are one party's on a day: disjoint sets, each known by one of its members.
 *
 * <p>A set is a tree whose paths are halved as they are walked, so a merge costs a logarithm at
 * most; its members stand in a circle, which a merge splices. A name that is taken back makes all
 * sets anew from the links that are left; registers do that seldom.
 */
final class SameParties {
  private final LiveLinks links;
  private final int[] parent;
  private final int[] next;

  SameParties(PartyGraph graph, LiveLinks links) {
    this.links = links;
    this.parent = new int[graph.size()];
    this.next = new int[graph.size()];
    for (int party = 0; party < parent.length; party++) {
      alone(party);
    }
  }

  /**
   * Turns to a day.
   *
   * @param changed told every name whose set may be another one now
   */
  void turnTo(int day, IntConsumer changed) {
    boolean[] isSplit = new boolean[1];
    links.turnTo(
        day,
        link -> {
          changed.accept(links.all().from(link));
          changed.accept(links.all().to(link));
          merge(links.all().from(link), links.all().to(link));
        },
        link -> isSplit[0] = true);
    if (isSplit[0]) {
      split(changed);
    }
  }

  private void split(IntConsumer changed) {
    Links all = links.all();
    for (int link = 0; link < all.count(); link++) {
      alone(all.from(link));
      alone(all.to(link));
      changed.accept(all.from(link));
      changed.accept(all.to(link));
    }
    for (int link = 0; link < all.count(); link++) {
      if (links.isLive(link)) {
        merge(all.from(link), all.to(link));
      }
    }
  }

  private void alone(int party) {
    parent[party] = party;
    next[party] = party;
  }

  private void merge(int one, int other) {
    int a = of(one);
    int b = of(other);
    if (a != b) {
      parent[b] = a;
      int rest = next[a];
      next[a] = next[b];
      next[b] = rest;
    }
  }

  /** The name by which the set of a name is known. */
  int of(int party) {
    int root = party;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Hands out all names of the set of a name. */
  void names(int party, IntConsumer name) {
    int member = party;
    do {
      name.accept(member);
      member = next[member];
    } while (member != party);
  }
}
