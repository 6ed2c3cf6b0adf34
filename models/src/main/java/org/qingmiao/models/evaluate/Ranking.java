// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Labelled predictions in order of rising PD, with the ends of their ties.
 *
 * <p>Sorting is the dear part of every rank statistic. It is done once, and each of a thousand
 * resamples is then one sweep with other weights.
 */
public final class Ranking {

  private final int[] order;
  private final double[] pd;
  private final boolean[] bad;

  private Ranking(int[] order, double[] pd, boolean[] bad) {
    this.order = order;
    this.pd = pd;
    this.bad = bad;
  }

  /** The rows in order of their PD, which may be any score that rises with risk. */
  public static Ranking of(boolean[] bad, double[] pd) {
    if (bad.length != pd.length) {
      throw new IllegalArgumentException(
          "ranking: %d labels and %d predictions, expected one per row"
              .formatted(bad.length, pd.length));
    }
    for (int i = 0; i < pd.length; i++) {
      if (Double.isNaN(pd[i])) {
        throw new IllegalArgumentException(
            "ranking: the prediction of row %d is NaN; leave rows without one out".formatted(i));
      }
    }
    int[] order = ascending(pd);
    double[] sortedPd = new double[pd.length];
    boolean[] sortedBad = new boolean[pd.length];
    for (int i = 0; i < order.length; i++) {
      sortedPd[i] = pd[order[i]];
      sortedBad[i] = bad[order[i]];
    }
    return new Ranking(order, sortedPd, sortedBad);
  }

  /** Row numbers in order of rising value; equal values keep their order. */
  public static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i] + 0.0)) // -0.0 and 0.0 are one value
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How many rows there are. */
  public int size() {
    return pd.length;
  }

  /** The PD of the row at a rank. */
  public double pd(int rank) {
    return pd[rank];
  }

  /** Whether the row at a rank is bad. */
  public boolean bad(int rank) {
    return bad[rank];
  }

  /** The first rank past the rows that share this rank's PD. */
  public int tieEnd(int rank) {
    int end = rank + 1;
    while (end < pd.length && pd[end] == pd[rank]) {
      end++;
    }
    return end;
  }

  /** The first rank of the rows that share this rank's PD. */
  int tieStart(int rank) {
    int start = rank;
    while (start > 0 && pd[start - 1] == pd[rank]) {
      start--;
    }
    return start;
  }

  /** Values given by row, in order of rank. */
  public double[] ranked(double[] byRow) {
    double[] byRank = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      byRank[i] = byRow[order[i]];
    }
    return byRank;
  }

  /** Whole numbers given by row, in order of rank. */
  public int[] ranked(int[] byRow) {
    int[] byRank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      byRank[i] = byRow[order[i]];
    }
    return byRank;
  }
}
