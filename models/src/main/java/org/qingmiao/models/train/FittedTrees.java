// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/**
 * Trees together with the encoder they were grown on: log-odds straight from a sample.
 *
 * @param encoder learnt on the same TRAIN rows
 * @param fit the trees and how they grew
 */
public record FittedTrees(CategoryEncoder encoder, BoostedTrees.Fit fit) implements AutoCloseable {

  /** Learns encoder and trees in this process. */
  public static FittedTrees of(TrainSet train, Recipe recipe) {
    Sample sample = train.sample();
    CategoryEncoder encoder = CategoryEncoder.fit(train);
    FeatureMatrix rows = encoder.encode(sample).matrix();
    return new FittedTrees(
        encoder,
        BoostedTrees.fit(rows, sample.bads(), sample.weights(), sample.features(), recipe));
  }

  /**
   * Learns encoder and trees on a cluster.
   *
   * @param workers tasks that grow the trees together, each on its share of the rows
   */
  public static FittedTrees of(ClusterRows train, Recipe recipe, int workers) {
    ClusterRows.Census census = train.census();
    CategoryEncoder encoder = train.encoder(census);
    return new FittedTrees(encoder, ClusterTrees.fit(train, census, encoder, recipe, workers));
  }

  /** The log-odds of bad of each row, as the trees give them. */
  public double[] margins(Sample sample) {
    float[] margins = fit.trees().margins(encoder.encode(sample).matrix());
    double[] wide = new double[margins.length];
    for (int row = 0; row < wide.length; row++) {
      wide[row] = margins[row];
    }
    return wide;
  }

  @Override
  public void close() {
    fit.trees().close();
  }
}
