// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.qingmiao.features.define.Feature;

/**
 * The rows of one segment by columns, in the order of their key: applicant, as_of, loan.
 *
 * <p>The order is checked, because sums of floating-point numbers, and so the bytes of a model,
 * depend on it. Rows that were shuffled by a cluster give the same sample again once sorted.
 */
public final class Sample {

  private final List<Feature> features;
  private final Map<String, SampleColumn> columns;
  private final String[] applicant;
  private final LocalDate[] asOf;
  private final String[] loan;
  private final int[] bucket;
  private final boolean[] bad;
  private final double[] weight;

  private Sample(Builder parts) {
    this.features = parts.features;
    this.columns = Map.copyOf(parts.columns);
    this.applicant = parts.applicant;
    this.asOf = parts.asOf;
    this.loan = parts.loan;
    this.bucket = parts.bucket;
    this.bad = parts.bad;
    this.weight = parts.weight;
  }

  /** Starts a sample with these features, in model order. */
  public static Builder of(List<Feature> features) {
    return new Builder(features);
  }

  /** Number of rows. */
  public int size() {
    return bad.length;
  }

  /** The features, in model order. */
  public List<Feature> features() {
    return features;
  }

  /** The value of a number; NaN where missing. */
  public double number(Feature feature, int row) {
    return column(feature).number(row);
  }

  /** The level of a category; empty where missing. */
  public String level(Feature feature, int row) {
    return column(feature).level(row);
  }

  /** Whether a row has no value of a feature. */
  public boolean isMissing(Feature feature, int row) {
    return column(feature).isMissing(row);
  }

  /** Whether the loan of a row went bad. */
  public boolean isBad(int row) {
    return bad[row];
  }

  /** Population cases that a row stands for. */
  public double weight(int row) {
    return weight[row];
  }

  /** The split bucket of a row's applicant. */
  public int bucket(int row) {
    return bucket[row];
  }

  /** The token of a row's applicant. */
  public String applicant(int row) {
    return applicant[row];
  }

  /** The day of a row's decision. */
  public LocalDate asOf(int row) {
    return asOf[row];
  }

  /** The token of a row's loan. */
  public String loan(int row) {
    return loan[row];
  }

  /** The label of every row. */
  public boolean[] bads() {
    return bad.clone();
  }

  /** The weight of every row. */
  public double[] weights() {
    return weight.clone();
  }

  /** The split bucket of every row. */
  public int[] buckets() {
    return bucket.clone();
  }

  /** Number of bad rows. */
  public int badCount() {
    int count = 0;
    for (boolean one : bad) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** The weighted share of bad rows, in [0, 1]. */
  public double badRate() {
    double bads = 0;
    double all = 0;
    for (int row = 0; row < size(); row++) {
      all += weight[row];
      bads += bad[row] ? weight[row] : 0;
    }
    return bads / all;
  }

  /** The rows that pass, in the same order. */
  public Sample where(IntPredicate rows) {
    int[] kept = IntStream.range(0, size()).filter(rows).toArray();
    Builder parts = new Builder(features);
    columns.forEach((name, column) -> parts.columns.put(name, column.select(kept)));
    parts.applicant = Arrays.stream(kept).mapToObj(row -> applicant[row]).toArray(String[]::new);
    parts.asOf = Arrays.stream(kept).mapToObj(row -> asOf[row]).toArray(LocalDate[]::new);
    parts.loan = Arrays.stream(kept).mapToObj(row -> loan[row]).toArray(String[]::new);
    parts.bucket = Arrays.stream(kept).map(row -> bucket[row]).toArray();
    parts.weight = Arrays.stream(kept).mapToDouble(row -> weight[row]).toArray();
    parts.bad = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      parts.bad[i] = bad[kept[i]];
    }
    return new Sample(parts);
  }

  /** The same rows without some features: what a refit is trained on that is to do without. */
  public Sample without(Collection<Feature> some) {
    Builder parts = new Builder(features.stream().filter(other -> !some.contains(other)).toList());
    parts.share(this);
    some.forEach(feature -> parts.columns.remove(feature.name()));
    return new Sample(parts);
  }

  /** The same rows, every bad and every good standing for so many population cases. */
  public Sample weightedByClass(double badWeight, double goodWeight) {
    Builder parts = new Builder(features);
    parts.share(this);
    parts.weight = new double[size()];
    for (int row = 0; row < size(); row++) {
      parts.weight[row] = bad[row] ? badWeight : goodWeight;
    }
    return new Sample(parts);
  }

