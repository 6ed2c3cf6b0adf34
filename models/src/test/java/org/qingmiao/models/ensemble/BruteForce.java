// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.List;

/**
 * Shapley values of one tree by the definition itself: all sets of its features, and for each the
 * value that the tree is expected to give, found by walking the stored tree.
 */
final class BruteForce {

  private final StoredTree tree;
  private final float[] row;
  private final List<Integer> features;

  BruteForce(StoredTree tree, float[] row) {
    this.tree = tree;
    this.row = row;
    this.features = tree.splits().stream().map(tree::feature).distinct().toList();
  }

  /** Adds phi of each feature. */
  void add(double[] phi) {
    int n = features.size();
    double[] value = new double[1 << n];
    for (int set = 0; set < value.length; set++) {
      value[set] = expected(0, set);
    }
    for (int j = 0; j < n; j++) {
      for (int set = 0; set < value.length; set++) {
        if ((set >> j & 1) == 0) {
          int size = Integer.bitCount(set);
          double weight = factorial(size) * factorial(n - size - 1) / factorial(n);
          phi[features.get(j)] += weight * (value[set | 1 << j] - value[set]);
        }
      }
    }
  }

  /** The value expected where nothing is known. */
  double mean() {
    return expected(0, 0);
  }

  private double expected(int node, int set) {
    if (tree.isLeaf(node)) {
      return tree.value(node);
    }
    int left = tree.left(node);
    int right = tree.right(node);
    if ((set >> features.indexOf(tree.feature(node)) & 1) == 1) {
      float value = row[tree.feature(node)];
      boolean isLeft = Float.isNaN(value) ? tree.isMissingLeft(node) : value < tree.threshold(node);
      return expected(isLeft ? left : right, set);
    }
    return tree.share(node, left) * expected(left, set)
        + tree.share(node, right) * expected(right, set);
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
