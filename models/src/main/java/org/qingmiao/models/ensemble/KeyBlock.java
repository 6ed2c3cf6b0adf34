// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Collection;
import org.qingmiao.models.train.FeatureMatrix;

/**
 * Up to {@value #ROWS} rows as columns of int keys whose order is the order of the values.
 *
 * <p>The key of a float is its bits, with all but the sign flipped where it is negative; -0.0
 * counts as 0.0. So x &lt; t exactly when key(x) &lt; key(t), and no finite value has the least or
 * the greatest key: these stand for a missing value, the least where it goes left and the greatest
 * where it goes right. A feature therefore has two columns, which are one where the block misses no
 * value of it.
 *
 * <p>Keys and columns are as they are for the compiler: it turns a loop over {@code int[]}s from 0
 * to their length, without a branch, into vector code, and few others (credit 4.16).
 */
final class KeyBlock {

  /** Rows of a full block: its columns stay in the nearest caches. */
  static final int ROWS = 1_024;

  private final int[][] columns;
  private final int rows;

  /**
   * A block of so many rows.
   *
   * @param features of the model
   * @param used those that some tree asks; the others are never loaded
   */
  KeyBlock(int rows, int features, Collection<Integer> used) {
    this.rows = rows;
    this.columns = new int[2 * features][];
    for (int feature : used) {
      columns[column(feature, true)] = new int[rows];
    }
  }

  /** The column of a feature for splits that send a missing value left, or right. */
  static int column(int feature, boolean isMissingLeft) {
    return 2 * feature + (isMissingLeft ? 0 : 1);
  }

  /** The key of a value that is not missing. */
  static int key(float value) {
    int bits = Float.floatToRawIntBits(value + 0.0f); // -0.0 + 0.0 is 0.0
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  int rows() {
    return rows;
  }

  int[] column(int at) {
    return columns[at];
  }

  /** Takes the block's rows from a matrix, beginning with one of them. */
  void load(FeatureMatrix from, int first) {
    for (int feature = 0; feature < columns.length / 2; feature++) {
      int[] left = columns[column(feature, true)];
      if (left != null) {
        boolean isComplete = load(from, first, feature, left);
        columns[column(feature, false)] = isComplete ? left : missingRight(left);
      }
    }
  }

  private static boolean load(FeatureMatrix from, int first, int feature, int[] keys) {
    boolean isComplete = true;
    for (int row = 0; row < keys.length; row++) {
      float value = from.at(first + row, feature);
      boolean isMissing = Float.isNaN(value);
      keys[row] = isMissing ? Integer.MIN_VALUE : key(value);
      isComplete &= !isMissing;
    }
    return isComplete;
  }

  private static int[] missingRight(int[] missingLeft) {
    int[] keys = missingLeft.clone();
    for (int row = 0; row < keys.length; row++) {
      keys[row] = keys[row] == Integer.MIN_VALUE ? Integer.MAX_VALUE : keys[row];
    }
    return keys;
  }
}
