// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The values trees are grown on so that every threshold lies halfway between two TRAIN values.
 *
 * <p>The library takes a value of a row as threshold, so a row that has just this value (and round
 * amounts, whole numbers and levels always do) falls to the other side when it moves by a hair, and
 * takes its reasons with it. Each value is therefore replaced, in training only, by the middle
 * between itself and the next smaller one. Their order stays, so the same trees grow, and every
 * TRAIN row, read with its own values, reaches the same leaf.
 *
 * <p>One threshold needs care: that which parts all values from missing ones. The library puts it
 * by the largest value it was given, which is a middle; the largest value itself lies beyond where
 * it is the only one above 0, and would be read as missing. There the threshold is put anew.
 */
final class GapMiddles {

  private final FeatureMatrix values;
  private final float[] largest;
  private final float[] largestMoved;

  private GapMiddles(FeatureMatrix values, float[] largest, float[] largestMoved) {
    this.values = values;
    this.largest = largest;
    this.largestMoved = largestMoved;
  }

  static GapMiddles of(FeatureMatrix rows) {
    float[] moved = rows.flat().clone();
    float[] largest = new float[rows.columns()];
    float[] largestMoved = new float[rows.columns()];
    for (int column = 0; column < rows.columns(); column++) {
      float[] distinct = distinct(rows, column);
      for (int row = 0; row < rows.rows(); row++) {
        float value = rows.at(row, column);
        if (!Float.isNaN(value)) {
          moved[row * rows.columns() + column] = middle(distinct, value);
        }
      }
      largest[column] = distinct.length == 0 ? Float.NaN : distinct[distinct.length - 1];
      largestMoved[column] = distinct.length == 0 ? Float.NaN : middle(distinct, largest[column]);
    }
    return new GapMiddles(FeatureMatrix.unchecked(moved, rows.columns()), largest, largestMoved);
  }

  /** The rows to grow trees on. */
  FeatureMatrix values() {
    return values;
  }

  /** The trees with the thresholds above all values where they belong; the same if they are. */
  BoostedTrees mended(BoostedTrees grown) throws XGBoostError {
    boolean isAtRisk = false;
    for (int column = 0; column < largest.length; column++) {
      isAtRisk |= above(largestMoved[column]) <= largest[column];
    }
    if (!isAtRisk) {
      return grown;
    }
    Map<String, Object> document = grown.document();
    List<Map<String, Object>> trees = BoostedTrees.trees(document);
    if (trees.stream().flatMap(tree -> Fork.of(tree).stream()).noneMatch(this::isTooLow)) {
      return grown;
    }
    trees.forEach(
        tree ->
            Fork.move(
                tree, fork -> isTooLow(fork) ? above(largest[fork.feature()]) : fork.threshold()));
    grown.close();
    return BoostedTrees.of(document);
  }

  private boolean isTooLow(Fork fork) {
    return fork.threshold() > largestMoved[fork.feature()]
        && fork.threshold() <= largest[fork.feature()];
  }

  /** Where the library puts a threshold above all values. */
  private static float above(float largest) {
    return largest + (Math.abs(largest) + 1e-5f);
  }

  private static float middle(float[] distinct, float value) {
    int at = Arrays.binarySearch(distinct, value + 0.0f);
    return at == 0 ? value : between(distinct[at - 1], value);
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
