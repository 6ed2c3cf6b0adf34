// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.Map;
import org.qingmiao.models.train.Calibrator;
import org.qingmiao.models.train.PdInterval;
import org.qingmiao.models.train.Stored;

/**
 * The way from the trees' log-odds to what people read: PD with interval, score, grade, hint.
 *
 * @param priorLogOdds step of the log-odds for the population's class shares; 0 where the weights
 *     were in training
 * @param calibrator from corrected log-odds to PD
 * @param interval of the PD
 * @param scale of the score
 * @param cutoffs of the hint
 */
record Rating(
    double priorLogOdds,
    Calibrator calibrator,
    PdInterval interval,
    ScoreScale scale,
    Cutoffs cutoffs) {

  /** The corrected log-odds of bad of what the trees gave. */
  double margin(double trees) {
    return trees + priorLogOdds;
  }

  /** The PD at corrected log-odds. */
  double pd(double margin) {
    return calibrator.pd(margin);
  }

  Map<String, Object> parameters() {
    return Map.of(
        "prior_log_odds", priorLogOdds,
        "calibrator", calibrator.parameters(),
        "interval", interval.parameters(),
        "scale",
            Map.of(
                "base", scale.base(),
                "odds", scale.odds(),
                "pdo", scale.pdo(),
                "low", scale.low(),
                "high", scale.high()),
        "cutoffs",
            Map.of(
                "approve_below", cutoffs.approveBelow(),
                "decline_from", cutoffs.declineFrom()));
  }

  static Rating from(Map<String, Object> parameters) {
    Stored stored = new Stored("calibrator", parameters);
    Stored scale = new Stored("score scale", stored.object("scale"));
    Stored cutoffs = new Stored("cutoffs", stored.object("cutoffs"));
    return new Rating(
        stored.number("prior_log_odds"),
        Calibrator.from(stored.object("calibrator")),
        PdInterval.from(stored.object("interval")),
        new ScoreScale(
            scale.number("base"),
            scale.number("odds"),
            scale.number("pdo"),
            (int) scale.number("low"),
            (int) scale.number("high")),
        new Cutoffs(cutoffs.number("approve_below"), cutoffs.number("decline_from")));
  }
}
