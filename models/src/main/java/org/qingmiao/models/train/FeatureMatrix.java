// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of float32 in model order, as the trees read them; NaN where missing.
 *
 * <p>Infinite values are refused here, once for every use: the native library refuses them in one
 * of its calls and silently accepts them in another.
 */
public final class FeatureMatrix {

  private final float[] values;
  private final int rows;
  private final int columns;

  private FeatureMatrix(float[] values, int rows, int columns) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
  }

  /** A matrix from its values, row after row. The array is taken over, not copied. */
  static FeatureMatrix of(float[] values, List<String> names) {
    int columns = names.size();
    for (int i = 0; i < values.length; i++) {
      if (Float.isInfinite(values[i])) {
        throw new ModelRefusal(
            ModelRefusal.Code.SCHEMA,
            "feature %s of row %d is infinite, or too large for float32; quarantine the row"
                .formatted(names.get(i % columns), i / columns));
      }
    }
    return new FeatureMatrix(values, values.length / columns, columns);
  }

  /** A matrix of values that came from one that was checked. */
  static FeatureMatrix unchecked(float[] values, int columns) {
    return new FeatureMatrix(values, values.length / columns, columns);
  }

  /** A matrix of rows that each hold one value per name. */
  public static FeatureMatrix of(List<float[]> rows, List<String> names) {
    float[] values = new float[Math.multiplyExact(rows.size(), names.size())];
    for (int row = 0; row < rows.size(); row++) {
      float[] one = rows.get(row);
      if (one.length != names.size()) {
        throw new ModelRefusal(
            ModelRefusal.Code.SCHEMA,
            "row %d holds %d values, expected %d, one for each feature of the model"
                .formatted(row, one.length, names.size()));
      }
      System.arraycopy(one, 0, values, row * names.size(), names.size());
    }
    return of(values, names);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of features. */
  public int columns() {
    return columns;
  }

  /** One value; NaN where missing. */
  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /** The values of a row. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** The rows from one, included, to another, not included. */
  public FeatureMatrix slice(int from, int to) {
    return new FeatureMatrix(
        Arrays.copyOfRange(values, from * columns, to * columns), to - from, columns);
  }

  /** The values, row after row: for the native library, which only reads them. */
  float[] flat() {
    return values;
  }
}
