// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.EnvironmentalPenalties;

/**
 * What a business was fined for what it discharged, from the decisions of the ecology bureau.
 *
 * <p>The bureau publishes every decision, so an enterprise without one was not fined: 0, not
 * unknown.
 */
public final class PenaltyFeatures {
  private static final Codes PENALTIES = new Codes("R31", "R99");
  private static final Codes FINES = new Codes("R31", "R90");

  /** A penalty is looked at for three years (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("penalty", EnvironmentalPenalties.TABLE, "enterprise_token")
                  .windows(365, 1095)
                  .each(
                      count(),
                      count().where("is_halted", "true").named("halts"),
                      distinct("medium", "media"),
                      sum("fine_cny")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("penalty_count_365d", value("penalty_count_365d").orNone())
                  .means("Environmental penalties in 365 days.")
                  .raisesRisk(
                      PENALTIES, "Who was fined pays twice: the fine, and what mends the plant."),
              number("penalty_count_1095d", value("penalty_count_1095d").orNone())
                  .means("Environmental penalties in three years.")
                  .raisesRisk(
                      PENALTIES, "A works that is fined again and again is halted in the end."),
              number("penalty_halts_1095d", value("penalty_halts_1095d").orNone())
                  .means("Penalties of three years by which production was halted.")
                  .raisesRisk(PENALTIES, "A works that stands still earns nothing to repay from."),
              number("penalty_media_1095d", value("penalty_media_1095d").orNone())
                  .means("Different media polluted, by the penalties of three years.")
                  .raisesRisk(
                      PENALTIES, "Several faults at once show an old plant that needs money."),
              number(
                      "penalty_fines_to_sales",
                      value("penalty_sum_cny_1095d").orNone().by(TaxFeatures.yearlySales()))
                  .means("Fines of three years by a year's sales as declared.")
                  .raisesRisk(FINES, "Fines that are large for the sales eat the margin."));

  private PenaltyFeatures() {}
}
