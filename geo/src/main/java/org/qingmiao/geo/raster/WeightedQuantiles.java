// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Arrays;

/**
 * Quantiles of weighted cells: with cells by value, i from 0 to n−1, and C the running sum of
 * weights, cell i stands at {@code S_i = i · w_i + (n−1) · C_(i−1)}; the quantile q is the value at
 * {@code q · (n−1) · C_(n−1)}, linear between cells. With equal weights this is the usual rule
 * (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
 *
 * <p>Cells are not sorted but thrown into equal buckets of values; only the bucket in which a
 * quantile must lie, and its neighbours with cells, are.
 */
final class WeightedQuantiles {
  private static final int BUCKETS = 256;

  private final CellSample cells;
  private final double least;
  private final double perValue;
  private final int[] counts = new int[BUCKETS];
  private final double[] weights = new double[BUCKETS];

  private WeightedQuantiles(CellSample cells) {
    this.cells = cells;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cells.size(); i++) {
      min = Math.min(min, cells.value(i));
      max = Math.max(max, cells.value(i));
    }
    this.least = min;
    this.perValue = max > min ? (BUCKETS - 1) / (max - min) : 0;
    for (int i = 0; i < cells.size(); i++) {
      int bucket = bucket(cells.value(i));
      counts[bucket]++;
      weights[bucket] += cells.weight(i);
    }
  }

  /**
   * Quantiles of at least one cell.
   *
   * @param shares each in [0, 1]
   */
  static double[] of(CellSample cells, double... shares) {
    WeightedQuantiles quantiles = new WeightedQuantiles(cells);
    return Arrays.stream(shares).map(quantiles::at).toArray();
  }

  private int bucket(double value) {
    return Math.min(BUCKETS - 1, (int) ((value - least) * perValue));
  }

  private double at(double share) {
    int n = cells.size();
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    double target = share * (n - 1) * all;
    int before = -1;
    int beforeCells = 0;
    double beforeWeight = 0;
    int cellsSoFar = 0;
    double weightSoFar = 0;
    for (int b = 0; b < BUCKETS; b++) {
      if (counts[b] == 0) {
        continue;
      }
      int next = following(b);
      if (next == BUCKETS || target <= (n - 1) * (weightSoFar + weights[b])) {
        CellSample near = between(before < 0 ? b : before, Math.min(next, BUCKETS - 1));
        return walk(near, beforeCells, beforeWeight, target);
      }
      before = b;
      beforeCells = cellsSoFar;
      beforeWeight = weightSoFar;
      cellsSoFar += counts[b];
      weightSoFar += weights[b];
    }
    throw new IllegalStateException("no cells");
  }

  private int following(int bucket) {
    int next = bucket + 1;
    while (next < BUCKETS && counts[next] == 0) {
      next++;
    }
    return next;
  }

  private CellSample between(int first, int last) {
    CellSample near = new CellSample();
    for (int i = 0; i < cells.size(); i++) {
      int bucket = bucket(cells.value(i));
      if (bucket >= first && bucket <= last) {
        near.add(cells.value(i), cells.weight(i));
      }
    }
    return near.sorted();
  }

  private double walk(CellSample near, int index, double weightBefore, double target) {
    double sum = weightBefore;
    double place = 0;
    for (int i = 0; i < near.size(); i++) {
      double weight = near.weight(i);
      double next = (index + i) * weight + (cells.size() - 1) * sum;
      if (next >= target) {
        return i == 0 ? near.value(0) : between(near, i, place, next, target);
      }
      place = next;
      sum += weight;
    }
    return near.value(near.size() - 1);
  }

  private static double between(CellSample near, int i, double place, double next, double target) {
    double low = near.value(i - 1);
    return low + (near.value(i) - low) * ((target - place) / (next - place));
  }
}
