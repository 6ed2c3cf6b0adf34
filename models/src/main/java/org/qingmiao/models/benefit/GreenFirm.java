// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A firm by the share of its revenue that comes from catalogue activities with evidence.
 *
 * @param enterpriseId which firm
 * @param activities that earn its revenue
 */
public record GreenFirm(String enterpriseId, List<Activity> activities) {

  /** Share of revenue from which a firm is green. */
  public static final double THRESHOLD = 0.5; // our default

  public GreenFirm {
    activities = List.copyOf(activities);
    if (activities.stream().anyMatch(a -> a.revenue().signum() < 0)) {
      throw new IllegalArgumentException(
          "firm %s: an activity has negative revenue, expected 0 or more".formatted(enterpriseId));
    }
  }

  /**
   * What a firm earns with one activity.
   *
   * @param verdict of the catalogue on it
   * @param revenue of the year, CNY, 0 or more
   */
  public record Activity(GreenVerdict.Status verdict, BigDecimal revenue) {}

  /** Share of revenue under that state or a better one, in [0, 1]; 0 without revenue. */
  public double share(GreenVerdict.Status atBest) {
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal green = BigDecimal.ZERO;
    for (Activity activity : activities) {
      all = all.add(activity.revenue());
      if (activity.verdict().compareTo(atBest) <= 0) {
        green = green.add(activity.revenue());
      }
    }
    return all.signum() == 0 ? 0 : green.divide(all, MathContext.DECIMAL128).doubleValue();
  }

  /**
   * Confirmed where the proven share reaches the threshold, a candidate where missing evidence
   * could make it, else rejected.
   *
   * @param threshold share of revenue, in (0, 1]
   */
  public GreenVerdict.Status status(double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold is %s, expected above 0 and at most 1".formatted(threshold));
    }
    if (share(GreenVerdict.Status.CONFIRMED) >= threshold) {
      return GreenVerdict.Status.CONFIRMED;
    }
    return share(GreenVerdict.Status.CANDIDATE) >= threshold
        ? GreenVerdict.Status.CANDIDATE
        : GreenVerdict.Status.REJECTED;
  }
}
