// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * The cells of a sample by value; cells of one value keep their order.
 *
 * <p>Cells are dealt into buckets of equal width in two passes. Within a bucket they are sorted
 * when someone asks for it: quantiles ask for a few buckets, histograms for all.
 */
final class SortedCells {
  private static final int FEW = 24;

  private final double[] values;
  private final double[] weights;
  private final int[] starts;
  private final double[] weightBefore;
  private final boolean[] sorted;

  SortedCells(CellSample cells) {
    int n = cells.size();
    int buckets = Math.max(16, Integer.highestOneBit(n / 2 + 1));
    this.values = new double[n];
    this.weights = new double[n];
    this.starts = new int[buckets + 1];
    this.weightBefore = new double[buckets + 1];
    this.sorted = new boolean[buckets];
    double range = cells.most() - cells.least();
    deal(cells, cells.least(), range > 0 ? (buckets - 1) / range : 0);
  }

  private void deal(CellSample cells, double least, double perValue) {
    int buckets = sorted.length;
    int[] bucketOf = new int[cells.size()];
    for (int i = 0; i < bucketOf.length; i++) {
      int bucket = Math.min(buckets - 1, (int) ((cells.value(i) - least) * perValue));
      bucketOf[i] = bucket;
      starts[bucket + 1]++;
      weightBefore[bucket + 1] += cells.weight(i);
    }
    for (int b = 0; b < buckets; b++) {
      starts[b + 1] += starts[b];
      weightBefore[b + 1] += weightBefore[b];
    }
    int[] next = starts.clone();
    for (int i = 0; i < bucketOf.length; i++) {
      int place = next[bucketOf[i]]++;
      values[place] = cells.value(i);
      weights[place] = cells.weight(i);
    }
  }

  int size() {
    return values.length;
  }

  /** Value of a cell; its bucket must be sorted. */
  double value(int cell) {
    return values[cell];
  }

  double weight(int cell) {
    return weights[cell];
  }

  /** Weight of all cells. */
  double weight() {
    return weightBefore[sorted.length];
  }

  int buckets() {
    return sorted.length;
  }

  /** The first cell of a bucket; of the one behind the last, the number of cells. */
  int start(int bucket) {
    return starts[bucket];
  }

  boolean isEmpty(int bucket) {
    return starts[bucket] == starts[bucket + 1];
  }

  /** Weight of the cells in all buckets before this one. */
  double weightBefore(int bucket) {
    return weightBefore[bucket];
  }

  /** Sorts the cells of a bucket. */
  void sort(int bucket) {
    if (!sorted[bucket]) {
      sorted[bucket] = true;
      int from = starts[bucket];
      int to = starts[bucket + 1];
      if (to - from <= FEW) {
        insert(from, to);
      } else {
        merge(from, to, new double[to - from], new double[to - from]);
      }
    }
  }

  private void merge(int from, int to, double[] spareValues, double[] spareWeights) {
    if (to - from <= FEW) {
      insert(from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    merge(from, middle, spareValues, spareWeights);
    merge(middle, to, spareValues, spareWeights);
    int count = middle - from;
    System.arraycopy(values, from, spareValues, 0, count);
    System.arraycopy(weights, from, spareWeights, 0, count);
    int left = 0;
    int right = middle;
    for (int i = from; left < count; i++) {
      if (right < to && values[right] < spareValues[left]) {
        values[i] = values[right];
        weights[i] = weights[right++];
      } else {
        values[i] = spareValues[left];
        weights[i] = spareWeights[left++];
      }
    }
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      double value = values[i];
      double weight = weights[i];
      int j = i;
      for (; j > from && values[j - 1] > value; j--) {
        values[j] = values[j - 1];
        weights[j] = weights[j - 1];
      }
      values[j] = value;
      weights[j] = weight;
    }
  }
}
