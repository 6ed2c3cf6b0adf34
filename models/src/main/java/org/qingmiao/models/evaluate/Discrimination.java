// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well predictions tell bads from goods, whatever their level.
 *
 * <p>AUC is the chance that a bad drawn at random has the higher PD than a good, a tie counting one
 * half; Gini is 2 AUC - 1; KS is the widest gap between the two classes' distributions of PD. Rows
 * count by their case weight. All are sums over ties in order of PD: O(n log n) to sort, O(n) after
 * that (credit 4.14).
 */
public final class Discrimination {

  private static final int MOST_ROC_POINTS = 200;

  private Discrimination() {}

  /**
   * A point of the receiver operating characteristic: refusing everybody above some PD.
   *
   * @param falsePositiveRate share of goods refused, in [0, 1]
   * @param truePositiveRate share of bads refused, in [0, 1]
   */
  public record RocPoint(double falsePositiveRate, double truePositiveRate) {}

  /** The AUC, in [0, 1], every row counting once. */
  public static double auc(boolean[] bad, double[] pd) {
    return auc(bad, pd, ones(bad.length));
  }

  /** The AUC, in [0, 1]. */
  public static double auc(boolean[] bad, double[] pd, double[] weight) {
    Ranking ranking = Ranking.of(bad, pd);
    return requireBothClasses(auc(ranking, ranking.ranked(weight)));
  }

  /** The Gini coefficient, in [-1, 1]. */
  public static double gini(boolean[] bad, double[] pd, double[] weight) {
    return 2 * auc(bad, pd, weight) - 1;
  }

  /** The Kolmogorov-Smirnov distance, in [0, 1]. */
  public static double ks(boolean[] bad, double[] pd, double[] weight) {
    Ranking ranking = Ranking.of(bad, pd);
    return requireBothClasses(ks(ranking, ranking.ranked(weight)));
  }

  private static double requireBothClasses(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(
          "discrimination: the rows hold one class only, expected goods and bads with weight above 0");
    }
    return value;
  }

  /** The AUC for weights in order of rank; NaN where a class has no weight. */
  static double auc(Ranking ranking, double[] weight) {
    double goodsBelow = 0;
    double bads = 0;
    double won = 0;
    for (int i = 0; i < ranking.size(); ) {
      int end = ranking.tieEnd(i);
      double tiedBads = 0;
      double tiedGoods = 0;
      for (; i < end; i++) {
        if (ranking.bad(i)) {
          tiedBads += weight[i];
        } else {
          tiedGoods += weight[i];
        }
      }
      won += tiedBads * (goodsBelow + tiedGoods / 2);
      goodsBelow += tiedGoods;
      bads += tiedBads;
    }
    return won / (bads * goodsBelow);
  }

  /** The KS distance for weights in order of rank; NaN where a class has no weight. */
  static double ks(Ranking ranking, double[] weight) {
    double allBads = 0;
    double allGoods = 0;
    for (int i = 0; i < ranking.size(); i++) {
      if (ranking.bad(i)) {
        allBads += weight[i];
      } else {
        allGoods += weight[i];
      }
    }
    double bads = 0;
    double goods = 0;
    double widest = allBads > 0 && allGoods > 0 ? 0 : Double.NaN;
    for (int i = 0; i < ranking.size(); ) {
      for (int end = ranking.tieEnd(i); i < end; i++) {
        if (ranking.bad(i)) {
          bads += weight[i];
        } else {
          goods += weight[i];
        }
      }
      widest = Math.max(widest, Math.abs(bads / allBads - goods / allGoods));
    }
    return widest;
  }

  /**
   * At most {@value #MOST_ROC_POINTS} points from (0, 0) to (1, 1), from the strictest cut-off to
   * the mildest, evenly spread along the curve.
   */
  public static List<RocPoint> roc(boolean[] bad, double[] pd, double[] weight) {
    Ranking ranking = Ranking.of(bad, pd);
    double[] ranked = ranking.ranked(weight);
    requireBothClasses(auc(ranking, ranked));
    List<RocPoint> rising = new ArrayList<>();
    double goods = 0;
    double bads = 0;
    for (int i = 0; i < ranking.size(); ) {
      rising.add(new RocPoint(goods, bads));
      for (int end = ranking.tieEnd(i); i < end; i++) {
        if (ranking.bad(i)) {
          bads += ranked[i];
        } else {
          goods += ranked[i];
        }
      }
    }
    List<RocPoint> curve = new ArrayList<>();
    curve.add(new RocPoint(0, 0));
    double spacing = 2.0 / (MOST_ROC_POINTS - 2);
    double travelled = 0;
    for (int i = rising.size() - 1; i > 0; i--) {
      double x = 1 - rising.get(i).falsePositiveRate() / goods;
      double y = 1 - rising.get(i).truePositiveRate() / bads;
      if (x + y >= travelled + spacing || rising.size() < MOST_ROC_POINTS) {
        curve.add(new RocPoint(x, y));
        travelled = x + y;
      }
    }
    curve.add(new RocPoint(1, 1));
    return List.copyOf(curve);
  }

  /**
   * The share of bads refused at given shares of goods refused, for weights in order of rank: on
   * the straight line between the cut-offs on both sides, and at the top where the curve rises
   * upright. NaN where a class has no weight.
   *
   * @param goodsRefused in [0, 1], rising
   */
  static double[] badsRefused(Ranking ranking, double[] weight, double[] goodsRefused) {
    double allGoods = 0;
    double allBads = 0;
    for (int i = 0; i < ranking.size(); i++) {
      if (ranking.bad(i)) {
        allBads += weight[i];
      } else {
        allGoods += weight[i];
      }
    }
    double[] badsRefused = new double[goodsRefused.length];
    if (allGoods == 0 || allBads == 0) {
      Arrays.fill(badsRefused, Double.NaN);
      return badsRefused;
    }
    double goods = 0;
    double bads = 0;
    int next = 0;
    for (int i = ranking.size() - 1; i >= 0; ) {
      double goodsBefore = goods;
      double badsBefore = bads;
      for (int start = ranking.tieStart(i); i >= start; i--) {
        if (ranking.bad(i)) {
          bads += weight[i];
        } else {
          goods += weight[i];
        }
      }
      while (next < goodsRefused.length && goodsRefused[next] * allGoods < goods) {
        double along = (goodsRefused[next] * allGoods - goodsBefore) / (goods - goodsBefore);
        badsRefused[next++] = (badsBefore + along * (bads - badsBefore)) / allBads;
      }
    }
    Arrays.fill(badsRefused, next, badsRefused.length, 1);
    return badsRefused;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
