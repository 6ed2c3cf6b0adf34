// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One column of a key's facts by rank, whose live values are totalled between any two ranks.
 *
 * <p>A few facts are totalled one by one. For many, each run of 64, 4,096, ... ranks keeps its
 * totals until a fact in it changes, so that a window costs a few hundred steps at most.
 */
final class LiveNumbers {
  private static final int SHIFT = 6;
  private static final int FAN = 1 << SHIFT;

  /** Facts from which on runs keep their totals. */
  private static final int MANY = 8 * FAN;

  private final PackedSchema schema;
  private final int column;
  private final boolean isReal;
  private RankSet live;
  private long[] numbers = new long[0];
  private long[] present = new long[0];
  private final List<Totals[]> kept = new ArrayList<>();

  LiveNumbers(PackedSchema schema, int column) {
    this.schema = schema;
    this.column = column;
    this.isReal = schema.columns().get(column).lane() == PackedColumn.Lane.REAL;
  }

  /** Turns to another key, whose live facts are known to be in a set. */
  void enter(Facts facts, RankSet live) {
    this.live = live;
    int count = facts.count();
    int words = (count + FAN - 1) >>> SHIFT;
    if (numbers.length < count) {
      numbers = new long[Math.max(count, 2 * numbers.length)];
      present = new long[(numbers.length + FAN - 1) >>> SHIFT];
    }
    Arrays.fill(present, 0, words, 0);
    for (int rank = 0; rank < count; rank++) {
      int address = facts.address(rank);
      Cell cell = facts.cell(address);
      int row = BucketRows.row(address);
      if (!schema.isNull(cell, row, column)) {
        long number = schema.numbers(cell, column).get(row);
        numbers[rank] = isReal ? ordered(number) : number;
        present[rank >>> SHIFT] |= 1L << rank;
      }
    }
    kept.clear();
    for (int runs = count >>> SHIFT; count >= MANY && runs > 0; runs >>>= SHIFT) {
      kept.add(new Totals[runs]);
    }
  }

  /** Forgets the totals of the runs in which a fact has become live, or is so no more. */
  void changed(int rank) {
    int run = rank;
    for (Totals[] runs : kept) {
      run >>>= SHIFT;
      if (run < runs.length) {
        runs[run] = null;
      }
    }
  }

  /** Adds the live values of the ranks in [from, to). */
  void total(int from, int to, Totals into) {
    int at = from;
    while (at < to) {
      int level = -1;
      int span = 1;
      while (level + 1 < kept.size() && isRun(at, span << SHIFT, to)) {
        level++;
        span <<= SHIFT;
      }
      if (level >= 0) {
        into.add(run(level, at / span));
        at += span;
      } else {
        int end = Math.min(to, (at | (FAN - 1)) + 1);
        totalWord(at, end, into);
        at = end;
      }
    }
  }

  private static boolean isRun(int at, int span, int to) {
    return at % span == 0 && at + (long) span <= to;
  }

  private Totals run(int level, int run) {
    Totals[] runs = kept.get(level);
    if (runs[run] == null) {
      Totals totals = new Totals();
      if (level == 0) {
        totalWord(run << SHIFT, (run + 1) << SHIFT, totals);
      } else {
        for (int i = 0; i < FAN; i++) {
          totals.add(run(level - 1, (run << SHIFT) + i));
        }
      }
      runs[run] = totals;
    }
    return runs[run];
  }

  /** Ranks of one word. */
  private void totalWord(int from, int to, Totals into) {
    int word = from >>> SHIFT;
    long bits = live.word(word) & present[word] & (-1L << from) & (-1L >>> -to);
    while (bits != 0) {
      into.add(numbers[(word << SHIFT) + Long.numberOfTrailingZeros(bits)]);
      bits &= bits - 1;
    }
  }

  /** The value of a number that was totalled, as the cell had it. */
  long asPacked(long number) {
    return isReal ? ordered(number) : number;
  }

  /** Bits of doubles in the order of the doubles, by their signs; twice is the bits again. */
  private static long ordered(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