  /** Whether some row stands for other than itself. */
  public boolean isWeighted() {
    return Arrays.stream(weight).anyMatch(one -> one != 1);
  }

  private SampleColumn column(Feature feature) {
    SampleColumn column = columns.get(feature.name());
    if (column == null) {
      throw new IllegalArgumentException(
          "sample: no feature %s, it has %s"
              .formatted(feature.name(), features.stream().map(Feature::name).toList()));
    }
    return column;
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Gathers the columns of a sample and checks that they fit together. */
  public static final class Builder {
    private final List<Feature> features;
    private final Map<String, SampleColumn> columns = new HashMap<>();
    private String[] applicant = {};
    private LocalDate[] asOf = {};
    private String[] loan = {};
    private int[] bucket = {};
    private boolean[] bad = {};
    private double[] weight = {};

    private Builder(List<Feature> features) {
      this.features = List.copyOf(features);
    }

    /** The key of every row, with its split bucket. */
    public Builder keys(String[] applicant, LocalDate[] asOf, String[] loan, int[] bucket) {
      this.applicant = applicant.clone();
      this.asOf = asOf.clone();
      this.loan = loan.clone();
      this.bucket = bucket.clone();
      return this;
    }

    /** Whether each row went bad, and how many population cases it stands for. */
    public Builder outcomes(boolean[] bad, double[] weight) {
      this.bad = bad.clone();
      this.weight = weight.clone();
      return this;
    }

    /** Whether each row went bad, each standing for itself only. */
    public Builder outcomes(boolean[] bad) {
      return outcomes(bad, ones(bad.length));
    }

    /** The values of a number; NaN where missing. */
    public Builder number(String feature, double[] values) {
      columns.put(feature, new SampleColumn.Numbers(values.clone()));
      return this;
    }

    /** The levels of a category; empty or null where missing. */
    public Builder category(String feature, String[] levels) {
      columns.put(feature, SampleColumn.Levels.of(levels));
      return this;
    }

    /** The sample, once every column is there, as long as the others, and in key order. */
    public Sample build() {
      requireLength("as_of", asOf.length);
      requireLength("loan", loan.length);
      requireLength("split bucket", bucket.length);
      requireLength("label", bad.length);
      requireLength("weight", weight.length);
      features.forEach(this::requireColumn);
      requireOrder();
      requireWeights();
      return new Sample(this);
    }

    private void share(Sample sample) {
      columns.putAll(sample.columns);
      applicant = sample.applicant;
      asOf = sample.asOf;
      loan = sample.loan;
      bucket = sample.bucket;
      bad = sample.bad;
      weight = sample.weight;
    }

    private void requireColumn(Feature feature) {
      SampleColumn column = columns.get(feature.name());
      if (column == null) {
        throw schema("feature %s is missing, expected a %s", feature.name(), feature.kind());
      }
      if (column.kind() != feature.kind()) {
        throw schema(
            "feature %s is a %s, expected a %s", feature.name(), column.kind(), feature.kind());
      }
      requireLength("feature " + feature.name(), column.size());
    }

    private void requireLength(String what, int length) {
      if (length != applicant.length) {
        throw schema("%s has %d rows, expected %d as the keys", what, length, applicant.length);
      }
    }

    private void requireOrder() {
      for (int row = 1; row < applicant.length; row++) {
        int order = applicant[row - 1].compareTo(applicant[row]);
        order = order == 0 ? asOf[row - 1].compareTo(asOf[row]) : order;
        order = order == 0 ? loan[row - 1].compareTo(loan[row]) : order;
        if (order >= 0) {
          throw schema(
              "the key of row %d does not come after that of row %d; order the rows by applicant,"
                  + " as_of and loan, and keep one row per key",
              row, row - 1);
        }
      }
    }

    private void requireWeights() {
      for (int row = 0; row < weight.length; row++) {
        if (!(weight[row] > 0) || Double.isInfinite(weight[row])) {
          throw schema(
              "the weight of row %d is %s, expected a finite number above 0", row, weight[row]);
        }
      }
    }

    private static ModelRefusal schema(String format, Object... values) {
      return new ModelRefusal(ModelRefusal.Code.SCHEMA, "sample: " + format.formatted(values));
    }
  }
}
