// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Weighted cells as a sparse histogram of bins 0.001 wide, which can be added to another one. It
 * keeps the first and the last cell of each bin by value, so that quantiles between bins are exact
 * and those within a bin are off by less than 0.001.
 */
final class ValueBins {
  private static final double PER_UNIT = 1000;

  private final double[] bins;
  private final int[] counts;
  private final double[] weights;
  private final double[] first;
  private final double[] firstWeight;
  private final double[] last;
  private final double[] lastWeight;
  private int size;

  private ValueBins(int room) {
    bins = new double[room];
    counts = new int[room];
    weights = new double[room];
    first = new double[room];
    firstWeight = new double[room];
    last = new double[room];
    lastWeight = new double[room];
  }

  static ValueBins of(CellSample cells) {
    SortedCells sorted = new SortedCells(cells);
    for (int bucket = 0; bucket < sorted.buckets(); bucket++) {
      sorted.sort(bucket);
    }
    ValueBins bins = new ValueBins(Math.max(1, cells.size()));
    for (int i = 0; i < sorted.size(); i++) {
      double value = sorted.value(i);
      double weight = sorted.weight(i);
      bins.put(Math.floor(value * PER_UNIT), 1, weight, value, weight, value, weight);
    }
    return bins;
  }

  /** All cells of both; where two cells have one value, those of the other one come later. */
  ValueBins plus(ValueBins other) {
    ValueBins sum = new ValueBins(Math.max(1, size + other.size));
    int i = 0;
    int j = 0;
    while (i < size || j < other.size) {
      if (j == other.size || (i < size && bins[i] <= other.bins[j])) {
        sum.put(this, i++);
      } else {
        sum.put(other, j++);
      }
    }
    return sum;
  }

  private void put(ValueBins from, int i) {
    put(
        from.bins[i],
        from.counts[i],
        from.weights[i],
        from.first[i],
        from.firstWeight[i],
        from.last[i],
        from.lastWeight[i]);
  }

  private void put(
      double bin,
      int count,
      double weight,
      double low,
      double lowWeight,
      double high,
      double highWeight) {
    if (size == 0 || bins[size - 1] != bin) {
      bins[size] = bin;
      first[size] = low;
      firstWeight[size] = lowWeight;
      last[size] = Double.NEGATIVE_INFINITY;
      size++;
    }
    int at = size - 1;
    counts[at] += count;
    weights[at] += weight;
    if (low < first[at]) {
      first[at] = low;
      firstWeight[at] = lowWeight;
    }
    if (high >= last[at]) {
      last[at] = high;
      lastWeight[at] = highWeight;
    }
  }

  /** How many bytes {@link #write} takes. */
  int bytes() {
    return Integer.BYTES + size * (Integer.BYTES + 6 * Double.BYTES);
  }

  void write(ByteBuffer to) {
    to.putInt(size);
    for (int i = 0; i < size; i++) {
      to.putInt(counts[i]).putDouble(bins[i]).putDouble(weights[i]);
      to.putDouble(first[i]).putDouble(firstWeight[i]).putDouble(last[i]).putDouble(lastWeight[i]);
    }
  }

  static ValueBins read(ByteBuffer from) {
    int size = from.getInt();
    ValueBins read = new ValueBins(size);
    for (int i = 0; i < size; i++) {
      int count = from.getInt();
      double bin = from.getDouble();
      double weight = from.getDouble();
      double low = from.getDouble();
      double lowWeight = from.getDouble();
      read.put(bin, count, weight, low, lowWeight, from.getDouble(), from.getDouble());
    }
    return read;
  }

  /** The value at a share of the weight, by the rule of {@link WeightedQuantiles}. */
  double quantile(double share) {
    int n = Arrays.stream(counts, 0, size).sum();
    double target = share * (n - 1) * Arrays.stream(weights, 0, size).sum();
    double place = 0;
    double value = first[0];
    int before = 0;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double start = before * firstWeight[i] + (n - 1) * sum;
      if (start >= target) {
        return between(value, place, first[i], start, target);
      }
      before += counts[i];
      sum += weights[i];
      double end = (before - 1) * lastWeight[i] + (n - 1) * (sum - lastWeight[i]);
      if (end >= target) {
        return between(first[i], start, last[i], end, target);
      }
      place = end;
      value = last[i];
    }
    return value;
  }

  private static double between(double low, double place, double high, double end, double target) {
    return end > place ? low + (high - low) * ((target - place) / (end - place)) : high;
  }
}
