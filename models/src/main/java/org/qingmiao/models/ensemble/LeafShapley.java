// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.stream.IntStream;

/**
 * The Shapley values that the four leaves of a quarter of a tree give to its features, for each
 * pattern of outcomes of its five splits: the formula of {@link PatternTables}, leaf by leaf.
 *
 * <p>For a leaf with players 1 to m on its path, outcomes o and shares z,
 *
 * <pre>
 *  phi_j = value (o_j - z_j) * sum over S of the other players of
 *              |S|! (m - |S| - 1)! / m!  *  product of o over S  *  product of z over the rest
 * </pre>
 *
 * with m at most 4, so at most 8 sets.
 */
final class LeafShapley {

  /** Parts of a tree, each of four leaves below a split of depth two. */
  static final int QUARTERS = 4;

  /** Outcomes of the five splits of a quarter: two on the way to it, three in it. */
  private static final int PATTERNS = 32;

  private static final int SPLITS = 5;
  private static final int LEAVES = HeapTree.SLOTS / QUARTERS;

  /** |S|! (m - |S| - 1)! / m! by m and |S|. */
  private static final double[][] WEIGHTS = {
    {}, {1}, {1 / 2.0, 1 / 2.0}, {1 / 3.0, 1 / 6.0, 1 / 3.0}, {1 / 4.0, 1 / 12.0, 1 / 12.0, 1 / 4.0}
  };

  private final HeapTree tree;
  private final int quarter;
  private final int[] features;
  private final double[][] values;

  // The players of the leaf at hand.
  private final int[] player = new int[HeapTree.DEPTH];
  private final double[] went = new double[HeapTree.DEPTH];
  private final double[] share = new double[HeapTree.DEPTH];
  private int players;

  /**
   * The values of one quarter.
   *
   * @param quarter from the left, 0 to 3
   */
  LeafShapley(HeapTree tree, int quarter) {
    this.tree = tree;
    this.quarter = quarter;
    this.features = featuresOf(tree, quarter);
    this.values = new double[features.length][PATTERNS];
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      for (int leaf = 0; leaf < LEAVES; leaf++) {
        add(leaf, pattern);
      }
    }
  }

  /** The quarter's features, each once. */
  int[] features() {
    return features.clone();
  }

  /** The values of each of these features, by pattern. */
  double[][] values() {
    return values;
  }

  /** Where the quarter's pattern begins in a word that has those of all quarters. */
  int shift() {
    return SPLITS * quarter;
  }

  /** The bits that going right at a place sets in the word of all patterns. */
  static int patternBits(int place) {
    int bits = 0;
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      int upper = QUARTERS + quarter;
      boolean isPart =
          place == upper >> 2 || place == upper >> 1 || place == upper || place >> 1 == upper;
      bits |= isPart ? 1 << (SPLITS * quarter + bit(place)) : 0;
    }
    return bits;
  }

  /** The bit of a place within a pattern. */
  private static int bit(int place) {
    int depth = HeapTree.depth(place);
    return depth < HeapTree.DEPTH - 1 ? HeapTree.DEPTH - depth : 1 - place % 2;
  }

  /** The mean value of a tree over its TRAIN rows. */
  static double mean(HeapTree tree) {
    double mean = 0;
    for (int slot = 0; slot < HeapTree.SLOTS; slot++) {
      double reached = 1;
      for (int node = slot + HeapTree.SLOTS; node > 1; node /= 2) {
        reached *= node % 2 == 0 ? tree.leftShare(node / 2) : tree.rightShare(node / 2);
      }
      mean += reached * tree.leaf(slot);
    }
    return mean;
  }

  private static int[] featuresOf(HeapTree tree, int quarter) {
    int upper = LEAVES + quarter;
    return IntStream.of(upper / 4, upper / 2, upper, 2 * upper, 2 * upper + 1)
        .filter(place -> tree.isReached(upper) && !tree.isEmpty(place))
        .map(tree::feature)
        .distinct()
        .toArray();
  }

  private void add(int leaf, int pattern) {
    int slot = LEAVES * quarter + leaf;
    if (!tree.isReached(HeapTree.SLOTS + slot)) {
      return;
    }
    follow(slot, pattern);
    for (int j = 0; j < players; j++) {
      values[indexOf(player[j])][pattern] += tree.leaf(slot) * (went[j] - share[j]) * expected(j);
    }
  }

  /** Gathers the players on the way to a slot. */
  private void follow(int slot, int pattern) {
    players = 0;
    for (int node = slot + HeapTree.SLOTS; node > 1; node /= 2) {
      int place = node / 2;
      boolean isRight = node % 2 == 1;
      if (!tree.isEmpty(place)) {
        int at = playerOf(tree.feature(place));
        went[at] *= (pattern >> bit(place) & 1) == 1 == isRight ? 1 : 0;
        share[at] *= isRight ? tree.rightShare(place) : tree.leftShare(place);
      }
    }
  }

  private int playerOf(int feature) {
    for (int at = 0; at < players; at++) {
      if (player[at] == feature) {
        return at;
      }
    }
    player[players] = feature;
    went[players] = 1;
    share[players] = 1;
    return players++;
  }

  private int indexOf(int feature) {
    int at = 0;
    while (features[at] != feature) {
      at++;
    }
    return at;
  }

  /** The weighted sum over all sets of the players other than one. */
  private double expected(int one) {
    double sum = 0;
    for (int set = 0; set < 1 << players; set++) {
      if ((set >> one & 1) == 0) {
        double product = WEIGHTS[players][Integer.bitCount(set)];
        for (int other = 0; other < players; other++) {
          if (other != one) {
            product *= (set >> other & 1) == 1 ? went[other] : share[other];
          }
        }
        sum += product;
      }
    }
    return sum;
  }
}
