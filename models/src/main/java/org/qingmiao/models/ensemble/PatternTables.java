// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact Shapley values of a block of rows, looked up.
 *
 * <p><b>What they are.</b> For a row x and a set S of features, let v(S) be the value that a tree
 * is expected to give when only the features of S are known: from the root on, a split on a feature
 * of S sends the row where x goes, any other split sends it both ways, weighted by the shares in
 * which the TRAIN rows parted there (their cover). The Shapley value of feature j among the n
 * features is
 *
 * <pre>
 *  phi_j = sum over S without j of  |S|! (n - |S| - 1)! / n!  (v(S + j) - v(S))
 * </pre>
 *
 * and the sum of all phi_j is v(all) - v(none), the row's value less the mean (Lundberg, Erion and
 * Lee, arXiv:1802.03888, the path-dependent definition; the library's {@code predictContrib}). The
 * values of a sum of trees are the sums of the trees' values.
 *
 * <p><b>Leaf by leaf.</b> v is itself a sum over leaves: value times, for each feature j on the
 * leaf's path, o_j where j is in S and z_j where it is not; o_j is 1 if x goes the leaf's way at
 * each split on j along the path and else 0, z_j the product of the shares of that way at these
 * splits. A feature that is not on the path adds nothing to any set, so it has no part in that
 * leaf, and n may be taken as the number of features on the path, at most four (see {@link
 * LeafShapley}).
 *
 * <p><b>Beforehand.</b> A tree of depth four falls into four quarters, each a subtree of depth two
 * with the two splits above it. What o_j are in a quarter depends on nothing but which way x goes
 * at these five splits: 32 patterns. So the values that the quarter gives to its at most five
 * features are summed up once for every pattern, and a row costs four lookups per tree, however
 * long the formula is.
 *
 * <p><b>Limits.</b> Depth four; double arithmetic throughout, so the values add up to the row's
 * margin but for the float32 rounding of the margin itself. Splits of one feature on one path count
 * as one player, as they must. A path that TRAIN never took (cover 0) has no shares, and such a
 * model is left to the library.
 */
final class PatternTables {

  private final Tree[] trees;
  private final double bias;

  PatternTables(List<HeapTree> trees, float baseMargin) {
    this.trees = trees.stream().map(Tree::new).toArray(Tree[]::new);
    double sum = baseMargin;
    for (HeapTree tree : trees) {
      sum += LeafShapley.mean(tree);
    }
    this.bias = sum;
  }

  /** The expected margin of a row of which nothing is known: the base margin and every mean. */
  double bias() {
    return bias;
  }

  /** Memory of the tables, bytes. */
  long bytes() {
    long doubles = 0;
    for (Tree tree : trees) {
      for (double[] values : tree.values) {
        doubles += values.length;
      }
    }
    return doubles * Double.BYTES;
  }

  /**
   * Adds the Shapley values of a block's rows.
   *
   * @param phi one column per feature, each as long as the block
   */
  void add(KeyBlock block, double[][] phi) {
    int[] words = new int[block.rows()];
    for (Tree tree : trees) {
      tree.patterns.collect(block, words);
      for (int part = 0; part < tree.feature.length; part++) {
        lookUp(words, tree.shift[part], tree.values[part], phi[tree.feature[part]]);
      }
    }
  }

  private static void lookUp(int[] words, int shift, double[] values, double[] phi) {
    for (int row = 0; row < phi.length; row++) {
      // The number of patterns is a power of two, which spares the check of each access.
      phi[row] += values[(words[row] >> shift) & (values.length - 1)];
    }
  }

  /** A tree as the patterns of its quarters, all in one word, and the values of its players. */
  private static final class Tree {
    final SplitBits patterns;
    final int[] feature;
    final int[] shift;
    final double[][] values;

    Tree(HeapTree tree) {
      patterns = new SplitBits(tree, LeafShapley::patternBits);
      List<LeafShapley> quarters =
          IntStream.range(0, LeafShapley.QUARTERS)
              .mapToObj(quarter -> new LeafShapley(tree, quarter))
              .toList();
      feature = quarters.stream().flatMapToInt(one -> Arrays.stream(one.features())).toArray();
      shift =
          quarters.stream()
              .flatMapToInt(one -> Arrays.stream(one.features()).map(player -> one.shift()))
              .toArray();
      values =
          quarters.stream().flatMap(one -> Arrays.stream(one.values())).toArray(double[][]::new);
    }
  }
}
