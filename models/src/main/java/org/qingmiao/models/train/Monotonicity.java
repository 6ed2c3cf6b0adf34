// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;

/**
 * The evidence that a model keeps its promised directions on the rows that matter: each constrained
 * feature of each row is swept over 20 steps of its TRAIN range, everything else held, and every
 * step of the log-odds against the promise is counted (credit section 6; accepted is 0).
 */
public final class Monotonicity {

  private static final int STEPS = 20;

  /** Rows scored in one call: 1,024 rows of 21 points. */
  private static final int BATCH = 1_024;

  private Monotonicity() {}

  /**
   * The sweep of one feature.
   *
   * @param feature constrained
   * @param trend promised direction
   * @param steps taken over all rows
   * @param violations steps against the promise
   */
  public record Sweep(String feature, Trend trend, long steps, long violations) {}

  /**
   * The sweep of every constrained feature.
   *
   * @param train rows that give each feature its grid: its quantiles from least to greatest
   * @param rows each of which is swept
   */
  public static List<Sweep> sweep(
      Margins trees, List<Feature> features, FeatureMatrix train, FeatureMatrix rows) {
    List<Sweep> sweeps = new ArrayList<>();
    for (int column = 0; column < features.size(); column++) {
      Feature feature = features.get(column);
      if (feature.trend() != Trend.FREE) {
        float[] grid = grid(train, column);
        long violations = 0;
        for (int from = 0; from < rows.rows() && grid.length > 1; from += BATCH) {
          int to = Math.min(from + BATCH, rows.rows());
          violations += violations(trees, rows, from, to, column, grid, feature.trend().sign());
        }
        long steps = (long) rows.rows() * Math.max(0, grid.length - 1);
        sweeps.add(new Sweep(feature.name(), feature.trend(), steps, violations));
      }
    }
    return List.copyOf(sweeps);
  }

  /** The distinct values among 21 evenly spaced quantiles, rising. */
  private static float[] grid(FeatureMatrix train, int column) {
    float[] known = new float[train.rows()];
    int count = 0;
    for (int row = 0; row < train.rows(); row++) {
      float value = train.at(row, column);
      if (!Float.isNaN(value)) {
        known[count++] = value;
      }
    }
    float[] sorted = Arrays.copyOf(known, count);
    Arrays.sort(sorted);
    float[] grid = new float[STEPS + 1];
    int points = 0;
    for (int step = 0; step <= STEPS && count > 0; step++) {
      float value = sorted[(int) ((long) (count - 1) * step / STEPS)];
      if (points == 0 || value > grid[points - 1]) {
        grid[points++] = value;
      }
    }
    return Arrays.copyOf(grid, points);
  }

  private static long violations(
      Margins trees, FeatureMatrix rows, int from, int to, int column, float[] grid, int sign) {
    List<float[]> swept = new ArrayList<>((to - from) * grid.length);
    for (int row = from; row < to; row++) {
      for (float value : grid) {
        float[] one = rows.row(row);
        one[column] = value;
        swept.add(one);
      }
    }
    float[] margins = trees.margins(FeatureMatrix.of(swept, trees.names()));
    long count = 0;
    for (int i = 1; i < margins.length; i++) {
      boolean sameRow = i % grid.length != 0;
      count += sameRow && sign * (margins[i] - margins[i - 1]) < 0 ? 1 : 0;
    }
    return count;
  }
}
