// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.util.List;

/**
 * A mean over a portfolio whose rows count for more or less.
 *
 * <p>Of data-quality scores by outstanding it is PCAF's (Part A 2022, Box 8), by emissions the bank
 * guide's; of tonnes per revenue by outstanding it is the weighted average carbon intensity.
 */
public final class WeightedMean {

  private WeightedMean() {}

  /**
   * One row.
   *
   * @param weight outstanding or emissions, 0 or more
   * @param value score or intensity
   */
  public record Row(double weight, double value) {
    /** A row of the weighted average carbon intensity. */
    public static Row ofIntensity(double outstanding, double tco2e, double revenue) {
      return new Row(outstanding, tco2e / revenue);
    }
  }

  /** The mean; NaN where all weights are 0. */
  public static double of(List<Row> rows) {
    double sum = 0;
    double weights = 0;
    for (Row row : rows) {
      sum += row.weight * row.value;
      weights += row.weight;
    }
    return sum / weights;
  }

  /** The bank guide's band of a mean score, 1 (best) to 5: up to 1.5, 2, 3, 4, or above. */
  public static int band(double meanScore) {
    return meanScore <= 1.5 ? 1 : meanScore <= 2 ? 2 : meanScore <= 3 ? 3 : meanScore <= 4 ? 4 : 5;
  }
}
