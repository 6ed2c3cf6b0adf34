// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Trees of any shape up to depth four, written as the library stores them. */
final class RandomTree {

  private final List<int[]> children = new ArrayList<>();
  private final List<Integer> feature = new ArrayList<>();
  private final List<Float> condition = new ArrayList<>();
  private final List<Integer> missingLeft = new ArrayList<>();
  private final List<Float> cover = new ArrayList<>();

  private RandomTree() {}

  static StoredTree of(SplittableRandom random, int features) {
    RandomTree tree = new RandomTree();
    tree.grow(random, features, 0, (float) random.nextDouble(1, 1_000));
    return tree.stored(features);
  }

  /** One split, and the covers of its two leaves. */
  static StoredTree stump(
      int feature, float threshold, float left, float right, float leftCover, float rightCover) {
    RandomTree tree = new RandomTree();
    tree.node(feature, threshold, 0, leftCover + rightCover);
    tree.node(0, left, 0, leftCover);
    tree.node(0, right, 0, rightCover);
    tree.children.set(0, new int[] {1, 2});
    return tree.stored(feature + 1);
  }

  /** Values on the grid of the thresholds, and missing ones. */
  static float[] row(SplittableRandom random, int features) {
    float[] row = new float[features];
    for (int feature = 0; feature < features; feature++) {
      row[feature] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(5) / 2f;
    }
    return row;
  }

  private int grow(SplittableRandom random, int features, int depth, float weight) {
    boolean isLeaf = depth == 4 || random.nextInt(5) == 0;
    if (isLeaf) {
      return node(0, (float) random.nextDouble(-1, 1), 0, weight);
    }
    int at = node(random.nextInt(features), random.nextInt(5) / 2f, random.nextInt(2), weight);
    float left = (float) (weight * random.nextDouble(0.01, 0.99));
    children.set(
        at,
        new int[] {
          grow(random, features, depth + 1, left), grow(random, features, depth + 1, weight - left)
        });
    return at;
  }

  private int node(int ofFeature, float ofCondition, int ofMissing, float ofCover) {
    children.add(new int[] {-1, -1});
    feature.add(ofFeature);
    condition.add(ofCondition);
    missingLeft.add(ofMissing);
    cover.add(ofCover);
    return children.size() - 1;
  }

  private StoredTree stored(int features) {
    int nodes = children.size();
    float[] conditions = new float[nodes];
    float[] covers = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      conditions[node] = condition.get(node);
      covers[node] = cover.get(node);
    }
    Map<String, Object> fields = new HashMap<>();
    fields.put("left_children", children.stream().mapToInt(two -> two[0]).toArray());
    fields.put("right_children", children.stream().mapToInt(two -> two[1]).toArray());
    fields.put("split_indices", feature.stream().mapToInt(one -> one).toArray());
    fields.put("split_conditions", conditions);
    fields.put("default_left", missingLeft.stream().mapToInt(one -> one).toArray());
    fields.put("sum_hessian", covers);
    fields.put("split_type", new int[nodes]);
    return new StoredTree(fields, features);
  }
}
