// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;

/**
 * Which families of features may be given as a reason against a row, and which are spared.
 *
 * <p>A Shapley value may read adverse although the value itself is good: it shares out what
 * features do together, and the reference mean is not the value of anybody. So a family is spared
 * when the feature that would stand for it lies on the good side of its direction, and when a row
 * with that family at the reference median would not be of lower risk: nobody is told to mend what
 * would not help (credit 4.7; acceptance 7).
 */
final class Blame {

  private final List<Feature> features;
  private final BoostedTrees trees;
  private final Reference reference;

  Blame(List<Feature> features, BoostedTrees trees, Reference reference) {
    this.features = features;
    this.trees = trees;
    this.reference = reference;
  }

  /**
   * The codes spared in each row.
   *
   * @param margins of the rows, as the trees give them
   * @param phi Shapley values of the rows
   */
  List<Set<String>> spared(FeatureMatrix rows, float[] margins, float[][] phi) {
    List<Set<String>> spared = new ArrayList<>(rows.rows());
    List<float[]> mended = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      float[] values = rows.row(row);
      spared.add(onGoodSide(values, phi[row]));
      for (String code : codes(values)) {
        mended.add(atMedian(values, code));
      }
    }
    float[] after = trees.margins(FeatureMatrix.of(mended, trees.names()));
    int next = 0;
    for (int row = 0; row < rows.rows(); row++) {
      for (String code : codes(rows.row(row))) {
        if (!(after[next++] < margins[row])) {
          spared.get(row).add(code);
        }
      }
    }
    return spared;
  }

  private Set<String> codes(float[] values) {
    Set<String> codes = new LinkedHashSet<>();
    for (int column = 0; column < values.length; column++) {
      codes.add(code(column, values));
    }
    return codes;
  }

  /** A missing value speaks for its data, not for its family. */
  private String code(int column, float[] values) {
    Feature feature = features.get(column);
    return Float.isNaN(values[column]) ? feature.dataCode() : feature.code();
  }

  private float[] atMedian(float[] values, String code) {
    float[] mended = values.clone();
    for (int column = 0; column < values.length; column++) {
      if (code(column, values).equals(code)) {
        mended[column] = reference.medianOr(features.get(column), values[column]);
      }
    }
    return mended;
  }

  /** Families whose most adverse feature is better than the median in its promised direction. */
  private Set<String> onGoodSide(float[] values, float[] phi) {
    Map<String, Integer> worst = new LinkedHashMap<>();
    for (int column = 0; column < values.length; column++) {
      int candidate = column;
      worst.merge(
          code(column, values),
          candidate,
          (known, other) -> push(other, phi) > push(known, phi) ? other : known);
    }
    Set<String> good = new HashSet<>();
    worst.forEach(
        (code, column) -> {
          if (reference.isGoodSide(features.get(column), values[column])) {
            good.add(code);
          }
        });
    return good;
  }

  private double push(int column, float[] phi) {
    return phi[column] - reference.baseline().get(features.get(column).name());
  }
}
