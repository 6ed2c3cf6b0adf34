// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Arrays;

/**
 * Quantiles of weighted cells: with cells by value, i from 0 to n−1, and C the running sum of
 * weights, cell i stands at {@code S_i = i · w_i + (n−1) · C_(i−1)}; the quantile q is the value at
 * {@code q · (n−1) · C_(n−1)}, linear between cells. With equal weights this is the usual rule
 * (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
 *
 * <p>S_i lies between (n−1) · C_(i−1) and (n−1) · C_i, so the weights of the buckets tell in which
 * one a quantile lies; only that one and its neighbours with cells are sorted.
 */
final class WeightedQuantiles {
  private final SortedCells cells;

  private WeightedQuantiles(CellSample cells) {
    this.cells = new SortedCells(cells);
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

  private double at(double share) {
    int steps = cells.size() - 1;
    double target = share * steps * cells.weight();
    int bucket = bucketOf(target);
    int before = preceding(bucket);
    int last = following(bucket);
    for (int b = before; b <= last; b++) {
      cells.sort(b);
    }
    return walk(cells.start(before), cells.start(last + 1), cells.weightBefore(before), target);
  }

  /** The first bucket with cells up to whose end the target lies. */
  private int bucketOf(double target) {
    int steps = cells.size() - 1;
    int low = 0;
    int high = cells.buckets() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps * cells.weightBefore(middle + 1) >= target && cells.start(middle + 1) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The nearest bucket with cells at the left, or this one. */
  private int preceding(int bucket) {
    int at = bucket - 1;
    while (at >= 0 && cells.isEmpty(at)) {
      at--;
    }
    return at < 0 ? bucket : at;
  }

  /** The nearest bucket with cells at the right, or this one. */
  private int following(int bucket) {
    int at = bucket + 1;
    while (at < cells.buckets() && cells.isEmpty(at)) {
      at++;
    }
    return at == cells.buckets() ? bucket : at;
  }

  private double walk(int from, int to, double weightBefore, double target) {
    double sum = weightBefore;
    double place = 0;
    double value = cells.value(from);
    for (int i = from; i < to; i++) {
      double next = i * cells.weight(i) + (cells.size() - 1) * sum;
      if (next >= target) {
        return i == from
            ? cells.value(i)
            : value + (cells.value(i) - value) * ((target - place) / (next - place));
      }
      place = next;
      value = cells.value(i);
      sum += cells.weight(i);
    }
    return value;
  }
}
