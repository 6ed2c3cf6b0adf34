// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.ensemble.Contributions;
import org.qingmiao.models.ensemble.Evaluator;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.ModelRefusal;
import org.qingmiao.models.train.Stored;

/**
 * Whom an applicant is compared with: the TRAIN rows whose PD suggests approval (credit 4.7).
 *
 * @param bias Shapley bias of the trees, log-odds of bad
 * @param baseline weighted mean Shapley value of each feature, by name
 * @param median of each feature as the trees read it, by name; absent where none has a value
 * @param rows how many there are
 */
record Reference(double bias, Map<String, Double> baseline, Map<String, Double> median, int rows) {

  Reference {
    baseline = Map.copyOf(baseline);
    median = Map.copyOf(median);
  }

  /**
   * The reference of a model.
   *
   * @param weight of each TRAIN row in the population
   */
  static Reference of(
      Evaluator trees,
      List<Feature> features,
      Rating rating,
      FeatureMatrix train,
      double[] weight) {
    float[] margins = trees.margins(train);
    Contributions phi = trees.contributions(train);
    double[] sums = new double[features.size()];
    double total = 0;
    int[] approved = new int[margins.length];
    int count = 0;
    double lowest = 1;
    for (int row = 0; row < margins.length; row++) {
      double pd = rating.pd(rating.margin(margins[row]));
      lowest = Math.min(lowest, pd);
      if (pd < rating.cutoffs().approveBelow()) {
        approved[count++] = row;
        total += weight[row];
        for (int column = 0; column < sums.length; column++) {
          sums[column] += weight[row] * phi.at(row, column);
        }
      }
    }
    if (count == 0) {
      throw new ModelRefusal(
          ModelRefusal.Code.FIT,
          "no TRAIN row has a PD below cutoffs.approve_below %s, the lowest is %.3f, so reasons have nobody to compare with; see whether the label is the right way round (1 bad, 0 good), and if it is, raise the cutoff, to %.2f or more"
              .formatted(
                  rating.cutoffs().approveBelow(), lowest, Math.floor(100 * lowest + 1) / 100));
    }
    Map<String, Double> baseline = new LinkedHashMap<>();
    Map<String, Double> median = new LinkedHashMap<>();
    for (int column = 0; column < sums.length; column++) {
      String name = features.get(column).name();
      baseline.put(name, sums[column] / total);
      double middle = median(train, approved, count, column);
      if (!Double.isNaN(middle)) {
        median.put(name, middle);
      }
    }
    return new Reference(phi.bias(), baseline, median, count);
  }

  /** The lower of the two middle values, so that it is a value some row has; NaN where none has. */
  private static double median(FeatureMatrix train, int[] rows, int count, int column) {
    float[] values = new float[count];
    int known = 0;
    for (int i = 0; i < count; i++) {
      float value = train.at(rows[i], column);
      if (!Float.isNaN(value)) {
        values[known++] = value;
      }
    }
    Arrays.sort(values, 0, known);
    return known == 0 ? Double.NaN : values[(known - 1) / 2];
  }

  /** The score of someone whose Shapley values are all at their baseline. */
  int score(List<Feature> features, Rating rating) {
    double margin = bias;
    for (Feature feature : features) {
      margin += baseline.get(feature.name());
    }
    return rating.scale().score(rating.pd(rating.margin(margin))).points();
  }

  /**
   * Whether a value is better than the median in the direction that the feature promises; never for
   * a feature without direction or a missing value.
   */
  boolean isGoodSide(Feature feature, float value) {
    Double middle = median.get(feature.name());
    return middle != null && feature.trend().sign() * (value - middle) < 0;
  }

  /** The median of a feature, or the value given where nobody in the reference has one. */
  float medianOr(Feature feature, float value) {
    Double middle = median.get(feature.name());
    return middle == null ? value : middle.floatValue();
  }

  Map<String, Object> parameters() {
    return Map.of("bias", bias, "baseline", baseline, "median", median, "rows", rows);
  }

  static Reference from(Map<String, Object> parameters) {
    Stored stored = new Stored("reference", parameters);
    return new Reference(
        stored.number("bias"),
        numbers("baseline", stored.object("baseline")),
        numbers("median", stored.object("median")),
        (int) stored.number("rows"));
  }

  static Map<String, Double> numbers(String what, Map<String, Object> fields) {
    Stored stored = new Stored(what, fields);
    Map<String, Double> numbers = new LinkedHashMap<>();
    fields.keySet().forEach(name -> numbers.put(name, stored.number(name)));
    return numbers;
  }
}
