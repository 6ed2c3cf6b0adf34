// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Which links of one kind are in force on the day to which they were turned.
 *
 * <p>Days only go on. Over all days each link begins once and ends once, whatever the steps.
 */
final class LiveLinks {
  private final Links links;
  private final Links.IntColumn byFirst;
  private final Links.IntColumn byLast;
  private final BitSet live = new BitSet();
  private int begun;
  private int ended;

  LiveLinks(Links links) {
    this.links = links;
    this.byFirst = links.byFirst();
    this.byLast = links.byLast();
  }

  /**
   * Turns to a day, counted from 1970.
   *
   * @param begins told each link that has begun since the day before it, also if it has ended again
   * @param ends told each link that has ended since
   */
  void turnTo(int day, IntConsumer begins, IntConsumer ends) {
    for (; begun < links.count() && links.first(byFirst.at(begun)) <= day; begun++) {
      live.set(byFirst.at(begun));
      begins.accept(byFirst.at(begun));
    }
    for (; ended < links.count() && links.last(byLast.at(ended)) < day; ended++) {
      live.clear(byLast.at(ended));
      ends.accept(byLast.at(ended));
    }
  }

  /** Turns to a day where nobody has to be told. */
  void turnTo(int day) {
    turnTo(day, link -> {}, link -> {});
  }

  /** The links, also those that are not in force. */
  Links all() {
    return links;
  }

  /** Hands out the links in force that come from a party. */
  void out(int party, IntConsumer link) {
    each(links.out(), party, link);
  }

  /** Hands out the links in force that go to a party. */
  void in(int party, IntConsumer link) {
    each(links.in(), party, link);
  }

  /** Whether a link in force comes from a party. */
  boolean hasOut(int party) {
    return any(links.out(), party);
  }

  /** Whether a link in force goes to a party. */
  boolean hasIn(int party) {
    return any(links.in(), party);
  }

  private boolean any(Links.Ends ends, int party) {
    for (int place = ends.start(party); place < ends.end(party); place++) {
      if (live.get(ends.link(place))) {
        return true;
      }
    }
    return false;
  }

  private void each(Links.Ends ends, int party, IntConsumer link) {
    for (int place = ends.start(party); place < ends.end(party); place++) {
      if (live.get(ends.link(place))) {
        link.accept(ends.link(place));
      }
    }
  }

  boolean isLive(int link) {
    return live.get(link);
  }
}
