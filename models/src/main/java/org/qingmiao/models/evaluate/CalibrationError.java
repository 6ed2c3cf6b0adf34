// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qingmiao.models.logistic.Logistic;

/**
 * How far predicted probabilities lie from what happened.
 *
 * <p>Rows count by their case weight throughout (credit 4.14, definitions in {@code
 * credit_metrics.csv}).
 */
public final class CalibrationError {

  private CalibrationError() {}

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
