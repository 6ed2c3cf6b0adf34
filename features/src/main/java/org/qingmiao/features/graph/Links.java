// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.Arrays;

/**
 * The links of one kind between numbered parties, in columns: four numbers and an amount a link.
 *
 * <p>Links are added, then {@link #close closed}; from then on those of a party are found by
 * offsets, which are made in two counting passes.
 */
final class Links {
  private int count;
  private int[] from = new int[0];
  private int[] to = new int[0];
  private int[] first = new int[0];
  private int[] last = new int[0];
  private long[] amount = new long[0];
  private Ends out;
  private Ends in;

  /** Links by one of their ends: those of party p stand at offsets p to p + 1. */
  record Ends(IntColumn offsets, IntColumn links) {
    int start(int party) {
      return offsets.at(party);
    }

    int end(int party) {
      return offsets.at(party + 1);
    }

    int link(int place) {
      return links.at(place);
    }
  }

  /** Whole numbers that do not change. */
  static final class IntColumn {
    private final int[] values;

    IntColumn(int[] values) {
      this.values = values;
    }

    int at(int place) {
      return values[place];
    }

    int size() {
      return values.length;
    }
  }

  /** Adds a link with its first and last day, counted from 1970. */
  void add(int from, int to, long amount, int first, int last) {
    if (count == this.from.length) {
      grow(Math.max(16, count + count / 2));
    }
    this.from[count] = from;
    this.to[count] = to;
    this.amount[count] = amount;
    this.first[count] = first;
    this.last[count] = last;
    count++;
  }

  private void grow(int room) {
    from = Arrays.copyOf(from, room);
    to = Arrays.copyOf(to, room);
    amount = Arrays.copyOf(amount, room);
    first = Arrays.copyOf(first, room);
    last = Arrays.copyOf(last, room);
  }

  /** Adds nothing any more, and finds the links of each of so many parties. */
  void close(int parties) {
    out = ends(parties, from);
    in = ends(parties, to);
  }

  private Ends ends(int parties, int[] party) {
    int[] offsets = new int[parties + 1];
    for (int link = 0; link < count; link++) {
      offsets[party[link] + 1]++;
    }
    for (int i = 0; i < parties; i++) {
      offsets[i + 1] += offsets[i];
    }
    int[] next = offsets.clone();
    int[] links = new int[count];
    for (int link = 0; link < count; link++) {
      links[next[party[link]]++] = link;
    }
    return new Ends(new IntColumn(offsets), new IntColumn(links));
  }

  /** The links in the order of the days on which they begin. */
  IntColumn byFirst() {
    return sorted(first);
  }

  /** The links in the order of their last days. */
  IntColumn byLast() {
    return sorted(last);
  }

  /** Day and link in one number: a primitive sort, and the same order every time. */
  private IntColumn sorted(int[] day) {
    long[] keys = new long[count];
    for (int link = 0; link < count; link++) {
      keys[link] = (long) day[link] << Integer.SIZE | link;
    }
    Arrays.sort(keys);
    int[] links = new int[count];
    Arrays.setAll(links, i -> (int) keys[i]);
    return new IntColumn(links);
  }

  int count() {
    return count;
  }

  int from(int link) {
    return from[link];
  }

  int to(int link) {
    return to[link];
  }

  int first(int link) {
    return first[link];
  }

  int last(int link) {
    return last[link];
  }

  long amount(int link) {
    return amount[link];
  }

  /** The links that come from each party. */
  Ends out() {
    return out;
  }

  /** The links that go to each party. */
  Ends in() {
    return in;
  }
}
