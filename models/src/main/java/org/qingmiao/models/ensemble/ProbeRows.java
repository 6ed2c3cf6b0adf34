// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.qingmiao.models.train.FeatureMatrix;

/**
 * Rows on which two evaluators would part if they could: values at a threshold and one float to
 * either side of it, zeros of both signs, the smallest and the greatest numbers, and none.
 */
final class ProbeRows {

  /** Enough for the blocks, the rest of a block and single rows. */
  static final int ROWS = 2_080;

  private static final long SEED = 1069;

  private static final float[] EDGES = {
    Float.NaN, -0.0f, 0.0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE
  };

  private ProbeRows() {}

  /** The rows for a model, the same each time. */
  static FeatureMatrix of(StoredForest forest) {
    return of(forest, ROWS, SEED);
  }

  /** So many rows for a model, drawn from a seed. */
  static FeatureMatrix of(StoredForest forest, int count, long seed) {
    List<List<Float>> thresholds = thresholds(forest);
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> rows = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      float[] values = new float[thresholds.size()];
      for (int feature = 0; feature < values.length; feature++) {
        values[feature] = value(thresholds.get(feature), random);
      }
      rows.add(values);
    }
    return FeatureMatrix.of(rows, forest.names());
  }

  private static float value(List<Float> thresholds, SplittableRandom random) {
    if (thresholds.isEmpty() || random.nextInt(5) == 0) {
      return EDGES[random.nextInt(EDGES.length)];
    }
    float threshold = thresholds.get(random.nextInt(thresholds.size()));
    float value =
        switch (random.nextInt(4)) {
          case 0 -> threshold;
          case 1 -> Math.nextUp(threshold);
          case 2 -> Math.nextDown(threshold);
          default -> threshold + (float) (random.nextDouble() - 0.5);
        };
    return Float.isInfinite(value) ? threshold : value;
  }

  private static List<List<Float>> thresholds(StoredForest forest) {
    List<List<Float>> thresholds = new ArrayList<>();
    forest.names().forEach(name -> thresholds.add(new ArrayList<>()));
    for (StoredTree tree : forest.trees()) {
      for (int split : tree.splits()) {
        thresholds.get(tree.feature(split)).add(tree.threshold(split));
      }
    }
    return thresholds;
  }
}
