// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Where thresholds of trees that were grown on plain values belong: halfway between the TRAIN value
 * that the library took and the next smaller one.
 *
 * <p>The same as {@link GapMiddles} does before the trees grow, for rows that only a cluster holds:
 * to replace every value there, all distinct values would have to meet in one place, while the
 * trees have few thresholds, and one pass finds the greatest value below each. A threshold that no
 * row has, as one above all values, stays. So does the path of every TRAIN row.
 */
final class ThresholdMiddles {

  private final float[][] thresholds;
  private final float[][] below;
  private final boolean[][] isValue;

  private ThresholdMiddles(float[][] thresholds) {
    this.thresholds = thresholds;
    this.below = new float[thresholds.length][];
    this.isValue = new boolean[thresholds.length][];
    for (int feature = 0; feature < thresholds.length; feature++) {
      below[feature] = new float[thresholds[feature].length];
      Arrays.fill(below[feature], Float.NEGATIVE_INFINITY);
      isValue[feature] = new boolean[thresholds[feature].length];
    }
  }

  /**
   * Looks at all rows.
   *
   * @param rows one list of float32 in model order; NaN where missing
   * @param trees in the library's JSON
   * @param features number of them
   */
  static ThresholdMiddles of(Dataset<Row> rows, List<Map<String, Object>> trees, int features) {
    List<SortedSet<Float>> taken =
        IntStream.range(0, features).<SortedSet<Float>>mapToObj(f -> new TreeSet<>()).toList();
    trees.forEach(
        tree ->
            Fork.of(tree).forEach(fork -> taken.get(fork.feature()).add(fork.threshold() + 0.0f)));
    float[][] thresholds = new float[features][];
    for (int feature = 0; feature < features; feature++) {
      thresholds[feature] = floats(taken.get(feature));
    }
    MapPartitionsFunction<Row, byte[]> look = part -> seen(part, thresholds);
    ThresholdMiddles all = new ThresholdMiddles(thresholds);
    rows.mapPartitions(look, Encoders.BINARY()).collectAsList().forEach(all::merge);
    for (float[] rising : all.below) {
      for (int i = 1; i < rising.length; i++) {
        rising[i] = Math.max(rising[i], rising[i - 1]);
      }
    }
    return all;
  }

  /** The threshold of a fork in its new place. */
  float moved(Fork fork) {
    int feature = fork.feature();
    float threshold = fork.threshold();
    int at = Arrays.binarySearch(thresholds[feature], threshold + 0.0f);
    float next = below[feature][at];
    return isValue[feature][at] && next != Float.NEGATIVE_INFINITY
        ? GapMiddles.between(next, threshold)
        : threshold;
  }

  private static Iterator<byte[]> seen(Iterator<Row> rows, float[][] thresholds) {
    ThresholdMiddles part = new ThresholdMiddles(thresholds);
    while (rows.hasNext()) {
      List<Float> values = rows.next().getList(0);
      for (int feature = 0; feature < thresholds.length; feature++) {
        part.see(feature, values.get(feature) + 0.0f); // -0.0 would sort below 0.0
      }
    }
    return Stream.of(part.bytes()).iterator();
  }

  private void see(int feature, float value) {
    if (Float.isNaN(value)) {
      return;
    }
    int at = Arrays.binarySearch(thresholds[feature], value);
    if (at >= 0) {
      isValue[feature][at] = true;
    }
    int above = at >= 0 ? at + 1 : -at - 1;
    if (above < below[feature].length) {
      below[feature][above] = Math.max(below[feature][above], value);
    }
  }

  private byte[] bytes() {
    int size = Arrays.stream(thresholds).mapToInt(t -> t.length * (Float.BYTES + 1)).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (int feature = 0; feature < thresholds.length; feature++) {
      for (int i = 0; i < thresholds[feature].length; i++) {
        bytes.putFloat(below[feature][i]).put((byte) (isValue[feature][i] ? 1 : 0));
      }
    }
    return bytes.array();
  }

  private void merge(byte[] part) {
    ByteBuffer bytes = ByteBuffer.wrap(part);
    for (int feature = 0; feature < thresholds.length; feature++) {
      for (int i = 0; i < thresholds[feature].length; i++) {
        below[feature][i] = Math.max(below[feature][i], bytes.getFloat());
        isValue[feature][i] |= bytes.get() == 1;
      }
    }
  }

  private static float[] floats(SortedSet<Float> values) {
    float[] floats = new float[values.size()];
    int i = 0;
    for (float value : values) {
      floats[i++] = value;
    }
    return floats;
  }
}
