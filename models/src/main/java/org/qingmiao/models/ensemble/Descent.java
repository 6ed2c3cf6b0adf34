// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.List;
import org.qingmiao.models.train.FeatureMatrix;

/**
 * The margin of one row by following it down every tree: for fewer rows than a block pays for.
 *
 * <p>It compares the floats themselves and sums as {@link LeafMasks} does, so a row alone has the
 * bits that it has in a block.
 */
final class Descent {

  private final StoredTree[] trees;

  Descent(List<StoredTree> trees) {
    this.trees = trees.toArray(StoredTree[]::new);
  }

  /** The base margin plus every tree, in float32. */
  float margin(FeatureMatrix rows, int row, float baseMargin) {
    float margin = baseMargin;
    for (StoredTree tree : trees) {
      margin += value(tree, rows, row);
    }
    return margin;
  }

  private static float value(StoredTree tree, FeatureMatrix rows, int row) {
    int node = 0;
    while (!tree.isLeaf(node)) {
      float value = rows.at(row, tree.feature(node));
      boolean isLeft = Float.isNaN(value) ? tree.isMissingLeft(node) : value < tree.threshold(node);
      node = isLeft ? tree.left(node) : tree.right(node);
    }
    return tree.value(node);
  }
}
