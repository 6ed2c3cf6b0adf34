// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Arrays;

/**
 * What each feature of each row contributed to its margin: exact Shapley values, log-odds of bad.
 *
 * <p>The values of a row and the bias, which all rows share, add up to the row's margin.
 */
public final class Contributions {

  private final double[] values;
  private final int features;
  private final double bias;

  /**
   * Contributions of rows.
   *
   * @param values row after row, one for each feature; taken over, not copied
   */
  Contributions(double[] values, int features, double bias) {
    this.values = values;
    this.features = features;
    this.bias = bias;
  }

  /** The contribution of a feature, log-odds of bad. */
  public double at(int row, int feature) {
    return values[row * features + feature];
  }

  /** The contributions of a row, in model order. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * features, (row + 1) * features);
  }

  /** The expected margin of a row of which nothing is known. */
  public double bias() {
    return bias;
  }
}
