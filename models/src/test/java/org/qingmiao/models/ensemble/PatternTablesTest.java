// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;

/** The tables against Shapley's formula taken at its word: credit section 6, within 1e-9. */
class PatternTablesTest {

  private static final double CLOSE = 1e-9;

  @Test
  void equalTheDefinitionOnTenThousandRandomTrees() {
    SplittableRandom random = new SplittableRandom(1069);
    for (int round = 0; round < 10_000; round++) {
      // Few features, so that paths ask some of them twice.
      int features = random.nextInt(1, 7);
      StoredTree tree = RandomTree.of(random, features);
      float[] row = RandomTree.row(random, features);
      double[] phi = new double[features];
      BruteForce brute = new BruteForce(tree, row);
      brute.add(phi);

      ExactEvaluator exact = evaluator(List.of(tree), features);
      Contributions ours = exact.contributions(FeatureMatrix.of(List.of(row), exact.names()));
      assertThat(ours.row(0)).containsExactly(phi, within(CLOSE));
      assertThat(ours.bias()).isCloseTo(brute.mean(), within(CLOSE));
    }
  }

  @Test
  void equalTheDefinitionOnAHundredRowsOfEachGrownModel() {
    for (Map.Entry<String, BoostedTrees> kind : Grown.kinds().entrySet()) {
      StoredForest forest = StoredForest.read(kind.getValue().bytes());
      ExactEvaluator exact = new ExactEvaluator(forest, 0.25f);
      FeatureMatrix rows = ProbeRows.of(forest, 100, 9);
      Contributions ours = exact.contributions(rows);
      double bias = 0.25;
      for (StoredTree tree : forest.trees()) {
        bias += new BruteForce(tree, rows.row(0)).mean();
      }
      assertThat(ours.bias()).as(kind.getKey()).isCloseTo(bias, within(CLOSE));
      for (int row = 0; row < rows.rows(); row++) {
        double[] phi = new double[rows.columns()];
        for (StoredTree tree : forest.trees()) {
          new BruteForce(tree, rows.row(row)).add(phi);
        }
        assertThat(ours.row(row)).as(kind.getKey()).containsExactly(phi, within(CLOSE));
      }
    }
  }

  @Test
  void giveAFeatureThatDecidesAloneTheWholeDifference() {
    // x0 < 1 has value -1 for 3 in 4 TRAIN rows, else 2: mean -0.25; a row on the right gets 2.25.
    StoredTree stump = RandomTree.stump(0, 1f, -1f, 2f, 3f, 1f);
    ExactEvaluator exact = evaluator(List.of(stump), 2);
    Contributions phi =
        exact.contributions(FeatureMatrix.of(List.of(new float[] {1, 5}), exact.names()));
    assertThat(phi.bias()).isEqualTo(-0.25);
    assertThat(phi.row(0)).containsExactly(2.25, 0);
  }

  private static ExactEvaluator evaluator(List<StoredTree> trees, int features) {
    List<String> names =
        new ArrayList<>(IntStream.range(0, features).mapToObj(one -> "x" + one).toList());
    return new ExactEvaluator(new StoredForest(names, 0.5, trees, Optional.empty()), 0);
  }
}
