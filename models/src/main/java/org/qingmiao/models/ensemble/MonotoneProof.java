// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The proof that a margin never moves against a direction, for any row that could exist.
 *
 * <p>Float addition is monotone: where a is at most b, the rounded sum of a and c is at most that
 * of b and c. So if no single tree falls while a feature rises and everything else stays, their
 * float32 sum in a fixed order does not fall either, to the last bit. And a tree of 16 leaves can
 * be settled: two leaves can be reached by one row before and after its feature rises if, for each
 * other feature, the intervals that lead to them share a value, or both take in a missing one; then
 * the first must not be above the second.
 *
 * <p>A value that becomes missing, or known, has no direction and is not compared. A tree that
 * falls might be made up for by others; such a feature stays unproven here, and is swept over rows
 * instead. The library keeps its constraints tree by tree, so that its models are proven.
 */
final class MonotoneProof {

  private final int feature;
  private final int sign;

  private MonotoneProof(int feature, int sign) {
    this.feature = feature;
    this.sign = sign;
  }

  /**
   * Whether no tree ever moves against a direction.
   *
   * @param feature position in model order
   * @param sign 1 where the margin must not fall as the feature rises, -1 where it must not rise
   */
  static boolean holds(StoredForest forest, int feature, int sign) {
    MonotoneProof proof = new MonotoneProof(feature, sign);
    return forest.trees().stream()
        .filter(tree -> tree.splits().stream().anyMatch(split -> tree.feature(split) == feature))
        .allMatch(proof::holds);
  }

  private boolean holds(StoredTree tree) {
    List<Leaf> leaves = new ArrayList<>();
    gather(tree, 0, List.of(), leaves);
    for (Leaf before : leaves) {
      for (Leaf after : leaves) {
        if (sign * after.value < sign * before.value && isStep(before, after)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void gather(StoredTree tree, int node, List<Way> path, List<Leaf> leaves) {
    if (tree.isLeaf(node)) {
      leaves.add(new Leaf(tree.value(node), path));
      return;
    }
    for (boolean isLeft : new boolean[] {true, false}) {
      List<Way> longer = new ArrayList<>(path);
      longer.add(
          new Way(
              tree.feature(node),
              KeyBlock.key(tree.threshold(node)),
              isLeft,
              tree.isMissingLeft(node) == isLeft));
      gather(tree, isLeft ? tree.left(node) : tree.right(node), List.copyOf(longer), leaves);
    }
  }

  /** Whether one row can come from a leaf to another by a rise of the feature alone. */
  private boolean isStep(Leaf before, Leaf after) {
    Values from = before.values(feature);
    Values to = after.values(feature);
    // Keys count the values, so a smallest start below a greatest end is a rise.
    return from.isAny()
        && to.isAny()
        && from.least < to.most
        && Stream.concat(before.path.stream(), after.path.stream())
            .map(Way::feature)
            .filter(other -> other != feature)
            .allMatch(other -> before.values(other).meets(after.values(other)));
  }

  /** A split on a path and the way that the path takes there. */
  private record Way(int feature, int key, boolean isLeft, boolean takesMissing) {}

  /** A leaf and how it is reached. */
  private record Leaf(float value, List<Way> path) {

    /** What a feature may be for a row to reach the leaf. */
    Values values(int feature) {
      Values values = Values.ALL;
      for (Way way : path) {
        values = way.feature == feature ? values.after(way) : values;
      }
      return values;
    }
  }

  /**
   * Values of one feature, by their keys.
   *
   * @param least key, included
   * @param most key, included
   * @param missing whether a missing value is among them
   */
  private record Values(int least, int most, boolean missing) {

    static final Values ALL =
        new Values(KeyBlock.key(-Float.MAX_VALUE), KeyBlock.key(Float.MAX_VALUE), true);

    Values after(Way way) {
      return new Values(
          way.isLeft ? least : Math.max(least, way.key),
          way.isLeft ? Math.min(most, way.key - 1) : most,
          missing && way.takesMissing);
    }

    boolean isAny() {
      return least <= most;
    }

    boolean meets(Values other) {
      return Math.max(least, other.least) <= Math.min(most, other.most) || missing && other.missing;
    }
  }
}
