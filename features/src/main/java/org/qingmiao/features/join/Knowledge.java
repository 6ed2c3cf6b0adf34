// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/**
 * The state of every event of one key after some of its versions were learnt, in any order: the
 * version that takes the place of all others.
 */
final class Knowledge {
  /** That a version changed nothing. */
  static final int STALE = -2;

  /** That an event had no state yet. */
  static final int NEW = -1;

  private final RankSet live = new RankSet();
  private final RankSet retracted = new RankSet();
  private int[] stateOf = new int[0];
  private Facts facts;

  /** Forgets all, and turns to the facts of another key. */
  void enter(Facts facts) {
    this.facts = facts;
    live.reset(facts.count());
    retracted.reset(facts.count());
    if (stateOf.length < facts.events()) {
      stateOf = new int[Math.max(facts.events(), 2 * stateOf.length)];
    }
    Arrays.fill(stateOf, 0, facts.events(), NEW);
  }

  /**
   * Learns one version.
   *
   * @return rank of the version that it replaced, {@link #NEW} or {@link #STALE}
   */
  int learn(int rank) {
    int event = facts.event(rank);
    int state = stateOf[event];
    if (state != NEW) {
      if (!facts.replaces(rank, state)) {
        return STALE;
      }
      sideOf(state).remove(state);
    }
    stateOf[event] = rank;
    sideOf(rank).add(rank);
    return state;
  }

  /** Ranks of the states that state a fact. */
  RankSet live() {
    return live;
  }

  /** Ranks of the states that withdraw one. */
  RankSet retracted() {
    return retracted;
  }

  private RankSet sideOf(int rank) {
    return facts.retracts(rank) ? retracted : live;
  }
}
