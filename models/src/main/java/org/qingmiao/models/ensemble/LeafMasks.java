// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.List;

/**
 * The margins of a block of rows, tree by tree: which leaf a row reaches is found without following
 * it there.
 *
 * <p>A row that goes right at a split loses the slots on the split's left, whether it would ever
 * come to that split or not. The lowest slot that it has not lost is its leaf: the slots before it
 * were cut off by splits on the row's path, and it was cut off by none (after QuickScorer of
 * Lucchese et al., SIGIR 2015, with one word per row). The work is the same for every row, so it
 * becomes vector code.
 *
 * <p>Margins are summed in float32, from the base margin on, in the order of the trees, as the
 * library does; so their bits are equal.
 */
final class LeafMasks {

  private final SplitBits[] lost;
  private final float[][] leaves;

  LeafMasks(List<HeapTree> trees) {
    lost =
        trees.stream().map(tree -> new SplitBits(tree, tree::leftSlots)).toArray(SplitBits[]::new);
    leaves = trees.stream().map(HeapTree::leaves).toArray(float[][]::new);
  }

  /**
   * Adds every tree to the margins of a block.
   *
   * @param margins of the block's rows, the base margin at first
   */
  void add(KeyBlock block, float[] margins) {
    int[] words = new int[block.rows()];
    for (int tree = 0; tree < lost.length; tree++) {
      lost[tree].collect(block, words);
      add(words, leaves[tree], margins);
    }
  }

  private static void add(int[] lost, float[] leaves, float[] margins) {
    for (int row = 0; row < margins.length; row++) {
      // The number of leaves is a power of two, which spares the check of each access.
      margins[row] += leaves[Integer.numberOfTrailingZeros(~lost[row]) & (leaves.length - 1)];
    }
  }
}
