// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One tree as the model stores it: at a split a row goes left when its value is below the
 * threshold, right when it is not, and the split's own way when the value is missing.
 *
 * <p>Children are named by index; node 0 is the root. A leaf has no children, and its value stands
 * where a split has its threshold. The cover of a node is the weight of the TRAIN rows that reached
 * it, {@code sum_hessian}.
 */
final class StoredTree {

  private static final int NONE = -1;

  private final int[] left;
  private final int[] right;
  private final int[] feature;
  private final float[] condition;
  private final int[] defaultLeft;
  private final float[] cover;
  private final List<Integer> splits = new ArrayList<>();
  private final Optional<String> obstacle;

  /**
   * A tree from the document of its model.
   *
   * @param features of the model, more than any that a split names
   * @throws IllegalArgumentException where it is no tree
   */
  StoredTree(Map<String, Object> fields, int features) {
    left = typed(fields, "left_children", int[].class);
    right = typed(fields, "right_children", int[].class);
    feature = typed(fields, "split_indices", int[].class);
    condition = typed(fields, "split_conditions", float[].class);
    defaultLeft = typed(fields, "default_left", int[].class);
    cover = typed(fields, "sum_hessian", float[].class);
    int[] type = typed(fields, "split_type", int[].class);
    for (int length :
        new int[] {
          right.length,
          feature.length,
          condition.length,
          defaultLeft.length,
          cover.length,
          type.length
        }) {
      if (length != left.length || length == 0) {
        throw new IllegalArgumentException("a tree whose lists are empty or differ in length");
      }
    }
    obstacle = walk(features, type);
  }

  private static <T> T typed(Map<String, Object> fields, String name, Class<T> type) {
    Object value = fields.get(name);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new IllegalArgumentException("a tree whose %s is no list of its type".formatted(name));
  }

  /** Visits every node once; a node met twice would make a walk without end. */
  private Optional<String> walk(int features, int[] type) {
    int[] depth = new int[left.length];
    boolean[] seen = new boolean[left.length];
    int[] open = new int[left.length];
    int count = 0;
    open[count++] = 0;
    seen[0] = true;
    String found = null;
    while (count > 0) {
      int node = open[--count];
      if (!Float.isFinite(condition[node])) {
        found = "a threshold or leaf that is not finite";
      }
      if (isLeaf(node)) {
        continue;
      }
      splits.add(node);
      if (feature[node] < 0 || feature[node] >= features) {
        throw new IllegalArgumentException(
            "a split on feature %d of %d".formatted(feature[node], features));
      }
      if (type[node] != 0) {
        found = "a categorical split";
      }
      if (depth[node] == HeapTree.DEPTH) {
        found = "a tree deeper than %d".formatted(HeapTree.DEPTH);
      }
      for (int child : new int[] {left[node], right[node]}) {
        if (child < 0 || child >= left.length || seen[child]) {
          throw new IllegalArgumentException("a tree whose children form no tree");
        }
        if (!(cover[child] > 0 && cover[node] > 0 && Float.isFinite(cover[node]))) {
          found = "a child without cover";
        }
        seen[child] = true;
        depth[child] = depth[node] + 1;
        open[count++] = child;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Why this evaluator cannot serve the tree; empty where it can. */
  Optional<String> obstacle() {
    return obstacle;
  }

  /** The splits that rows can come to; nodes that were pruned away are not among them. */
  List<Integer> splits() {
    return Collections.unmodifiableList(splits);
  }

  boolean isLeaf(int node) {
    return left[node] == NONE && right[node] == NONE;
  }

  /** The value of a leaf, log-odds. */
  float value(int leaf) {
    return condition[leaf];
  }

  /** What a value must be below to go left. */
  float threshold(int split) {
    return condition[split];
  }

  /** The position in model order of the feature that a split asks. */
  int feature(int split) {
    return feature[split];
  }

  int left(int split) {
    return left[split];
  }

  int right(int split) {
    return right[split];
  }

  /** Whether rows without the value go left. */
  boolean isMissingLeft(int split) {
    return defaultLeft[split] != 0;
  }

  /** The share of a split's rows that a child of it got, in (0, 1]. */
  double share(int split, int child) {
    return (double) cover[child] / cover[split];
  }
}
