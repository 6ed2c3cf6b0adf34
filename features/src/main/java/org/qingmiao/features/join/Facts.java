// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

/**
 * All that a source says about one key, by rank: in the order of event day, event, known and the
 * bytes of the event's name, of which the last live one wins.
 *
 * <p>An instance serves one key after the other. What it does not need of a row stays packed.
 */
final class Facts {
  static final int EVENT = 0;
  static final int KNOWN = 1;
  static final int VERSION = 2;
  static final int RETRACTION = 3;

  /** Words of the frame that every fact needs. */
  static final int UNPACKED = 4;

  /** The source's own clock, needed where two versions became known together. */
  static final int PUBLISHED = 4;

  /** Words of a fact's frame. */
  static final int FRAME = 5;

  private final BucketRows rows;
  private final LocalDays eventDays;
  private final LocalDays knownDays;
  private final long[] events;
  private final long[] known;
  private final long[] retractions;
  private final VersionOrder order;
  private final EventNames names;
  private final PackedOrder byKnown = new PackedOrder();
  private final PackedOrder byEvent = new PackedOrder();

  private int count;
  private long[] scratch = new long[0];

  /** Row of the fact that became known i-th. */
  private int[] learnt = new int[0];

  /** How many became known before the fact of a rank. */
  private int[] position = new int[0];

  /** Rank of the fact that became known i-th. */
  private int[] rank = new int[0];

  private int[] eventDay = new int[0];

  /** The facts of a bucket, as a group needs them. */
  Facts(BucketRows rows, GroupPlan plan) {
    this.rows = rows;
    this.eventDays = plan.eventDays();
    this.knownDays = plan.knownDays();
    this.events = rows.frame(EVENT);
    this.known = rows.frame(KNOWN);
    this.retractions = rows.frame(RETRACTION);
    this.order = new VersionOrder(rows, plan.schema());
    this.names = new EventNames(rows);
  }

  /** Turns to another key. */
  void enter(int key) {
    int from = rows.start(key);
    count = rows.end(key) - from;
    makeRoom();
    System.arraycopy(known, from, scratch, 0, count);
    byKnown.sort(scratch, count);
    for (int i = 0; i < count; i++) {
      learnt[i] = from + byKnown.at(i);
      scratch[i] = events[learnt[i]];
    }
    byEvent.sort(scratch, count);
    for (int r = 0; r < count; r++) {
      position[r] = byEvent.at(r);
      eventDay[r] = eventDays.of(events[place(r)]);
    }
    orderTiesByName();
    orderByDay();
    for (int r = 0; r < count; r++) {
      rank[position[r]] = r;
    }
    names.number(this);
  }

  private void makeRoom() {
    if (scratch.length < count) {
      int size = Math.max(count, 2 * scratch.length);
      scratch = new long[size];
      learnt = new int[size];
      position = new int[size];
      rank = new int[size];
      eventDay = new int[size];
    }
  }

  private void orderTiesByName() {
    for (int first = 0, next; first < count; first = next) {
      int place = place(first);
      next = first + 1;
      while (next < count
          && events[place(next)] == events[place]
          && known[place(next)] == known[place]) {
        next++;
      }
      if (next - first > 1) {
        names.sort(position, first, next, i -> rows.address(learnt[i]));
      }
    }
  }

  /** A zone that falls back over midnight has later instants on an earlier day. */
  private void orderByDay() {
    for (int r = 1; r < count; r++) {
      for (int i = r; i > 0 && eventDay[i] < eventDay[i - 1]; i--) {
        int day = eventDay[i];
        eventDay[i] = eventDay[i - 1];
        eventDay[i - 1] = day;
        int at = position[i];
        position[i] = position[i - 1];
        position[i - 1] = at;
      }
    }
  }

  private int place(int r) {
    return learnt[position[r]];
  }

  int count() {
    return count;
  }

  /** Days since 1970; never falls as ranks rise. */
  int eventDay(int r) {
    return eventDay[r];
  }

  int knownDay(int r) {
    return knownDays.of(known[place(r)]);
  }

  /** The rank of the fact that became known i-th; those of one instant come in any order. */
  int learnt(int i) {
    return rank[i];
  }

  boolean retracts(int r) {
    return retractions[place(r)] != 0;
  }

  /** Which event a fact is a version of, below {@link #events()}. */
  int event(int r) {
    return names.of(r);
  }

  /** How many events there are. */
  int events() {
    return names.count();
  }

  /** Where the rest of a fact lies. */
  int address(int r) {
    return rows.address(place(r));
  }

  Cell cell(int address) {
    return rows.cell(address);
  }

  /** Whether a version takes the place of another of the same event. */
  boolean replaces(int r, int other) {
    return order.compare(place(r), place(other)) > 0;
  }
}
