// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.SmallBook;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.FittedTrees;
import org.qingmiao.models.train.Recipe;
import org.qingmiao.models.train.TrainSet;

/** Trees of every shape, grown by the library on made-up rows. */
final class Grown {

  private static final int ROWS = 4_000;

  private Grown() {}

  /** One of each kind, by name. */
  static Map<String, BoostedTrees> kinds() {
    Map<String, BoostedTrees> kinds = new TreeMap<>();
    kinds.put("two hundred trees", trees(20, recipe(200, 4, 20)));
    kinds.put("wide", trees(8, recipe(500, 4, 5)));
    kinds.put("full", trees(6, recipe(60, 4, 0)));
    kinds.put("depth 3", trees(20, recipe(100, 3, 20)));
    kinds.put("depth 2", trees(10, recipe(100, 2, 20)));
    kinds.put("stumps", trees(10, recipe(100, 1, 20)));
    kinds.put("a single leaf", trees(4, recipe(3, 4, 1e9)));
    kinds.put("mostly unused features", trees(100, recipe(3, 4, 20)));
    kinds.put("encoded categories", encoded());
    return kinds;
  }

  private static BoostedTrees encoded() {
    return FittedTrees.of(TrainSet.of(SmallBook.of(3_000, 1), 200), Recipe.DEFAULT).fit().trees();
  }

  static Recipe recipe(int rounds, int depth, double minChildWeight) {
    return new Recipe(rounds, depth, 0.05, minChildWeight, 1, 256, 1, 1, 7, 1);
  }

  /** Trees on rows with missing values, ties, a constant and features that matter together. */
  static BoostedTrees trees(int features, Recipe recipe) {
    SplittableRandom random = new SplittableRandom(features);
    List<float[]> rows = new ArrayList<>();
    boolean[] bad = new boolean[ROWS];
    double[] weight = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float[] values = new float[features];
      double margin = -1;
      for (int feature = 0; feature < features; feature++) {
        double value = random.nextDouble(-2, 2);
        values[feature] = (float) (feature % 4 == 1 ? Math.rint(3 * value) : value);
        margin += 0.4 * value * (feature % 2 == 0 ? 1 : values[feature - 1]) / (1 + feature / 5);
        if (feature % 5 == 3 && random.nextInt(8) == 0) {
          values[feature] = Float.NaN;
        }
      }
      values[features - 1] = 7;
      bad[row] = random.nextDouble() < 1 / (1 + Math.exp(-margin));
      weight[row] = bad[row] ? 2 : 5;
      rows.add(values);
    }
    List<Feature> all = IntStream.range(0, features).mapToObj(Grown::feature).toList();
    FeatureMatrix matrix = FeatureMatrix.of(rows, all.stream().map(Feature::name).toList());
    return BoostedTrees.fit(matrix, bad, weight, all, recipe).trees();
  }

  private static Feature feature(int position) {
    Trend trend = position % 4 == 0 ? Trend.RISING : Trend.FREE;
    return new Feature(
        "x" + position,
        Feature.Kind.NUMBER,
        trend,
        trend == Trend.FREE ? "none" : "as these rows have it",
        "R01",
        "R90",
        Unit.NONE,
        "A made-up number.",
        List.of("raw.firm.x" + position));
  }

  /** Trees with parameters that our recipes never have. */
  static BoostedTrees odd(Map<String, Object> parameters, String[] types) throws XGBoostError {
    int rows = 400;
    float[] values = new float[2 * rows];
    float[] labels = new float[rows];
    SplittableRandom random = new SplittableRandom(7);
    for (int row = 0; row < rows; row++) {
      values[2 * row] = random.nextInt(6);
      values[2 * row + 1] = (float) random.nextDouble();
      labels[row] = random.nextInt(6) < (values[2 * row] % 3) + 2 * values[2 * row + 1] ? 1 : 0;
    }
    DMatrix matrix = new DMatrix(values, rows, 2, Float.NaN);
    matrix.setLabel(labels);
    matrix.setFeatureNames(new String[] {"level", "amount"});
    matrix.setFeatureTypes(types);
    Booster booster = XGBoost.train(matrix, parameters, 10, Map.of(), null, null, null, 0);
    byte[] bytes = booster.toByteArray("ubj");
    booster.dispose();
    matrix.dispose();
    return BoostedTrees.load(bytes, 1);
  }
}
