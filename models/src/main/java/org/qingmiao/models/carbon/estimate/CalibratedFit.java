// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every row with the interval and the mean that it would have been given: three folds fit, the next
 * one calibrates, and the row is in the fifth.
 *
 * @param tested rows of all folds
 */
public record CalibratedFit(List<Tested> tested) {

  public CalibratedFit {
    tested = List.copyOf(tested);
  }

  /**
   * One row.
   *
   * @param predicted its label and estimate
   * @param halfWidth of its interval on the logarithm, by class
   * @param pooledHalfWidth the same without classes
   * @param meanTco2e expected emissions by the ratio factor, t CO2e
   * @param smearedTco2e the same by Duan's smearing, a diagnostic
   */
  public record Tested(
      CrossFit.Predicted predicted,
      double halfWidth,
      double pooledHalfWidth,
      double meanTco2e,
      double smearedTco2e) {
    private double tco2e() {
      return Math.exp(predicted.row().lnEmissions());
    }
  }

  /** The fit with classes of a row, such as its division, and their parents. */
  public static CalibratedFit of(
      List<EstimateRow> rows,
      Estimator estimator,
      Function<EstimateRow, String> classOf,
      Function<EstimateRow, String> parentOf) {
    List<Tested> tested = new ArrayList<>();
    for (int fold = 0; fold < GroupedFolds.FOLDS; fold++) {
      int test = fold;
      int calibrate = GroupedFolds.calibrating(fold);
      List<EstimateRow> fitted = GroupedFolds.rows(rows, f -> f != test && f != calibrate);
      List<EstimateRow> asked = new ArrayList<>(GroupedFolds.rows(rows, f -> f == calibrate));
      int calibrating = asked.size();
      asked.addAll(GroupedFolds.rows(rows, f -> f == test));
      List<CrossFit.Predicted> predicted = CrossFit.predict(estimator, fitted, asked);
      List<CrossFit.Predicted> calibration = predicted.subList(0, calibrating);
      Conformal conformal = Conformal.of(classOf, parentOf, fitted, calibration, List.of());
      RatioFactor ratio = RatioFactor.of(classOf, calibration);
      double smearing = RatioFactor.smearing(calibration);
      for (CrossFit.Predicted one : predicted.subList(calibrating, predicted.size())) {
        tested.add(
            new Tested(
                one,
                conformal.width(one.row()).halfWidth(),
                conformal.pooled(),
                ratio.mean(one),
                smearing * Math.exp(one.lnMedian())));
      }
    }
    return new CalibratedFit(tested);
  }

  /** The rows that pass, such as those of one class or one fold. */
  public CalibratedFit within(Predicate<EstimateRow> rows) {
    return new CalibratedFit(tested.stream().filter(t -> rows.test(t.predicted().row())).toList());
  }

  /** Share of rows inside their interval by class, in [0, 1]. */
  public double coverage() {
    return share(t -> Math.abs(t.predicted().residual()) <= t.halfWidth());
  }

  /** Share of rows inside the interval without classes, in [0, 1]. */
  public double pooledCoverage() {
    return share(t -> Math.abs(t.predicted().residual()) <= t.pooledHalfWidth());
  }

  /** Mean half-width by class. */
  public double halfWidth() {
    return tested.stream().mapToDouble(Tested::halfWidth).average().orElse(Double.NaN);
  }

  /** Sum of expected over sum of actual emissions. */
  public double ratioOfTotals() {
    return tested.stream().mapToDouble(Tested::meanTco2e).sum() / actual();
  }

  /** The same by smearing, a diagnostic. */
  public double smearedRatioOfTotals() {
    return tested.stream().mapToDouble(Tested::smearedTco2e).sum() / actual();
  }

  private double actual() {
    return tested.stream().mapToDouble(Tested::tco2e).sum();
  }

  private double share(Predicate<Tested> inside) {
    return (double) tested.stream().filter(inside).count() / tested.size();
  }
}
