// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;
import org.qingmiao.features.join.PackedColumn.Lane;

/**
 * One column of a key's facts by rank, whose different live values are counted back from a day.
 *
 * <p>Only the newest live fact of each value bears a mark; the values of a window are the marks in
 * it. Facts that have not happened yet bear none.
 */
final class LiveValues {
  private final PackedSchema schema;
  private final int column;
  private final boolean isText;
  private final RankSet marks = new RankSet();
  private Facts facts;
  private RankSet live;

  /** First rank with the same value; -1 for null. */
  private int[] value = new int[0];

  /** Last rank before with the same value, -1 without one. */
  private int[] before = new int[0];

  /** Marked rank of a value; -1 without one. */
  private int[] marked = new int[0];

  /** Last rank of a value while the values are told apart, plus 1, by hash; 0 is free. */
  private int[] table = new int[0];

  private int happened;

  LiveValues(PackedSchema schema, int column) {
    this.schema = schema;
    this.column = column;
    this.isText = schema.columns().get(column).lane() == Lane.BYTES;
  }

  /** Turns to another key, whose live facts are known to be in a set. */
  void enter(Facts facts, RankSet live) {
    this.facts = facts;
    this.live = live;
    int count = facts.count();
    int size = ByteHash.tableSize(count);
    if (table.length < size) {
      table = new int[size];
    } else {
      Arrays.fill(table, 0, size, 0);
    }
    if (value.length < count) {
      value = new int[2 * count];
      before = new int[2 * count];
      marked = new int[2 * count];
    }
    Arrays.fill(marked, 0, count, -1);
    for (int rank = 0; rank < count; rank++) {
      tellApart(rank, size - 1);
    }
    marks.reset(count);
    happened = 0;
  }

  private void tellApart(int rank, int mask) {
    int address = facts.address(rank);
    int row = BucketRows.row(address);
    Cell cell = facts.cell(address);
    if (schema.isNull(cell, row, column)) {
      value[rank] = -1;
      return;
    }
    long hash =
        isText
            ? schema.strings(cell, column).hash(row)
            : ByteHash.mixed(schema.numbers(cell, column).get(row));
    int slot = (int) hash & mask;
    while (table[slot] != 0 && !isSame(table[slot] - 1, cell, row)) {
      slot = (slot + 1) & mask;
    }
    before[rank] = table[slot] - 1;
    value[rank] = table[slot] == 0 ? rank : value[before[rank]];
    table[slot] = rank + 1;
  }

  private boolean isSame(int rank, Cell cell, int row) {
    int address = facts.address(rank);
    Cell other = facts.cell(address);
    int otherRow = BucketRows.row(address);
    return isText
        ? schema.strings(other, column).compare(otherRow, schema.strings(cell, column), row) == 0
        : schema.numbers(other, column).get(otherRow) == schema.numbers(cell, column).get(row);
  }

  /** Marks facts below a rank, which have happened by now. */
  void happened(int to) {
    int from = happened;
    happened = to;
    for (int rank = from; rank < to; rank++) {
      if (live.has(rank)) {
        appeared(rank);
      }
    }
  }

  /** Takes note of a fact that became live. */
  void appeared(int rank) {
    int of = value[rank];
    if (of < 0 || rank >= happened || rank <= marked[of]) {
      return;
    }
    if (marked[of] >= 0) {
      marks.remove(marked[of]);
    }
    marks.add(rank);
    marked[of] = rank;
  }

  /** Takes note of a fact that is live no more. */
  void vanished(int rank) {
    int of = value[rank];
    if (of < 0 || marked[of] != rank) {
      return;
    }
    marks.remove(rank);
    int next = before[rank];
    while (next >= 0 && !live.has(next)) {
      next = before[next];
    }
    marked[of] = next;
    if (next >= 0) {
      marks.add(next);
    }
  }

  /** How many different values the facts from a rank on had that have happened. */
  int count(int from) {
    return marks.count(from, happened);
  }
}
