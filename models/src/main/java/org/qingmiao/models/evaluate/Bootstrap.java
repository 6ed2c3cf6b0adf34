// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * 1,000 seeded resamples of the applicants behind some rows.
 *
 * <p>Applicants are drawn, not rows, since two loans of one applicant are not two observations. No
 * row is copied: a resample is the case weights times how often each row's applicant was drawn.
 */
public final class Bootstrap {

  /** How many resamples (credit 4.14). */
  public static final int RESAMPLES = 1_000;

  private final double[][] replicates;

  private Bootstrap(double[][] replicates) {
    this.replicates = replicates;
  }

  /** A number measured on weighted rows; NaN where a resample leaves it undefined. */
  @FunctionalInterface
  public interface Statistic {
    /** The number for these weights, one per row. */
    double of(double[] weight);
  }

  /** Several numbers measured in one sweep over weighted rows, always as many. */
  @FunctionalInterface
  interface Statistics {
    /** The numbers for these weights, one weight per row. */
    double[] of(double[] weight);
  }

  /**
   * Measures every statistic on every resample.
   *
   * @param applicant number of each row's applicant, not negative; equal for rows of one applicant
   * @param weight case weight of each row
   * @param seed fixes every draw; the same seed and rows give the same bits
   */
  public static Bootstrap of(
      int[] applicant, double[] weight, long seed, List<Statistic> statistics) {
    return of(
        applicant,
        weight,
        seed,
        drawn -> statistics.stream().mapToDouble(one -> one.of(drawn)).toArray());
  }

  /** The same for statistics that come together, such as the points of one curve. */
  static Bootstrap of(int[] applicant, double[] weight, long seed, Statistics statistics) {
    int[] cluster = clusters(applicant);
    int clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
    Random random = new Random(seed); // its sequence is part of Java's specification
    double[][] replicates = new double[statistics.of(weight).length][RESAMPLES];
    double[] drawn = new double[weight.length];
    int[] times = new int[clusters];
    for (int r = 0; r < RESAMPLES; r++) {
      Arrays.fill(times, 0);
      for (int i = 0; i < clusters; i++) {
        times[random.nextInt(clusters)]++;
      }
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = weight[i] * times[cluster[i]];
      }
      double[] measured = statistics.of(drawn);
      for (int s = 0; s < replicates.length; s++) {
        replicates[s][r] = measured[s];
      }
    }
    return new Bootstrap(replicates);
  }

  /** Numbers applicants from 0 in order of their first row. */
  static int[] clusters(int[] applicant) {
    int[] cluster = new int[applicant.length];
    int[] known = new int[Arrays.stream(applicant).max().orElse(-1) + 1];
    int next = 0;
    for (int i = 0; i < applicant.length; i++) {
      if (known[applicant[i]] == 0) {
        known[applicant[i]] = ++next;
      }
      cluster[i] = known[applicant[i]] - 1;
    }
    return cluster;
  }

  /** The values of a statistic, one per resample, in the order of drawing. */
  double[] replicates(int statistic) {
    return replicates[statistic].clone();
  }

  /** The 95 % percentile interval of a statistic, by its place in the list. */
  public Optional<Interval> interval(int statistic) {
    return interval(replicates[statistic]);
  }

  /** The 95 % percentile interval; empty where half of the resamples or more are undefined. */
  static Optional<Interval> interval(double[] replicates) {
    double[] defined = Arrays.stream(replicates).filter(Double::isFinite).toArray();
    return 2 * defined.length > replicates.length
        ? Optional.of(Interval.ofReplicates(defined))
        : Optional.empty();
  }
}
