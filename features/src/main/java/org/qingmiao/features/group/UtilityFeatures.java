// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.growth;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.UtilityBills;

/** Whether a business is at work, from its newest electricity bill. */
public final class UtilityFeatures {
  private static final Codes POWER = new Codes("R08", "R93");

  /** A bill speaks for 120 days: a halt of four months is no longer seen in it (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("utility", UtilityBills.TABLE, "enterprise_token")
                  .also(latest("energy_kwh"), latest("energy_prior_year_kwh"), latest("amount_cny"))
                  .aliveFor(120))
          .features(
              number("utility_power_kwh", value("utility_energy_kwh"))
                  .means("Electricity drawn in the newest month billed.")
                  .lowersRisk(POWER, "A larger operation has more to fall back on."),
              number(
                      "utility_power_growth",
                      growth("utility_energy_kwh", "utility_energy_prior_year_kwh"))
                  .means(
                      "Electricity of the newest month against the same month of the year before, less 1.")
                  .lowersRisk(
                      POWER, "Power is drawn before goods are sold, so a fall shows a halt early."),
              number("utility_bill_cny", value("utility_amount_cny"))
                  .means("Amount of the newest electricity bill.")
                  .unordered(POWER));

  private UtilityFeatures() {}
}
