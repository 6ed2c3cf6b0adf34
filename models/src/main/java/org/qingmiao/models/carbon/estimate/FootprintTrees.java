// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * X: boosted trees with squared error on the logarithm of emissions.
 *
 * <p>Grown by the native library in one process and one thread, so the same rows give the same
 * trees. Sectors and regions are categories, each split off from the rest by itself. Encodings by
 * the mean label did worse on real facilities: read from the row itself they leak its label, read
 * from other folds they look unlike what the trees meet later.
 */
public record FootprintTrees() implements Estimator {

  private static final int ROUNDS = 200;
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "objective",
          "reg:squarederror",
          "max_depth",
          5,
          "eta",
          0.05,
          "min_child_weight",
          5, // rows in a leaf; as many as B1 shrinks by
          "tree_method",
          "hist",
          "max_cat_to_onehot",
          Integer.MAX_VALUE,
          "nthread",
          1,
          "seed",
          7);

  @Override
  public Estimate fit(List<EstimateRow> rows) {
    Categories categories = Categories.of(rows);
    try {
      DMatrix matrix = matrix(categories, rows);
      try {
        float[] labels = new float[rows.size()];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = (float) rows.get(i).lnEmissions();
        }
        matrix.setLabel(labels);
        Booster booster =
            XGBoost.train(
                matrix, new LinkedHashMap<>(PARAMETERS), 0, Map.of(), null, null, null, 0);
        for (int round = 0; round < ROUNDS; round++) {
          booster.update(matrix, round);
        }
        return new Grown(booster, categories);
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost could not train: " + e.getMessage(), e);
    }
  }

  /** Trees and the categories that they were grown on. */
  private record Grown(Booster booster, Categories categories) implements Estimate {
    @Override
    public double[] lnMedians(List<EstimateRow> rows) {
      if (rows.isEmpty()) {
        return new double[0];
      }
      try {
        DMatrix matrix = matrix(categories, rows);
        try {
          float[][] predicted = booster.predict(matrix);
          double[] medians = new double[predicted.length];
          for (int i = 0; i < medians.length; i++) {
            medians[i] = predicted[i][0];
          }
          return medians;
        } finally {
          matrix.dispose();
        }
      } catch (XGBoostError e) {
        throw new IllegalStateException("XGBoost could not predict: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      booster.dispose();
    }
  }

  private static DMatrix matrix(Categories categories, List<EstimateRow> rows) throws XGBoostError {
    String[] types = categories.types();
    float[] flat = new float[rows.size() * types.length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(categories.features(rows.get(i)), 0, flat, i * types.length, types.length);
    }
    DMatrix matrix = new DMatrix(flat, rows.size(), types.length, Float.NaN);
    matrix.setFeatureTypes(types);
    return matrix;
  }
}
