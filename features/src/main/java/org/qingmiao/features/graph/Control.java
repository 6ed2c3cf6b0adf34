// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.function.IntConsumer;

/**
 * Who decides for whom on the day to which the links were turned, by a {@link ControlRule}.
 *
 * <p>The controller of an enterprise is the end of the way from holder to holder. Where the
 * registry holds no share of an enterprise at all, as of an individual business, its operator
 * decides for it. A way that comes back to itself has no end, and the enterprises on it and below
 * it no controller.
 *
 * <p>One step costs the shares of one enterprise, the firms of a controller those of all of them.
 */
final class Control {
  /** That nobody decides, or that it cannot be said who. */
  static final int NOBODY = -1;

  private final PartyGraph graph;
  private final LiveLinks shares;
  private final LiveLinks operators;
  private final SameParties same;
  private final ControlRule rule;
  private final Marks walked;
  private final Marks met;
  private final IntStack owners = new IntStack();
  private final long[] held;

  Control(
      PartyGraph graph, LiveLinks shares, LiveLinks operators, SameParties same, ControlRule rule) {
    this.graph = graph;
    this.shares = shares;
    this.operators = operators;
    this.same = same;
    this.rule = rule;
    this.walked = new Marks(graph.size());
    this.met = new Marks(graph.size());
    this.held = new long[graph.size()];
  }

  /** Turns to a day, counted from 1970. */
  void turnTo(int day) {
    shares.turnTo(day);
    operators.turnTo(day);
  }

  /** The end of the way up from a party: itself where nobody decides for it; NOBODY in a circle. */
  int head(int party) {
    walked.clear();
    int head = same.of(party);
    walked.add(head);
    for (int holder = holder(head); holder != NOBODY; holder = holder(head)) {
      if (!walked.add(holder)) {
        return NOBODY;
      }
      head = holder;
    }
    return head;
  }

  /** Hands out a party and all for which it decides, each by the name of its set. */
  void firms(int head, IntConsumer firm) {
    walked.clear();
    IntStack waiting = new IntStack();
    walked.add(head);
    waiting.push(head);
    while (!waiting.isEmpty()) {
      int party = waiting.pop();
      firm.accept(party);
      same.names(
          party,
          name -> {
            shares.out(name, link -> take(party, same.of(shares.all().to(link)), waiting));
            operators.out(name, link -> take(party, same.of(operators.all().to(link)), waiting));
          });
    }
  }

  private void take(int holder, int firm, IntStack waiting) {
    if (!walked.holds(firm) && holder(firm) == holder) {
      walked.add(firm);
      waiting.push(firm);
    }
  }

  /** Who decides for a party in one step, by the name of its set. */
  private int holder(int party) {
    owners.clear();
    met.clear();
    same.names(party, name -> shares.in(name, this::addShare));
    if (owners.isEmpty()) {
      return operator(party);
    }
    int largest = NOBODY;
    long most = rule.above();
    for (int i = 0; i < owners.size(); i++) {
      int owner = owners.at(i);
      if (held[owner] > most) {
        largest = owner;
        most = held[owner];
      } else if (held[owner] == most) {
        largest = NOBODY;
      }
    }
    return largest == party ? NOBODY : largest;
  }

  private void addShare(int link) {
    int owner = same.of(shares.all().from(link));
    if (met.add(owner)) {
      owners.push(owner);
      held[owner] = 0;
    }
    held[owner] = Math.addExact(held[owner], shares.all().amount(link));
  }

  /** Who was entered last, if anybody; of several of one day, the first by name. */
  private int operator(int party) {
    int[] newest = {NOBODY};
    same.names(
        party,
        name ->
            operators.in(
                name,
                link -> {
                  if (newest[0] == NOBODY || isNewer(link, newest[0])) {
                    newest[0] = link;
                  }
                }));
    int operator = newest[0] == NOBODY ? party : same.of(operators.all().from(newest[0]));
    return operator == party ? NOBODY : operator;
  }

  private boolean isNewer(int link, int other) {
    Links all = operators.all();
    return all.amount(link) != all.amount(other)
        ? all.amount(link) > all.amount(other)
        : graph.party(all.from(link)).compareTo(graph.party(all.from(other))) < 0;
  }
}
