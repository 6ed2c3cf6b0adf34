// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qingmiao.models.logistic.Logistic;
import org.qingmiao.models.logistic.LogisticFit;

/**
 * How far predicted probabilities lie from what happened.
 *
 * <p>Rows count by their case weight throughout (credit 4.14, definitions in {@code
 * credit_metrics.csv}).
 */
public final class CalibrationError {

  /** Log-odds are cut here for the slope: a PD of 0 or 1 has no finite log-odds. */
  private static final double FARTHEST_LOGIT = 30;

  /** Standard normal deviate of a two-sided 95 % interval. */
  private static final double Z95 = 1.959964;

  private static final int MOST_STEPS = 100;
  private static final double CONVERGED = 1e-12;

  private CalibrationError() {}

  /**
   * The line of the labels on the log-odds of the PD, each number with its 95 % interval.
   *
   * @param slope 1 when the PDs are as spread as the truth, below 1 when they are too extreme
   * @param intercept 0 when their level is right, above 0 when there are more bads than predicted;
   *     calibration in the large, at slope 1
   */
  public record Line(ValidationGates.Value slope, ValidationGates.Value intercept) {}

  /**
   * One bin of the calibration curve.
   *
   * @param meanPd weighted mean of the PDs, in [0, 1]
   * @param badRate weighted share of bads, in [0, 1]
   * @param interval Jeffreys 95 % interval of the bad rate
   * @param rows in the bin
   */
  public record Bin(double meanPd, double badRate, Interval interval, long rows) {}

  /** The Brier score, in [0, 1]: the mean squared error. */
  public static double brier(boolean[] bad, double[] pd, double[] weight) {
    return mean(squaredErrors(bad, pd), weight);
  }

  /** The log-loss in nats. */
  public static double logLoss(boolean[] bad, double[] pd, double[] weight) {
    return mean(losses(bad, pd), weight);
  }

  /** The mean PD, in [0, 1]. */
  public static double meanPd(double[] pd, double[] weight) {
    return mean(pd, weight);
  }

  /** The bad rate, in [0, 1]. */
  public static double badRate(boolean[] bad, double[] weight) {
    return mean(labels(bad), weight);
  }

  static double[] squaredErrors(boolean[] bad, double[] pd) {
    double[] errors = new double[pd.length];
    for (int i = 0; i < pd.length; i++) {
      double error = pd[i] - (bad[i] ? 1 : 0);
      errors[i] = error * error;
    }
    return errors;
  }

  static double[] losses(boolean[] bad, double[] pd) {
    double[] losses = new double[pd.length];
    for (int i = 0; i < pd.length; i++) {
      losses[i] = Logistic.loss(pd[i], bad[i]);
    }
    return losses;
  }

  static double[] labels(boolean[] bad) {
    double[] labels = new double[bad.length];
    for (int i = 0; i < bad.length; i++) {
      labels[i] = bad[i] ? 1 : 0;
    }
    return labels;
  }

  static double mean(double[] value, double[] weight) {
    double sum = 0;
    double cases = 0;
    for (int i = 0; i < value.length; i++) {
      sum += weight[i] * value[i];
      cases += weight[i];
    }
    return sum / cases;
  }

  /**
   * The expected calibration error, in [0, 1]: over bins of equal weight, the mean distance between
   * PD and bad rate. Rows of one PD share a bin.
   *
   * @param bins how many, 10 for the gate
   */
  public static double ece(boolean[] bad, double[] pd, double[] weight, int bins) {
    Ranking ranking = Ranking.of(bad, pd);
    return ece(ranking, ranking.ranked(weight), bins);
  }

  static double ece(Ranking ranking, double[] weight, int bins) {
    double all = 0;
    for (double w : weight) {
      all += w;
    }
    double[] excess = new double[bins];
    double below = 0;
    for (int i = 0; i < ranking.size(); ) {
      int end = ranking.tieEnd(i);
      double tied = 0;
      double gap = 0;
      for (; i < end; i++) {
        tied += weight[i];
        gap += weight[i] * (ranking.pd(i) - (ranking.bad(i) ? 1 : 0));
      }
      excess[bin(below, tied, all, bins)] += gap;
      below += tied;
    }
    double error = 0;
    for (double gap : excess) {
      error += Math.abs(gap);
    }
    return error / all;
  }

