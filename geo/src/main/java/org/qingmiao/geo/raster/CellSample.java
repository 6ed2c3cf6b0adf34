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
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double weight;
  private double offFirst;
  private double numerator;
  private double denominator;
  private double beyond;

  /** Forgets all cells, keeps the memory. */
  public void clear() {
    size = 0;
    least = Double.POSITIVE_INFINITY;
    most = Double.NEGATIVE_INFINITY;
    weight = 0;
    offFirst = 0;
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
      reserve(1);
      values[size] = value;
      weights[size] = weight;
      size++;
      this.weight += weight;
      offFirst += weight * (value - values[0]);
      least = Math.min(least, value);
      most = Math.max(most, value);
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
      add(value, weight);
      beyond += Math.abs(value) > 1 ? weight : 0;
      numerator += weight * above;
      denominator += weight * below;
    }
  }

  /** Takes the first cells of two arrays; those without value (NaN) or weight are passed over. */
  void addAll(double[] someValues, double[] someWeights, int count) {
    reserve(count);
    int next = size;
    double low = least;
    double high = most;
    double sum = weight;
    double off = offFirst;
    for (int i = 0; i < count; i++) {
      double value = someValues[i];
      double own = someWeights[i];
      if (own > 0 && !Double.isNaN(value)) {
        values[next] = value;
        weights[next] = own;
        next++;
        sum += own;
        off += own * (value - values[0]);
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
    }
    size = next;
    least = low;
    most = high;
    weight = sum;
    offFirst = off;
  }

  private void reserve(int count) {
    if (size + count > values.length) {
      int room = Math.max(2 * values.length, size + count);
      values = Arrays.copyOf(values, room);
      weights = Arrays.copyOf(weights, room);
    }
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

  /** The least value; positive infinity without cells. */
  double least() {
    return least;
  }

  /** The greatest value; negative infinity without cells. */
  double most() {
    return most;
  }

  /** All weights added up. */
  double weight() {
    return weight;
  }

  /** The mean; it is counted from the first value, so that equal values are their own mean. */
  double mean() {
    return size == 0 ? 0 : values[0] + offFirst / weight;
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
}
