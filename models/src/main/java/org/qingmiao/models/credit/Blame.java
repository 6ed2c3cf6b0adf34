// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.Margins;

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
  private final List<String> names;
  private final Families families;
  private final Margins trees;
  private final Reference reference;
  private final float[] median;

  Blame(List<Feature> features, Families families, Margins trees, Reference reference) {
    this.features = features;
    this.names = features.stream().map(Feature::name).toList();
    this.families = families;
    this.trees = trees;
    this.reference = reference;
    this.median = new float[names.size()];
    for (int column = 0; column < median.length; column++) {
      median[column] = reference.medianOr(features.get(column), Float.NaN);
    }
  }

  /**
   * The codes spared in each row, among those that are accused.
   *
   * @param margins of the rows, as the trees give them
   * @param accused families of each row that cost it points
   */
  List<Set<String>> spared(
      FeatureMatrix rows, float[] margins, List<List<ReasonCodes.Family>> accused) {
    List<Set<String>> spared = new ArrayList<>(rows.rows());
    List<float[]> mended = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      float[] values = rows.row(row);
      for (ReasonCodes.Family family : accused.get(row)) {
        mended.add(atMedian(values, family.code()));
      }
    }
    float[] after = trees.margins(FeatureMatrix.of(mended, names));
    int next = 0;
    for (int row = 0; row < rows.rows(); row++) {
      Set<String> some = new HashSet<>();
      for (ReasonCodes.Family family : accused.get(row)) {
        if (!(after[next++] < margins[row]) || isOnGoodSide(family, rows, row)) {
          some.add(family.code());
        }
      }
      spared.add(some);
    }
    return spared;
  }

  private float[] atMedian(float[] values, String code) {
    int family = families.family(code);
    float[] mended = values.clone();
    for (int column = 0; column < values.length; column++) {
      if (families.of(column, Float.isNaN(values[column])) == family) {
        mended[column] = Float.isNaN(median[column]) ? values[column] : median[column];
      }
    }
    return mended;
  }

  /** Whether the feature that would stand for a family is better than the median. */
  private boolean isOnGoodSide(ReasonCodes.Family family, FeatureMatrix rows, int row) {
    int column = names.indexOf(family.feature());
    return reference.isGoodSide(features.get(column), rows.at(row, column));
  }
}
