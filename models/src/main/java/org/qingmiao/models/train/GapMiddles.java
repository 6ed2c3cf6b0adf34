// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Arrays;

/**
 * The values trees are grown on so that every threshold lies halfway between two TRAIN values.
 *
 * <p>The library takes a value of a row as threshold, so a row that has just this value (and round
 * amounts, whole numbers and levels always do) falls to the other side when it moves by a hair, and
 * takes its reasons with it. Each value is therefore replaced, in training only, by the middle
 * between itself and the next smaller one. Their order stays, so the same trees grow, and every
 * TRAIN row, read with its own values, reaches the same leaf.
 */
final class GapMiddles {

  private GapMiddles() {}

  static FeatureMatrix of(FeatureMatrix rows) {
    float[] moved = rows.flat().clone();
    for (int column = 0; column < rows.columns(); column++) {
      float[] distinct = distinct(rows, column);
      for (int row = 0; row < rows.rows(); row++) {
        float value = rows.at(row, column);
        if (!Float.isNaN(value)) {
          moved[row * rows.columns() + column] = middle(distinct, value);
        }
      }
    }
    return FeatureMatrix.unchecked(moved, rows.columns());
  }

  private static float middle(float[] distinct, float value) {
    int at = Arrays.binarySearch(distinct, value + 0.0f);
    if (at == 0) {
      return value;
    }
    return between(distinct[at - 1], value);
  }

  /** The middle between a value and the next smaller one. */
  static float between(float below, float value) {
    float middle = (float) (((double) below + value) / 2);
    // Between neighbouring floats there is no middle, and a threshold must exclude the smaller.
    return middle > below ? middle : value;
  }

  /** The values of a column, rising, each once. */
  private static float[] distinct(FeatureMatrix rows, int column) {
    float[] values = new float[rows.rows()];
    int known = 0;
    for (int row = 0; row < rows.rows(); row++) {
      float value = rows.at(row, column);
      if (!Float.isNaN(value)) {
        values[known++] = value + 0.0f; // -0.0 would sort below 0.0
      }
    }
    Arrays.sort(values, 0, known);
    int count = 0;
    for (int i = 0; i < known; i++) {
      if (count == 0 || values[i] != values[count - 1]) {
        values[count++] = values[i];
      }
    }
    return Arrays.copyOf(values, count);
  }
}
