// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A node of a tree, in the library's JSON, that asks for a value: to the left what is smaller than
 * the threshold.
 *
 * @param node its position in the lists of the tree
 * @param feature position in model order
 * @param threshold float32
 */
record Fork(int node, int feature, float threshold) {

  /** Every fork of a tree. */
  static List<Fork> of(Map<String, Object> tree) {
    List<?> left = (List<?>) tree.get("left_children");
    List<?> features = (List<?>) tree.get("split_indices");
    List<?> thresholds = (List<?>) tree.get("split_conditions");
    List<Fork> forks = new ArrayList<>();
    for (int node = 0; node < left.size(); node++) {
      if (((Number) left.get(node)).intValue() >= 0) {
        forks.add(
            new Fork(
                node,
                ((Number) features.get(node)).intValue(),
                ((Number) thresholds.get(node)).floatValue()));
      }
    }
    return forks;
  }

  /** Gives every fork of a tree the threshold that it is to have. */
  static void move(Map<String, Object> tree, Function<Fork, Float> thresholds) {
    List<Object> all = new ArrayList<>((List<?>) tree.get("split_conditions"));
    for (Fork fork : of(tree)) {
      // With the few digits of a float, which is what the library's reader takes.
      all.set(fork.node, Double.valueOf(Float.toString(thresholds.apply(fork))));
    }
    tree.put("split_conditions", all);
  }
}
