// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.qingmiao.models.logistic.Logistic;
import org.qingmiao.models.logistic.LogisticFit;

/**
 * The line of the labels on the log-odds of the PD, each number with its 95 % interval.
 *
 * <p>Standard errors are the sandwich of Huber ("The behavior of maximum likelihood estimates under
 * nonstandard conditions", 1967), with what the rows of one applicant add taken together (Liang and
 * Zeger, Biometrika 73, 1986): neither weights nor several loans of one applicant make it narrower.
 *
 * @param slope 1 when the PDs are as spread as the truth, below 1 when they are too extreme
 * @param intercept 0 when their level is right, above 0 when there are more bads than predicted;
 *     calibration in the large, at slope 1
 */
record CalibrationLine(ValidationGates.Value slope, ValidationGates.Value intercept) {

  /** Log-odds are cut here: a PD of 0 or 1 has no finite log-odds. */
  private static final double FARTHEST_LOGIT = 30;

  /** Standard normal deviate of a two-sided 95 % interval. */
  private static final double Z95 = 1.959964;

  private static final int MOST_STEPS = 100;
  private static final double CONVERGED = 1e-12;

  /**
   * The line of some rows; empty where one class or one PD leaves none.
   *
   * @param weight case weight of each row
   * @param applicant number of each row's applicant, not negative; equal for rows of one applicant
   */
  static Optional<CalibrationLine> of(
      boolean[] bad, double[] pd, double[] weight, int[] applicant) {
    double rate = CalibrationError.badRate(bad, weight);
    if (!(rate > 0 && rate < 1)) {
      return Optional.empty();
    }
    double[] logit = new double[pd.length];
    for (int i = 0; i < pd.length; i++) {
      logit[i] = Math.max(-FARTHEST_LOGIT, Math.min(FARTHEST_LOGIT, Logistic.logit(pd[i])));
    }
    Rows rows = new Rows(bad, logit, weight, Bootstrap.clusters(applicant));
    return LogisticFit.of(new double[][] {logit}, bad, weight)
        .map(
            fit -> {
              double shift = rows.shift();
              return new CalibrationLine(
                  about(fit[0], rows.slopeError(fit)), about(shift, rows.shiftError(shift)));
            });
  }

  /** Without an interval where labels and PDs leave no finite error. */
  private static ValidationGates.Value about(double value, double error) {
    return new ValidationGates.Value(
        value,
        Double.isFinite(error)
            ? Optional.of(new Interval(value - Z95 * error, value + Z95 * error))
            : Optional.empty());
  }

  /**
   * The rows behind a line.
   *
   * @param applicant from 0 to one less than there are
   */
  private record Rows(boolean[] bad, double[] logit, double[] weight, int[] applicant) {

    private double information(int row, double p) {
      return weight[row] * p * (1 - p);
    }

    private double score(int row, double p) {
      return weight[row] * ((bad[row] ? 1 : 0) - p);
    }

    /**
     * Calibration in the large: the shift of all log-odds, at slope 1, that makes the mean PD the
     * bad rate. Fitted together with the slope it would say little: the two would trade places.
     */
    double shift() {
      double shift = 0;
      for (int step = 0; step < MOST_STEPS; step++) {
        double excess = 0;
        double information = 0;
        for (int i = 0; i < bad.length; i++) {
          double p = Logistic.sigmoid(logit[i] + shift);
          excess += score(i, p);
          information += information(i, p);
        }
        // A step of more than 1 can overshoot where the sigmoid is flat.
        double move = Math.max(-1, Math.min(1, excess / information));
        shift += move;
        if (Math.abs(move) < CONVERGED) {
          break;
        }
      }
      return shift;
    }

    double shiftError(double shift) {
      double[] scores = new double[applicants()];
      double information = 0;
      for (int i = 0; i < bad.length; i++) {
        double p = Logistic.sigmoid(logit[i] + shift);
        scores[applicant[i]] += score(i, p);
        information += information(i, p);
      }
      return Math.sqrt(Arrays.stream(scores).map(s -> s * s).sum()) / information;
    }

    /** The first number on the diagonal of {@code H^-1 (sum of s s') H^-1}. */
    double slopeError(double[] fit) {
      double[] ofSlope = new double[applicants()];
      double[] ofIntercept = new double[applicants()];
      double squared = 0;
      double linear = 0;
      double constant = 0;
      for (int i = 0; i < bad.length; i++) {
        double x = logit[i];
        double p = Logistic.sigmoid(fit[0] * x + fit[1]);
        double information = information(i, p);
        squared += information * x * x;
        linear += information * x;
        constant += information;
        ofSlope[applicant[i]] += score(i, p) * x;
        ofIntercept[applicant[i]] += score(i, p);
      }
      double determinant = squared * constant - linear * linear;
      double variance = 0;
      for (int a = 0; a < ofSlope.length; a++) {
        double influence = (constant * ofSlope[a] - linear * ofIntercept[a]) / determinant;
        variance += influence * influence;
      }
      return Math.sqrt(variance);
    }

    private int applicants() {
      return Arrays.stream(applicant).max().orElse(-1) + 1;
    }
  }
}
