// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Estimates of rows by models that never saw them.
 *
 * @param predicted one for each row, in the order of splits and then of rows
 */
public record CrossFit(List<Predicted> predicted) {

  public CrossFit {
    predicted = List.copyOf(predicted);
  }

  /**
   * A row with its estimate.
   *
   * @param row as labelled
   * @param lnMedian estimated
   */
  public record Predicted(EstimateRow row, double lnMedian) {
    /** Label minus estimate. */
    public double residual() {
      return row.lnEmissions() - lnMedian;
    }
  }

  /** Each fold of enterprises by a model of the other four. */
  public static CrossFit grouped(List<EstimateRow> rows, Estimator estimator) {
    return leaveOut(rows, estimator, row -> Integer.toString(GroupedFolds.of(row.id())));
  }

  /** Each group by a model of all others: divisions, provinces, or years. */
  public static CrossFit leaveOut(
      List<EstimateRow> rows, Estimator estimator, Function<EstimateRow, String> group) {
    List<Predicted> predicted = new ArrayList<>();
    List<String> groups = rows.stream().map(group).distinct().sorted().toList();
    for (String left : groups) {
      List<EstimateRow> others =
          rows.stream().filter(row -> !group.apply(row).equals(left)).toList();
      List<EstimateRow> members =
          rows.stream().filter(row -> group.apply(row).equals(left)).toList();
      predicted.addAll(predict(estimator, others, members));
    }
    return new CrossFit(predicted);
  }

  /** Rows by a model of other rows. */
  public static List<Predicted> predict(
      Estimator estimator, List<EstimateRow> fitted, List<EstimateRow> asked) {
    try (Estimator.Estimate estimate = estimator.fit(fitted)) {
      double[] medians = estimate.lnMedians(asked);
      List<Predicted> predicted = new ArrayList<>();
      for (int i = 0; i < medians.length; i++) {
        predicted.add(new Predicted(asked.get(i), medians[i]));
      }
      return predicted;
    }
  }

  /** The estimates of the rows that pass, such as those of one division. */
  public CrossFit within(Predicate<EstimateRow> rows) {
    return new CrossFit(predicted.stream().filter(p -> rows.test(p.row())).toList());
  }

  /** How well the estimates fit. */
  public Fit fit() {
    return Fit.of(predicted);
  }

  /**
   * Figures of fit on the logarithm.
   *
   * @param mae mean absolute error
   * @param rmse root of the mean squared error
   * @param r2 share of the variance explained; may be negative
   * @param withinFactor2 share of rows within half and twice the truth
   * @param sumOfMedians sum of medians over the sum of emissions: why medians are never summed
   */
  public record Fit(double mae, double rmse, double r2, double withinFactor2, double sumOfMedians) {
    private static Fit of(List<Predicted> rows) {
      double mean = rows.stream().collect(Collectors.averagingDouble(p -> p.row.lnEmissions()));
      double absolute = 0;
      double squared = 0;
      double variance = 0;
      double close = 0;
      double medians = 0;
      double actual = 0;
      for (Predicted p : rows) {
        absolute += Math.abs(p.residual());
        squared += p.residual() * p.residual();
        variance += Math.pow(p.row.lnEmissions() - mean, 2);
        close += Math.abs(p.residual()) <= Math.log(2) ? 1 : 0;
        medians += Math.exp(p.lnMedian);
        actual += Math.exp(p.row.lnEmissions());
      }
      int n = rows.size();
      return new Fit(
          absolute / n,
          Math.sqrt(squared / n),
          1 - squared / variance,
          close / n,
          medians / actual);
    }
  }
}
