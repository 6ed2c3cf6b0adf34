// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What turns medians into means: sum of emissions over sum of medians, on calibration rows.
 *
 * <p>Medians must never be summed: at a standard deviation of 1.8 on the logarithm the mean is five
 * times the median. Smearing by the mean of exponentials (Duan, JASA 78, 1983) overshoots where
 * errors shrink with size, so it is a diagnostic only.
 */
public final class RatioFactor implements Serializable {

  private final Function<EstimateRow, String> classOf;
  private final Map<String, Double> ofClass = new HashMap<>();
  private final double global;

  private RatioFactor(Function<EstimateRow, String> classOf, List<CrossFit.Predicted> calibration) {
    this.classOf = classOf;
    this.global = ratio(calibration);
    Map<String, List<CrossFit.Predicted>> byClass = new HashMap<>();
    calibration.forEach(
        p -> byClass.computeIfAbsent(classOf.apply(p.row()), key -> new ArrayList<>()).add(p));
    byClass.forEach(
        (key, members) -> {
          if (members.size() >= Conformal.ENOUGH_ROWS) {
            ofClass.put(key, ratio(members));
          }
        });
  }

  /** Factors from rows that the model did not see; classes of 50 rows have their own. */
  public static RatioFactor of(
      Function<EstimateRow, String> classOf, List<CrossFit.Predicted> calibration) {
    return new RatioFactor(classOf, calibration);
  }

  /** The factor of a row's class. */
  public double of(EstimateRow row) {
    return ofClass.getOrDefault(classOf.apply(row), global);
  }

  /** A row's expected emissions, t CO2e. */
  public double mean(CrossFit.Predicted predicted) {
    return Math.exp(predicted.lnMedian()) * of(predicted.row());
  }

  /** Duan's smearing factor, mean of the exponentials of residuals: a diagnostic. */
  public static double smearing(List<CrossFit.Predicted> calibration) {
    return calibration.stream().mapToDouble(p -> Math.exp(p.residual())).average().orElseThrow();
  }

  /** Mean over median of a lognormal: exp(sd^2 / 2). */
  public static double meanOverMedian(double sdLn) {
    return Math.exp(sdLn * sdLn / 2);
  }

  private static double ratio(List<CrossFit.Predicted> rows) {
    double actual = 0;
    double medians = 0;
    for (CrossFit.Predicted p : rows) {
      actual += Math.exp(p.row().lnEmissions());
      medians += Math.exp(p.lnMedian());
    }
    return actual / medians;
  }
}
