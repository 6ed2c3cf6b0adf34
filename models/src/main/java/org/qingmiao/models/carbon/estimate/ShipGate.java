// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Whether trees may replace the sector median: a gain that is large enough, sure enough, and with
 * intervals that hold.
 *
 * @param maeBaseline mean absolute error of the median, on the logarithm
 * @param maeTrees the same of the trees
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end of it
 * @param coverage share of rows inside their intervals
 */
public record ShipGate(
    double maeBaseline, double maeTrees, double low, double high, double coverage) {

  /** Smallest relative gain. */
  public static final double LEAST_GAIN = 0.05; // our default

  /** Smallest coverage. */
  public static final double LEAST_COVERAGE = 0.85; // our default

  private static final int RESAMPLES = 2_000;
  private static final double TAIL = 0.025;

  /** Which estimator serves. */
  public enum Served {
    /** The sector median. */
    SECTOR_MEDIAN,
    /** The trees. */
    TREES
  }

  /**
   * The gate on rows that neither saw.
   *
   * @param baseline estimates of the median
   * @param trees estimates of the trees, of the same rows in the same order
   * @param coverage of the trees' intervals
   * @param seed of the paired bootstrap, which draws enterprises
   */
  public static ShipGate of(CrossFit baseline, CrossFit trees, double coverage, long seed) {
    Map<String, Integer> number = new HashMap<>();
    List<double[]> errors = new ArrayList<>();
    for (int i = 0; i < baseline.predicted().size(); i++) {
      CrossFit.Predicted b = baseline.predicted().get(i);
      CrossFit.Predicted x = trees.predicted().get(i);
      if (!b.row().equals(x.row())) {
        throw new IllegalArgumentException(
            "row %d is %s and %s, expected both estimators on the same rows"
                .formatted(i, b.row().id(), x.row().id()));
      }
      Integer known = number.putIfAbsent(b.row().id(), errors.size());
      if (known == null) {
        errors.add(new double[3]);
      }
      double[] sums = errors.get(known == null ? errors.size() - 1 : known);
      sums[0] += Math.abs(b.residual());
      sums[1] += Math.abs(x.residual());
      sums[2]++;
    }
    double[] differences = differences(errors, seed);
    return new ShipGate(
        baseline.fit().mae(),
        trees.fit().mae(),
        differences[(int) (TAIL * RESAMPLES)],
        differences[(int) ((1 - TAIL) * RESAMPLES) - 1],
        coverage);
  }

  private static double[] differences(List<double[]> errors, long seed) {
    Random random = new Random(seed);
    double[] differences = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double baseline = 0;
      double trees = 0;
      double rows = 0;
      for (int i = 0; i < errors.size(); i++) {
        double[] drawn = errors.get(random.nextInt(errors.size()));
        baseline += drawn[0];
        trees += drawn[1];
        rows += drawn[2];
      }
      differences[r] = (baseline - trees) / rows;
    }
    Arrays.sort(differences);
    return differences;
  }

  /** Relative gain in the mean absolute error. */
  public double gain() {
    return (maeBaseline - maeTrees) / maeBaseline;
  }

  /** The trees where every condition holds, else the median. */
  public Served served() {
    return gain() >= LEAST_GAIN && low > 0 && coverage >= LEAST_COVERAGE
        ? Served.TREES
        : Served.SECTOR_MEDIAN;
  }
}
