// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;

class MonotoneProofTest {

  /** One value in each interval between the thresholds 0, 0.5 ... 2 of a random tree, and none. */
  private static final float[] VALUES = {-1, 0.25f, 0.75f, 1.25f, 1.75f, 3, Float.NaN};

  @Test
  void agreesWithEveryRowThereIsOnRandomTrees() {
    SplittableRandom random = new SplittableRandom(1069);
    int proven = 0;
    for (int round = 0; round < 3_000; round++) {
      int features = random.nextInt(1, 4);
      StoredTree tree = RandomTree.of(random, features);
      StoredForest forest = forest(List.of(tree), features);
      for (int sign : new int[] {1, -1}) {
        boolean holds = MonotoneProof.holds(forest, 0, sign);
        assertThat(holds).isEqualTo(holdsOnEveryRow(forest, sign));
        proven += holds ? 1 : 0;
      }
    }
    assertThat(proven).isBetween(500, 5_500); // both answers occur
  }

  @Test
  void provesWhatTheLibraryWasConstrainedToAndNothingElse() {
    try (BoostedTrees trees = Grown.trees(20, Grown.recipe(200, 4, 20))) {
      StoredForest forest = StoredForest.read(trees.bytes());
      for (int feature = 0; feature < 8; feature++) {
        boolean isConstrained = feature % 4 == 0; // as Grown has it
        assertThat(MonotoneProof.holds(forest, feature, 1)).isEqualTo(isConstrained);
        assertThat(MonotoneProof.holds(forest, feature, -1)).isFalse();
      }
      // The last feature is constant, so no tree asks it.
      assertThat(MonotoneProof.holds(forest, 19, 1)).isTrue();
    }
  }

  @Test
  void holdsForASumOfTreesToTheLastBit() {
    // Each tree rises by 1e-7 at its own step, below the rounding of the sum near 3.
    List<StoredTree> trees = new ArrayList<>();
    for (int tree = 0; tree < 30; tree++) {
      trees.add(RandomTree.stump(0, tree, 0.1f, 0.1f + 1e-7f, 1, 1));
    }
    StoredForest forest = forest(trees, 1);
    assertThat(MonotoneProof.holds(forest, 0, 1)).isTrue();
    ExactEvaluator exact = new ExactEvaluator(forest, 0.3f);
    List<float[]> rising = IntStream.range(0, 64).mapToObj(i -> new float[] {i / 2f - 1}).toList();
    assertThat(exact.margins(FeatureMatrix.of(rising, exact.names()))).isSorted();
  }

  private static boolean holdsOnEveryRow(StoredForest forest, int sign) {
    int features = forest.names().size();
    int others = (int) Math.pow(VALUES.length, features - 1);
    List<float[]> rows = new ArrayList<>();
    for (int other = 0; other < others; other++) {
      for (int step = 0; step < VALUES.length - 1; step++) {
        float[] row = new float[features];
        row[0] = VALUES[step];
        for (int feature = 1, rest = other; feature < features; feature++, rest /= VALUES.length) {
          row[feature] = VALUES[rest % VALUES.length];
        }
        rows.add(row);
      }
    }
    float[] margins = new ExactEvaluator(forest, 0).margins(FeatureMatrix.of(rows, forest.names()));
    for (int row = 1; row < margins.length; row++) {
      boolean isStep = row % (VALUES.length - 1) != 0;
      if (isStep && sign * margins[row] < sign * margins[row - 1]) {
        return false;
      }
    }
    return true;
  }

  private static StoredForest forest(List<StoredTree> trees, int features) {
    return new StoredForest(
        IntStream.range(0, features).mapToObj(one -> "x" + one).toList(),
        0.5,
        trees,
        Optional.empty());
  }
}
