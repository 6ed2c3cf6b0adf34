// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.min;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.growth;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.share;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.TaxFilings;

/**
 * How much a business sells, whether that grows, and how it stands with the tax bureau, from the
 * newest filing and from those of the last two years.
 */
public final class TaxFeatures {
  private static final Codes SALES = new Codes("R03", "R90");
  private static final Codes STANDING = new Codes("R04", "R90");
  private static final Codes FILING = new Codes("R30", "R90");

  /** A filing speaks for 400 days: four quarters and the time to file (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("tax", TaxFilings.TABLE, "enterprise_token")
                  .windows(365, 730)
                  .each(
                      count(),
                      sum("revenue_cny"),
                      min("revenue_cny"),
                      mean("revenue_cny"),
                      sum("vat_paid_cny").named("vat_cny"),
                      max("arrears_cny").named("arrears_cny"))
                  .also(
                      latest("revenue_cny"),
                      latest("revenue_prior_year_cny"),
                      latest("vat_paid_cny"),
                      latest("arrears_cny"),
                      latest("tax_grade", "tax_grade"))
                  .aliveFor(400))
          .features(
              number("tax_sales_cny", value("tax_revenue_cny"))
                  .means("Sales of the newest quarter filed.")
                  .lowersRisk(
                      SALES,
                      "A business that sells more survives the loss of a customer more easily."),
              number("tax_sales_growth", growth("tax_revenue_cny", "tax_revenue_prior_year_cny"))
                  .means(
                      "Sales of the newest quarter against the same quarter of the year before, less 1.")
                  .lowersRisk(SALES, "Falling sales come before late payments."),
              number("tax_vat_share", share("tax_vat_paid_cny", "tax_revenue_cny"))
                  .means("Value-added tax of the newest quarter by its sales.")
                  .unordered(STANDING),
              number("tax_arrears_share", ratio("tax_arrears_cny", "tax_revenue_cny"))
                  .means("Taxes in arrears by the sales of the newest quarter.")
                  .raisesRisk(STANDING, "Who cannot pay taxes will not be able to pay the bank."),
              category("tax_grade", value("tax_grade"))
                  .means("Yearly tax credit grade.")
                  .unordered(STANDING),
              number("tax_months_since_period", value("tax_age_days").inMonths())
                  .means("Months since the end of the newest period filed.")
                  .raisesRisk(FILING, "A business that stops filing has often stopped trading."),
              number("tax_sales_cny_365d", yearlySales())
                  .means("A year's sales at the mean of the quarters that ended in 365 days.")
                  .lowersRisk(SALES, "A year of sales tells more than a good quarter."),
              number(
                      "tax_sales_year_growth",
                      value("tax_mean_cny_365d")
                          .grownFrom(
                              value("tax_sum_cny_730d")
                                  .minus(value("tax_sum_cny_365d"))
                                  .by(value("tax_count_730d").minus(value("tax_count_365d")))))
                  .means("Mean sales of a period in 365 days against the 365 days before, less 1.")
                  .lowersRisk(SALES, "A year that fell short of the last is no bad season."),
              number("tax_weakest_quarter", ratio("tax_min_cny_365d", "tax_mean_cny_365d"))
                  .means("Smallest sales of a period in 365 days by their mean.")
                  .lowersRisk(SALES, "Who has a quarter without sales cannot pay in it."),
              number("tax_filings_365d", value("tax_count_365d"))
                  .means("Tax periods of 365 days that were filed.")
                  .lowersRisk(
                      FILING,
                      "A business that leaves out a filing has something to hide or to owe."),
              number("tax_vat_share_365d", share("tax_vat_cny_365d", "tax_sum_cny_365d"))
                  .means("Value-added tax of 365 days by their sales.")
                  .unordered(STANDING),
              number("tax_worst_arrears_share", ratio("tax_arrears_cny_365d", "tax_sum_cny_365d"))
                  .means("Largest arrears of 365 days by the sales of them.")
                  .raisesRisk(STANDING, "Arrears that were made good show how tight money was."));

  private TaxFeatures() {}

  /**
   * A year's sales at the mean of the quarters that ended in 365 days: the newest is often not yet
   * filed, and the sum of three is no year.
   */
  static Value yearlySales() {
    return value("tax_mean_cny_365d").ofAYear();
  }
}