  private static int bin(double below, double tied, double all, int bins) {
    return Math.min((int) Math.floor(bins * (below + tied / 2) / all), bins - 1);
  }

  /**
   * The line of the labels on the log-odds of the PD; empty where one class or one PD leaves none.
   */
  public static Optional<Line> line(boolean[] bad, double[] pd, double[] weight) {
    double rate = badRate(bad, weight);
    if (!(rate > 0 && rate < 1)) {
      return Optional.empty();
    }
    double[] logit = new double[pd.length];
    for (int i = 0; i < pd.length; i++) {
      logit[i] = Math.max(-FARTHEST_LOGIT, Math.min(FARTHEST_LOGIT, Logistic.logit(pd[i])));
    }
    return LogisticFit.of(new double[][] {logit}, bad, weight)
        .map(
            fit ->
                new Line(
                    about(fit[0], slopeError(bad, logit, weight, fit)),
                    inTheLarge(bad, logit, weight)));
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
   * Standard error of the slope, right also for weighted rows: the sandwich of Huber ("The behavior
   * of maximum likelihood estimates under nonstandard conditions", 1967).
   */
  private static double slopeError(boolean[] bad, double[] logit, double[] weight, double[] fit) {
    double bread11 = 0;
    double bread12 = 0;
    double bread22 = 0;
    double meat11 = 0;
    double meat12 = 0;
    double meat22 = 0;
    for (int i = 0; i < bad.length; i++) {
      double x = logit[i];
      double p = Logistic.sigmoid(fit[0] * x + fit[1]);
      double information = weight[i] * p * (1 - p);
      double score = weight[i] * ((bad[i] ? 1 : 0) - p);
      bread11 += information * x * x;
      bread12 += information * x;
      bread22 += information;
      meat11 += score * score * x * x;
      meat12 += score * score * x;
      meat22 += score * score;
    }
    double determinant = bread11 * bread22 - bread12 * bread12;
    double first = bread22 / determinant;
    double second = -bread12 / determinant;
    return Math.sqrt(
        first * first * meat11 + 2 * first * second * meat12 + second * second * meat22);
  }

  /**
   * Calibration in the large: the shift of all log-odds, at slope 1, that makes the mean PD the bad
   * rate. Fitted together with the slope it would say little: the two would trade places.
   */
  private static ValidationGates.Value inTheLarge(boolean[] bad, double[] logit, double[] weight) {
    double shift = 0;
    double error = Double.NaN;
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = 0;
      double information = 0;
      double squares = 0;
      for (int i = 0; i < bad.length; i++) {
        double p = Logistic.sigmoid(logit[i] + shift);
        double score = weight[i] * ((bad[i] ? 1 : 0) - p);
        excess += score;
        squares += score * score;
        information += weight[i] * p * (1 - p);
      }
      error = Math.sqrt(squares) / information;
      // A step of more than 1 can overshoot where the sigmoid is flat.
      double move = Math.max(-1, Math.min(1, excess / information));
      shift += move;
      if (Math.abs(move) < CONVERGED) {
        break;
      }
    }
    return about(shift, error);
  }

  /** The calibration curve over the bins of {@link #ece}, empty bins left out. */
  public static List<Bin> curve(boolean[] bad, double[] pd, double[] weight, int bins) {
    Ranking ranking = Ranking.of(bad, pd);
    double[] ranked = ranking.ranked(weight);
    double all = Arrays.stream(ranked).sum();
    WeightedShare[] shares = new WeightedShare[bins];
    double[] pds = new double[bins];
    Arrays.setAll(shares, b -> new WeightedShare());
    double below = 0;
    for (int i = 0; i < ranking.size(); ) {
      int end = ranking.tieEnd(i);
      double tied = 0;
      for (int j = i; j < end; j++) {
        tied += ranked[j];
      }
      int bin = bin(below, tied, all, bins);
      for (; i < end; i++) {
        shares[bin].add(ranking.bad(i), ranked[i]);
        pds[bin] += ranked[i] * ranking.pd(i);
      }
      below += tied;
    }
    List<Bin> curve = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      WeightedShare share = shares[b];
      if (share.rows() > 0) {
        curve.add(new Bin(pds[b] / share.cases(), share.rate(), share.interval(), share.rows()));
      }
    }
    return List.copyOf(curve);
  }
}
