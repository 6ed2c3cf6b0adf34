// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.number;

import java.util.List;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.Unit;

/** Whether a business is at work, from its newest electricity bill. */
public final class UtilityFeatures {
  private static final Codes POWER = new Codes("R08", "R93");

  /** A bill speaks for 120 days: a halt of four months is no longer seen in it (our default). */
  public static final CreditGroup GROUP =
      new CreditGroup(
          FeatureGroup.of("utility", UtilityBills.TABLE, "enterprise_token")
              .also(latest("energy_kwh"), latest("energy_prior_year_kwh"), latest("amount_cny"))
              .aliveFor(120),
          List.of(
              number(
                  "utility_power_kwh",
                  Unit.KWH,
                  Trend.FALLING,
                  "A larger operation has more to fall back on.",
                  POWER,
                  "Electricity drawn in the newest month billed.",
                  col("utility_energy_kwh"),
                  "raw.utility_bill.energy_kwh"),
              number(
                  "utility_power_growth",
                  Unit.NONE,
                  Trend.FALLING,
                  "Power is drawn before goods are sold, so a fall shows a halt early.",
                  POWER,
                  "Electricity of the newest month against the same month of the year before, less 1.",
                  try_divide(
                          col("utility_energy_kwh").cast("double"),
                          col("utility_energy_prior_year_kwh"))
                      .minus(lit(1)),
                  "raw.utility_bill.energy_kwh",
                  "raw.utility_bill.energy_prior_year_kwh"),
              number(
                  "utility_bill_cny",
                  Unit.CNY,
                  Trend.FREE,
                  "none",
                  POWER,
                  "Amount of the newest electricity bill.",
                  col("utility_amount_cny"),
                  "raw.utility_bill.amount_cny")));

  private UtilityFeatures() {}
}
