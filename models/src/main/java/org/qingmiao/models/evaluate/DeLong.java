// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The comparison of two AUCs measured on the same rows (DeLong, DeLong and Clarke-Pearson 1988).
 *
 * <p>Each bad's placement is the share of goods it beats, each good's the share of bads that beat
 * it; the variance of an AUC is that of its placements. They come from midranks in O(n log n).
 *
 * @param aucA first AUC, in [0, 1]
 * @param aucB second AUC, in [0, 1]
 * @param varianceA of the first
 * @param varianceB of the second
 * @param covariance of the two
 * @param z difference in standard errors; 0 where the AUCs are equal
 * @param pValue two-sided, in [0, 1]
 */
public record DeLong(
    double aucA,
    double aucB,
    double varianceA,
    double varianceB,
    double covariance,
    double z,
    double pValue) {

  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

  /** Compares two predictions of the same rows, of which two at least are bad and two good. */
  public static DeLong compare(boolean[] bad, double[] pdA, double[] pdB) {
    int bads = 0;
    for (boolean b : bad) {
      bads += b ? 1 : 0;
    }
    int goods = bad.length - bads;
    if (bads < 2 || goods < 2) {
      throw new IllegalArgumentException(
          "DeLong: %d bads and %d goods, expected 2 of each at least".formatted(bads, goods));
    }
    Placements a = Placements.of(bad, pdA, bads);
    Placements b = Placements.of(bad, pdB, bads);
    double varianceA = covariance(a, a);
    double varianceB = covariance(b, b);
    double covariance = covariance(a, b);
    double difference = a.auc - b.auc;
    double z =
        difference == 0
            ? 0
            : difference / Math.sqrt(Math.max(0, varianceA + varianceB - 2 * covariance));
    double pValue = 2 * NORMAL.cumulativeProbability(-Math.abs(z));
    return new DeLong(a.auc, b.auc, varianceA, varianceB, covariance, z, pValue);
  }

  /** The 95 % interval of the first AUC minus the second. */
  public Interval difference() {
    double error = Math.sqrt(Math.max(0, varianceA + varianceB - 2 * covariance));
    double reach = NORMAL.inverseCumulativeProbability(0.975) * error;
    return new Interval(aucA - aucB - reach, aucA - aucB + reach);
  }

  private static double covariance(Placements a, Placements b) {
    return covariance(a.ofBads, a.auc, b.ofBads, b.auc) / a.ofBads.length
        + covariance(a.ofGoods, a.auc, b.ofGoods, b.auc) / a.ofGoods.length;
  }

  private static double covariance(double[] x, double meanX, double[] y, double meanY) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / (x.length - 1);
  }

  /** The placement of each bad among the goods and of each good among the bads. */
  private static final class Placements {
    final double[] ofBads;
    final double[] ofGoods;
    final double auc;

    private Placements(double[] ofBads, double[] ofGoods) {
      this.ofBads = ofBads;
      this.ofGoods = ofGoods;
      double sum = 0;
      for (double placement : ofBads) {
        sum += placement;
      }
      this.auc = sum / ofBads.length;
    }

    static Placements of(boolean[] bad, double[] pd, int bads) {
      int goods = bad.length - bads;
      double[] badPd = new double[bads];
      double[] goodPd = new double[goods];
      for (int i = 0, b = 0, g = 0; i < bad.length; i++) {
        if (bad[i]) {
          badPd[b++] = pd[i];
        } else {
          goodPd[g++] = pd[i];
        }
      }
      double[] among = midranks(pd);
      double[] amongBads = midranks(badPd);
      double[] amongGoods = midranks(goodPd);
      double[] ofBads = new double[bads];
      double[] ofGoods = new double[goods];
      for (int i = 0, b = 0, g = 0; i < bad.length; i++) {
        if (bad[i]) {
          ofBads[b] = (among[i] - amongBads[b]) / goods;
          b++;
        } else {
          ofGoods[g] = 1 - (among[i] - amongGoods[g]) / bads;
          g++;
        }
      }
      return new Placements(ofBads, ofGoods);
    }
  }

  /** The rank of each value, from 1, equal values sharing the mean of their ranks. */
  static double[] midranks(double[] values) {
    int[] order = Ranking.ascending(values);
    double[] ranks = new double[values.length];
    for (int i = 0; i < order.length; ) {
      int end = i + 1;
      while (end < order.length && values[order[end]] == values[order[i]]) {
        end++;
      }
      double shared = (i + 1 + end) / 2.0;
      for (; i < end; i++) {
        ranks[order[i]] = shared;
      }
    }
    return ranks;
  }
}
