// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.List;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;

/**
 * The library itself, for models that {@link ExactEvaluator} does not serve and for those that were
 * registered before it was there.
 */
public final class NativeEvaluator implements Evaluator {

  private final BoostedTrees trees;
  private final Registered.Native registered;

  NativeEvaluator(BoostedTrees trees, Registered.Native registered) {
    this.trees = trees;
    this.registered = registered;
  }

  @Override
  public Registered registered() {
    return registered;
  }

  @Override
  public List<String> names() {
    return trees.names();
  }

  @Override
  public float[] margins(FeatureMatrix rows) {
    return trees.margins(rows);
  }

  /** In float32, as the library computes them. */
  @Override
  public Contributions contributions(FeatureMatrix rows) {
    int features = names().size();
    double[] values = new double[Math.multiplyExact(rows.rows(), features)];
    double bias = 0;
    float[][] phi = trees.contributions(rows);
    for (int row = 0; row < phi.length; row++) {
      for (int feature = 0; feature < features; feature++) {
        values[row * features + feature] = phi[row][feature];
      }
      bias = phi[row][features];
    }
    return new Contributions(values, features, bias);
  }

  /** Nothing is proven of trees that are not read. */
  @Override
  public boolean provesDirection(int feature, int sign) {
    return false;
  }

  @Override
  public void close() {
    trees.close();
  }
}
