// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.min;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.growth;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.value;
import static org.qingmiao.features.group.Value.yearGrowthOfMean;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.UtilityBills;

/** Whether a business is at work, from its newest electricity bill and those of a year. */
public final class UtilityFeatures {
  private static final Codes BY_SALES = new Codes("R38", "R90");
  private static final Codes POWER = new Codes("R08", "R93");
  private static final int MONTHS_PER_YEAR = 12;

  /** A bill speaks for 120 days: a halt of four months is no longer seen in it (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("utility", UtilityBills.TABLE, "enterprise_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      sum("energy_kwh"),
                      min("energy_kwh"),
                      mean("energy_kwh"),
                      sum("amount_cny").named("bills_cny"))
                  .also(
                      latest("energy_kwh"),
                      latest("energy_prior_year_kwh"),
                      latest("amount_cny"),
                      daysSince("utility_days_since_month", "Days since the newest month billed."))
                  .aliveFor(120))
          .beside(TaxFeatures.GROUP)
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
                  .unordered(POWER),
              number("utility_power_trend", growth("utility_mean_kwh_90d", "utility_mean_kwh_365d"))
                  .means("Mean monthly electricity of 90 days against that of 365, less 1.")
                  .lowersRisk(POWER, "Machines stand still before customers notice."),
              number(
                      "utility_power_year_growth",
                      yearGrowthOfMean("utility_sum_kwh", "utility_count"))
                  .means(
                      "Mean monthly electricity of 90 days against the same days one year before, less 1.")
                  .lowersRisk(POWER, "A fall that no season explains shows lines that were shut."),
              number(
                      "utility_weakest_month",
                      ratio("utility_min_kwh_365d", "utility_mean_kwh_365d"))
                  .means("Smallest monthly electricity of 365 days by its mean.")
                  .lowersRisk(POWER, "Who stood still for a month may do so again."),
              number("utility_days_since_month", value("utility_days_since_month"))
                  .means("Days since the newest month billed.")
                  .raisesRisk(POWER, "A meter that is no longer read has been shut off or left."),
              number(
                      "utility_cost_to_sales",
                      value("utility_bills_cny_365d").by(TaxFeatures.yearlySales()))
                  .means("Electricity bills of 365 days by a year's sales as declared.")
                  .unordered(BY_SALES),
              number(
                      "utility_sales_per_kwh",
                      TaxFeatures.yearlySales()
                          .by(value("utility_mean_kwh_365d").times(MONTHS_PER_YEAR)))
                  .means("A year's sales as declared, CNY, by a year's electricity as billed, kWh.")
                  .unordered(BY_SALES));

  private UtilityFeatures() {}
}
