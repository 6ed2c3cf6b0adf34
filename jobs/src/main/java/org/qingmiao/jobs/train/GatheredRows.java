// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.models.train.Sample;

/** Rows of one segment while they are read, column by column, so that no row object stays. */
final class GatheredRows {
  private final List<Feature> features;
  private final List<String> applicants = new ArrayList<>();
  private final List<String> loans = new ArrayList<>();
  private final List<LocalDate> days = new ArrayList<>();
  private final Numbers buckets = new Numbers();
  private final Numbers bads = new Numbers();
  private final Numbers weights = new Numbers();
  private final List<Numbers> numbers = new ArrayList<>();
  private final List<List<String>> levels = new ArrayList<>();

  GatheredRows(List<Feature> features) {
    this.features = features;
    features.forEach(
        f -> {
          numbers.add(new Numbers());
          levels.add(new ArrayList<>());
        });
  }

  void add(Row row, LocalDate asOf, int bucket) {
    applicants.add(row.getAs("applicant_token"));
    loans.add(row.getAs("loan_token"));
    days.add(asOf);
    buckets.add(bucket);
    bads.add(row.getAs("target").equals("BAD") ? 1 : 0);
    weights.add(row.<Double>getAs("case_weight"));
    for (int i = 0; i < features.size(); i++) {
      Object value = row.getAs(features.get(i).name());
      if (features.get(i).kind() == Feature.Kind.NUMBER) {
        numbers.get(i).add(value == null ? Double.NaN : (Double) value);
      } else {
        levels.get(i).add(value == null ? "" : (String) value);
      }
    }
  }

  /** Mean weight of the bad or the good rows; 1 where there is none. */
  double meanWeight(boolean isBad) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < bads.size; i++) {
      if ((bads.values[i] == 1) == isBad) {
        sum += weights.values[i];
        count++;
      }
    }
    return count == 0 ? 1 : sum / count;
  }

  /** The rows, with their weights or each counting once. */
  Sample sample(boolean isWeighted) {
    int rows = loans.size();
    boolean[] bad = new boolean[rows];
    int[] bucket = new int[rows];
    for (int i = 0; i < rows; i++) {
      bad[i] = bads.values[i] == 1;
      bucket[i] = (int) buckets.values[i];
    }
    Sample.Builder builder =
        Sample.of(features)
            .keys(
                applicants.toArray(String[]::new),
                days.toArray(LocalDate[]::new),
                loans.toArray(String[]::new),
                bucket);
    builder = isWeighted ? builder.outcomes(bad, weights.toArray()) : builder.outcomes(bad);
    for (int i = 0; i < features.size(); i++) {
      String name = features.get(i).name();
      builder =
          features.get(i).kind() == Feature.Kind.NUMBER
              ? builder.number(name, numbers.get(i).toArray())
              : builder.category(name, levels.get(i).toArray(String[]::new));
    }
    return builder.build();
  }

  /** A growing list of doubles. */
  private static final class Numbers {
    private double[] values = new double[256];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
