// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;

import java.util.List;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Trend;
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
      new CreditGroup(
          FeatureGroup.of("tax", TaxFilings.TABLE, "enterprise_token")
              .also(
                  latest("revenue_cny"),
                  latest("revenue_prior_year_cny"),
                  latest("vat_paid_cny"),
                  latest("arrears_cny"),
                  latest("tax_grade", "tax_grade"))
              .aliveFor(400),
          List.of(
              number(
                  "tax_sales_cny",
                  Unit.CNY,
                  Trend.FALLING,
                  "A business that sells more survives the loss of a customer more easily.",
                  SALES,
                  "Sales of the newest quarter filed.",
                  col("tax_revenue_cny"),
                  "raw.tax_filing.revenue_cny"),
              number(
                  "tax_sales_growth",
                  Unit.NONE,
                  Trend.FALLING,
                  "Falling sales come before late payments.",
                  SALES,
                  "Sales of the newest quarter against the same quarter of the year before, less 1.",
                  try_divide(
                          col("tax_revenue_cny").cast("double"), col("tax_revenue_prior_year_cny"))
                      .minus(lit(1)),
                  "raw.tax_filing.revenue_cny",
                  "raw.tax_filing.revenue_prior_year_cny"),
              number(
                  "tax_vat_share",
                  Unit.SHARE,
                  Trend.FREE,
                  "none",
                  STANDING,
                  "Value-added tax of the newest quarter by its sales.",
                  try_divide(col("tax_vat_paid_cny").cast("double"), col("tax_revenue_cny")),
                  "raw.tax_filing.vat_paid_cny",
                  "raw.tax_filing.revenue_cny"),
              number(
                  "tax_arrears_share",
                  Unit.NONE,
                  Trend.RISING,
                  "Who cannot pay taxes will not be able to pay the bank.",
                  STANDING,
                  "Taxes in arrears by the sales of the newest quarter.",
                  try_divide(col("tax_arrears_cny").cast("double"), col("tax_revenue_cny")),
                  "raw.tax_filing.arrears_cny",
                  "raw.tax_filing.revenue_cny"),
              category(
                  "tax_grade",
                  STANDING,
                  "Yearly tax credit grade.",
                  col("tax_grade"),
                  "raw.tax_filing.tax_grade"),
              number(
                  "tax_months_since_period",
                  Unit.MONTHS,
                  Trend.RISING,
                  "A business that stops filing has often stopped trading.",
                  FILING,
                  "Months since the end of the newest period filed.",
                  col("tax_age_days").divide(lit(DAYS_PER_MONTH)),
                  "raw.tax_filing.period_end")));

  private TaxFeatures() {}
}
