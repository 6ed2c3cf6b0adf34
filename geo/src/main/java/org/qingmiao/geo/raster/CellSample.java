// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Arrays;

/**
 * The cells of a parcel that have a value, with their weights, in the order in which they were met;
 * emptied and filled again for each parcel.
 *
 * <p>For a ratio, such as a spectral index, numerators and denominators are added up beside it: the
 * ratio of weighted means is what a coarser sensor would have seen.
 */
public final class CellSample {
  private double[] values = new double[256];
  private double[] weights = new double[256];
  private int size;
  private double numerator;
  private double denominator;
  private double beyond;

  /** Forgets all cells, keeps the memory. */
  public void clear() {
    size = 0;
    numerator = 0;
    denominator = 0;
    beyond = 0;
  }

  /**
   * Takes a cell; one without weight is passed over.
   *
   * @param value finite
   * @param weight at least 0
   */
  public void add(double value, double weight) {
    if (weight > 0) {
      put(value, weight);
    }
  }

  /**
   * Takes a cell whose value is a ratio.
   *
   * @param above finite
   * @param below finite, not 0
   * @param weight at least 0
   */
  public void addRatio(double above, double below, double weight) {
    if (weight > 0) {
      double value = above / below;
      put(value, weight);
      beyond += Math.abs(value) > 1 ? weight : 0;
      numerator += weight * above;
      denominator += weight * below;
    }
  }

  private void put(double value, double weight) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    values[size] = value;
    weights[size] = weight;
    size++;
  }

  /** How many cells there are. */
  public int size() {
    return size;
  }

  double value(int cell) {
    return values[cell];
  }

  double weight(int cell) {
    return weights[cell];
  }

  double numerator() {
    return numerator;
  }

  /** Denominators added up; 0 where values are no ratios. */
  double denominator() {
    return denominator;
  }

  /** Weight of ratios outside −1..1. */
  double beyond() {
    return beyond;
  }

  /** The same values and weights by value; cells of one value keep their order. */
  CellSample sorted() {
    CellSample sorted = new CellSample();
    sorted.values = Arrays.copyOf(values, Math.max(1, size));
    sorted.weights = Arrays.copyOf(weights, Math.max(1, size));
    sorted.size = size;
    sorted.sort(0, size, new double[size], new double[size]);
    return sorted;
  }

  private void sort(int from, int to, double[] otherValues, double[] otherWeights) {
    if (to - from <= 16) {
      insert(from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(from, middle, otherValues, otherWeights);
    sort(middle, to, otherValues, otherWeights);
    System.arraycopy(values, from, otherValues, from, middle - from);
    System.arraycopy(weights, from, otherWeights, from, middle - from);
    int left = from;
    int right = middle;
    for (int i = from; left < middle; i++) {
      if (right < to && values[right] < otherValues[left]) {
        values[i] = values[right];
        weights[i] = weights[right++];
      } else {
        values[i] = otherValues[left];
        weights[i] = otherWeights[left++];
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
