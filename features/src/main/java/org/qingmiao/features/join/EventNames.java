// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The names of events: which facts of a key are versions of one event, and which name is greater.
 */
final class EventNames {
  private static final int NAME = 0;

  private final BucketRows rows;

  /** Number of the event plus 1, by hash; 0 is free. */
  private int[] table = new int[0];

  private long[] hashes = new long[0];
  private int[] firstAddress = new int[0];
  private int[] eventOf = new int[0];
  private int count;

  EventNames(BucketRows rows) {
    this.rows = rows;
  }

  /** Numbers the events of a key's facts. */
  void number(Facts facts) {
    int size = ByteHash.tableSize(facts.count());
    if (table.length < size) {
      table = new int[size];
    } else {
      Arrays.fill(table, 0, size, 0);
    }
    if (eventOf.length < facts.count()) {
      hashes = new long[2 * facts.count()];
      firstAddress = new int[2 * facts.count()];
      eventOf = new int[2 * facts.count()];
    }
    count = 0;
    for (int rank = 0; rank < facts.count(); rank++) {
      eventOf[rank] = numberOf(facts.address(rank), size - 1);
    }
  }

  private int numberOf(int address, int mask) {
    PackedBytes names = names(address);
    long hash = names.hash(BucketRows.row(address));
    int slot = (int) hash & mask;
    while (table[slot] != 0) {
      int event = table[slot] - 1;
      if (hashes[event] == hash && compare(firstAddress[event], address) == 0) {
        return event;
      }
      slot = (slot + 1) & mask;
    }
    hashes[count] = hash;
    firstAddress[count] = address;
    table[slot] = ++count;
    return count - 1;
  }

  /** The event of a fact. */
  int of(int rank) {
    return eventOf[rank];
  }

  /** How many events there are. */
  int count() {
    return count;
  }

  /** Sorts a part of an array by the bytes of the names at some addresses. */
  void sort(int[] facts, int from, int to, IntUnaryOperator address) {
    int[] sorted =
        Arrays.stream(facts, from, to)
            .boxed()
            .sorted((a, b) -> compare(address.applyAsInt(a), address.applyAsInt(b)))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, facts, from, to - from);
  }

  private int compare(int address, int other) {
    return names(address).compare(BucketRows.row(address), names(other), BucketRows.row(other));
  }

  private PackedBytes names(int address) {
    return rows.cell(address).string(NAME);
  }
}
