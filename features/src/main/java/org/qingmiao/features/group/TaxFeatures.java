// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.growth;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.share;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.table.Unit;

/**
 * How much a business sells, whether that grows, and how it stands with the tax bureau, from the
 * newest filing.
 */
public final class TaxFeatures {
  private static final Codes SALES = new Codes("R03", "R90");
  private static final Codes STANDING = new Codes("R04", "R90");
  private static final Codes FILING = new Codes("R30", "R90");
  private static final double DAYS_PER_MONTH = 365.25 / 12;

  /** A filing speaks for 400 days: four quarters and the time to file (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("tax", TaxFilings.TABLE, "enterprise_token")
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
              number(
                      "tax_months_since_period",
                      value("tax_age_days").by(DAYS_PER_MONTH, Unit.MONTHS))
                  .means("Months since the end of the newest period filed.")
                  .raisesRisk(FILING, "A business that stops filing has often stopped trading."));

  private TaxFeatures() {}
}
