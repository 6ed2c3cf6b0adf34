// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;

/**
 * A set of ranks from 0 to some size, which finds its greatest member up to a rank, and counts its
 * members between two, by looking at no more than 64 words per level of 64.
 */
final class RankSet {
  private static final int FAN = 64;
  private static final int SHIFT = 6;

  private long[] words = new long[1];
  private int used;

  /** {@code counts[l][i]}: members among the 64^(l+2) ranks from i times that. */
  private int[][] counts = {};

  private int levels;

  /** Becomes the empty set of ranks below a size. */
  void reset(int size) {
    used = (size + FAN - 1) >>> SHIFT;
    if (words.length < used) {
      words = new long[Math.max(used, 2 * words.length)];
    } else {
      Arrays.fill(words, 0, used, 0);
    }
    levels = 0;
    for (int nodes = used; nodes > FAN; levels++) {
      nodes = (nodes + FAN - 1) >>> SHIFT;
      if (levels == counts.length) {
        counts = Arrays.copyOf(counts, levels + 1);
      }
      counts[levels] = new int[nodes];
    }
  }

  boolean has(int rank) {
    return (words[rank >>> SHIFT] >>> rank & 1) != 0;
  }

  /** Adds a rank that is no member. */
  void add(int rank) {
    words[rank >>> SHIFT] |= 1L << rank;
    tally(rank, 1);
  }

  /** Removes a member. */
  void remove(int rank) {
    words[rank >>> SHIFT] &= ~(1L << rank);
    tally(rank, -1);
  }

  private void tally(int rank, int one) {
    int node = rank >>> SHIFT;
    for (int level = 0; level < levels; level++) {
      node >>>= SHIFT;
      counts[level][node] += one;
    }
  }

  /** The members among the 64 ranks of a word, as bits. */
  long word(int word) {
    return words[word];
  }

  /** The greatest member not above a rank; -1 where there is none. */
  int floor(int rank) {
    if (rank < 0) {
      return -1;
    }
    int word = rank >>> SHIFT;
    long bits = words[word] & (-1L >>> (FAN - 1 - (rank & (FAN - 1))));
    if (bits == 0) {
      word = fullBelow(word);
      if (word < 0) {
        return -1;
      }
      bits = words[word];
    }
    return (word << SHIFT) + FAN - 1 - Long.numberOfLeadingZeros(bits);
  }

  /** The next word below that has members; -1 where there is none. */
  private int fullBelow(int word) {
    int node = word;
    for (int level = 0; level <= levels; level++) {
      int first = node & -FAN;
      for (int i = node - 1; i >= first; i--) {
        if (isFull(level, i)) {
          return lastFull(level, i);
        }
      }
      node >>>= SHIFT;
    }
    return -1;
  }

  private int lastFull(int level, int node) {
    int at = node;
    for (int l = level - 1; l >= 0; l--) {
      at = Math.min((at << SHIFT) + FAN - 1, nodes(l) - 1);
      while (!isFull(l, at)) {
        at--;
      }
    }
    return at;
  }

  private int nodes(int level) {
    return level == 0 ? used : counts[level - 1].length;
  }

  private boolean isFull(int level, int node) {
    return level == 0 ? words[node] != 0 : counts[level - 1][node] != 0;
  }

  /** How many members lie in [from, to). */
  int count(int from, int to) {
    return below(to) - below(from);
  }

  private int below(int rank) {
    int word = rank >>> SHIFT;
    int rest = rank & (FAN - 1);
    int count = rest == 0 ? 0 : Long.bitCount(words[word] << (FAN - rest));
    for (int i = word & -FAN; i < word; i++) {
      count += Long.bitCount(words[i]);
    }
    int node = word;
    for (int level = 0; level < levels; level++) {
      node >>>= SHIFT;
      for (int i = node & -FAN; i < node; i++) {
        count += counts[level][i];
      }
    }
    return count;
  }
}
