// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Map;

/**
 * How the trees are grown (credit 4.4).
 *
 * @param rounds number of trees, at least 1; never chosen on TEST
 * @param depth of a tree, 1 to {@value #DEEPEST}
 * @param eta learning rate, in (0, 1]
 * @param minChildWeight least sum of p (1 - p) in a leaf; as weights have mean 1, it counts rows
 * @param lambda quadratic penalty on leaves
 * @param maxBin histogram bins per feature
 * @param subsample share of rows per tree, in (0, 1]
 * @param colsample share of features per tree, in (0, 1]
 * @param seed of the draws that the two shares need
 * @param threads of the library; the bytes of the model do not depend on it
 */
public record Recipe(
    int rounds,
    int depth,
    double eta,
    double minChildWeight,
    double lambda,
    int maxBin,
    double subsample,
    double colsample,
    int seed,
    int threads) {

  /** Deeper trees cost more to explain than they gain: 2^depth leaves meet in each reason. */
  public static final int DEEPEST = 4;

  /** Our defaults. */
  public static final Recipe DEFAULT = new Recipe(200, DEEPEST, 0.05, 20, 1, 256, 1, 1, 7, 1);

  public Recipe {
    require(rounds >= 1, "rounds", rounds, "at least 1");
    require(depth >= 1 && depth <= DEEPEST, "depth", depth, "1 to " + DEEPEST);
    require(eta > 0 && eta <= 1, "eta", eta, "above 0 and at most 1");
    require(minChildWeight >= 0, "min_child_weight", minChildWeight, "at least 0");
    require(lambda >= 0, "lambda", lambda, "at least 0");
    require(maxBin >= 2, "max_bin", maxBin, "at least 2");
    require(subsample > 0 && subsample <= 1, "subsample", subsample, "above 0 and at most 1");
    require(colsample > 0 && colsample <= 1, "colsample", colsample, "above 0 and at most 1");
    require(threads >= 1, "threads", threads, "at least 1");
  }

  private static void require(boolean holds, String name, Number came, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "train.%s is %s, expected %s".formatted(name, came, expected));
    }
  }

  /** The same recipe with another number of trees. */
  public Recipe withRounds(int count) {
    return new Recipe(
        count, depth, eta, minChildWeight, lambda, maxBin, subsample, colsample, seed, threads);
  }

  /** The same recipe on another number of threads. */
  public Recipe withThreads(int count) {
    return new Recipe(
        rounds, depth, eta, minChildWeight, lambda, maxBin, subsample, colsample, seed, count);
  }

  /** What a registry stores: everything that can change the bytes of a model, so not threads. */
  public Map<String, Object> parameters() {
    return Map.of(
        "rounds", rounds,
        "max_depth", depth,
        "eta", eta,
        "min_child_weight", minChildWeight,
        "lambda", lambda,
        "max_bin", maxBin,
        "subsample", subsample,
        "colsample_bytree", colsample,
        "seed", seed);
  }
}
