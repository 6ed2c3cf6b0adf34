// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Arrays;

/**
 * A tree of depth four or less, written out as the complete tree of depth four: 15 places for
 * splits, numbered 1 to 15 from the root so that place p has the children 2p and 2p + 1, and 16
 * slots for leaves from left to right.
 *
 * <p>A leaf that comes early owns all slots below it. Its value stands in the leftmost of them and
 * the places between stay empty: an empty place sends every row left, so no row reaches the others.
 */
final class HeapTree {

  /** Deepest tree that fits. */
  static final int DEPTH = 4;

  /** Slots for leaves. */
  static final int SLOTS = 1 << DEPTH;

  /** The split of no place. */
  private static final int EMPTY = -1;

  private final StoredTree tree;
  private final int[] splits = new int[SLOTS];
  private final float[] leaves = new float[SLOTS];

  private HeapTree(StoredTree tree) {
    this.tree = tree;
    Arrays.fill(splits, EMPTY);
    place(0, 1, 0);
  }

  static HeapTree of(StoredTree tree) {
    return new HeapTree(tree);
  }

  private void place(int node, int place, int depth) {
    if (tree.isLeaf(node)) {
      leaves[(place << (DEPTH - depth)) - SLOTS] = tree.value(node);
    } else {
      splits[place] = node;
      place(tree.left(node), 2 * place, depth + 1);
      place(tree.right(node), 2 * place + 1, depth + 1);
    }
  }

  /** Whether a place holds no split. */
  boolean isEmpty(int place) {
    return splits[place] == EMPTY;
  }

  /**
   * Whether rows come to a place or slot (numbered 16 to 31): none comes right of an empty place.
   */
  boolean isReached(int place) {
    for (int below = place; below > 1; below /= 2) {
      if (below % 2 == 1 && isEmpty(below / 2)) {
        return false;
      }
    }
    return true;
  }

  /** The feature asked at a place that is not empty. */
  int feature(int place) {
    return tree.feature(splits[place]);
  }

  /** The column of a {@link KeyBlock} that is compared at a place that is not empty. */
  int column(int place) {
    return KeyBlock.column(feature(place), tree.isMissingLeft(splits[place]));
  }

  /** The greatest key that goes left at a place that is not empty. */
  int greatestLeft(int place) {
    return KeyBlock.key(tree.threshold(splits[place])) - 1;
  }

  /** The share of TRAIN rows at a place that went left, in [0, 1]. */
  double leftShare(int place) {
    return isEmpty(place) ? 1 : tree.share(splits[place], tree.left(splits[place]));
  }

  /** The share of TRAIN rows at a place that went right, in [0, 1]. */
  double rightShare(int place) {
    return isEmpty(place) ? 0 : tree.share(splits[place], tree.right(splits[place]));
  }

  /** The slots to the left of a place, as bits: those that a row which goes right loses. */
  int leftSlots(int place) {
    int depth = depth(place);
    int width = SLOTS >> (depth + 1);
    int first = (place << (DEPTH - depth)) - SLOTS;
    return ((1 << width) - 1) << first;
  }

  /** How many splits lie above a place. */
  static int depth(int place) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(place);
  }

  /** The value of a slot, log-odds; 0 where no row arrives. */
  float leaf(int slot) {
    return leaves[slot];
  }

  /** The values of all slots. */
  float[] leaves() {
    return leaves.clone();
  }
}
