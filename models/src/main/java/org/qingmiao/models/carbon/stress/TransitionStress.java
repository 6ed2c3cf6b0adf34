// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

import java.util.Collections;
import java.util.Optional;
import org.qingmiao.models.carbon.Spread;

/**
 * A borrower under a carbon price: its cost, its ratios, and the credit model's word on them.
 *
 * @param cost CNY in the year
 * @param ratios after the cost
 * @param pds before and after; empty where the credit model uses none of the stressed features
 */
public record TransitionStress(double cost, DebtRatios ratios, Optional<Pds> pds) {

  /** What the row says. */
  public enum Status {
    /** The credit model was asked. */
    MODELLED,
    /** It uses none of the ratios, so it can say nothing. */
    NOT_MODELLED
  }

  /**
   * Probabilities of default.
   *
   * @param before without the price
   * @param after with it
   * @param afterP05 with the footprint's 5 % point
   * @param afterP95 with its 95 % point
   */
  public record Pds(double before, double after, double afterP05, double afterP95) {
    /** Change of the expected loss: EAD * LGD * (after - before), CNY. */
    public double expectedLossDelta(double ead, double lgd) {
      return ead * lgd * (after - before);
    }
  }

  /**
   * A loss of demand.
   *
   * @param lostRevenue CNY in the year
   * @param margin of it that was profit
   */
  public record Demand(double lostRevenue, double margin) {
    /** No loss. */
    public static final Demand UNCHANGED = new Demand(0, 0);
  }

  /**
   * The stress of one borrower.
   *
   * @param s1 footprint of scope 1
   * @param s2Power footprint of its bought electricity; heat is outside the price
   */
  public static TransitionStress of(
      DebtRatios today,
      Spread s1,
      Spread s2Power,
      CarbonCost price,
      Demand demand,
      RescoredPd model) {
    double cost = price.of(s1.mean(), s2Power.mean());
    DebtRatios stressed = today.after(cost, demand.lostRevenue(), demand.margin());
    if (Collections.disjoint(model.features(), RescoredPd.STRESSED)) {
      return new TransitionStress(cost, stressed, Optional.empty());
    }
    double low = price.of(s1.p05(), s2Power.p05());
    double high = price.of(s1.p95(), s2Power.p95());
    return new TransitionStress(
        cost,
        stressed,
        Optional.of(
            new Pds(
                model.pd(today),
                model.pd(stressed),
                model.pd(today.after(low, demand.lostRevenue(), demand.margin())),
                model.pd(today.after(high, demand.lostRevenue(), demand.margin())))));
  }

  /** Whether the credit model had something to say. */
  public Status status() {
    return pds.isPresent() ? Status.MODELLED : Status.NOT_MODELLED;
  }

  /** A sensitivity only: the log-odds of a PD moved by beta * delta. */
  public static double logitShift(double pd, double beta, double delta) {
    double logit = StrictMath.log(pd / (1 - pd)) + beta * delta;
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
