// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.growth;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.table.Unit;

/** What a company owns, owes and earns, from its newest yearly statement. */
public final class FinanceFeatures {
  private static final Codes DEBT = new Codes("R02", "R97");
  private static final Codes EARNINGS = new Codes("R16", "R97");
  private static final Codes SALES = new Codes("R03", "R97");
  private static final Codes FILING = new Codes("R30", "R97");

  /** Debt without earnings weighs like the debt of so many years' earnings (our default). */
  public static final double MOST_LEVERAGE = 100;

  /** A statement speaks for 730 days: its year is known half a year late (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("finance", FinancialStatements.TABLE, "enterprise_token")
                  .windows(1460)
                  .each(
                      mean("revenue_cny").named("mean_revenue_cny"),
                      mean("ebitda_cny").named("mean_ebitda_cny"))
                  .also(
                      latest("total_assets_cny"),
                      latest("debt_cny"),
                      latest("other_liabilities_cny"),
                      latest("revenue_cny"),
                      latest("ebitda_cny"),
                      latest("interest_cny"),
                      latest("principal_due_cny"))
                  .aliveFor(730))
          .features(
              number("finance_icr", ratio("finance_ebitda_cny", "finance_interest_cny"))
                  .means(
                      "Interest cover: earnings before interest, taxes and depreciation by interest.")
                  .lowersRisk(DEBT, "Who earns his interest many times over can bear a bad year."),
              number(
                      "finance_dscr",
                      value("finance_ebitda_cny")
                          .by(
                              value("finance_interest_cny")
                                  .plus(value("finance_principal_due_cny"))))
                  .means(
                      "Debt service cover: the same earnings by interest and principal due in a year.")
                  .lowersRisk(DEBT, "Who does not earn what falls due must borrow it."),
              number(
                      "finance_leverage",
                      ratio("finance_debt_cny", "finance_ebitda_cny")
                          .or(value("finance_debt_cny").wherePositive(MOST_LEVERAGE))
                          .atMost(MOST_LEVERAGE))
                  .means("Debt in years of earnings, 100 at the most and where there are none.")
                  .raisesRisk(DEBT, "Debt of many years' earnings is repaid by nobody."),
              number(
                      "finance_liabilities_share",
                      value("finance_debt_cny")
                          .plus(value("finance_other_liabilities_cny"))
                          .by(value("finance_total_assets_cny")))
                  .means("Debt and other liabilities by total assets.")
                  .raisesRisk(
                      DEBT, "The less belongs to the owners, the sooner a loss is the lenders'."),
              number("finance_debt_to_sales", ratio("finance_debt_cny", "finance_revenue_cny"))
                  .means("Debt by the revenue of the year.")
                  .raisesRisk(
                      DEBT, "Debt that is large for the sales leaves less to repay it from."),
              number(
                      "finance_interest_rate",
                      ratio("finance_interest_cny", "finance_debt_cny").in(Unit.RATE))
                  .means("Interest of the year by the debt at its end.")
                  .raisesRisk(DEBT, "Lenders who know the business ask more where they fear more."),
              number("finance_due_share", ratio("finance_principal_due_cny", "finance_debt_cny"))
                  .means("Principal due within a year by all debt.")
                  .raisesRisk(
                      DEBT, "Debt that falls due soon needs a lender who is still willing."),
              number("finance_margin", ratio("finance_ebitda_cny", "finance_revenue_cny"))
                  .means("Earnings before interest, taxes and depreciation by revenue.")
                  .lowersRisk(EARNINGS, "A thin margin is eaten by the next rise of costs."),
              number(
                      "finance_asset_return",
                      ratio("finance_ebitda_cny", "finance_total_assets_cny"))
                  .means("Earnings before interest, taxes and depreciation by total assets.")
                  .lowersRisk(
                      EARNINGS, "What earns little cannot pay for the money that bought it."),
              number(
                      "finance_earnings_trend",
                      growth("finance_ebitda_cny", "finance_mean_ebitda_cny_1460d"))
                  .means("Earnings of the newest year against their mean over four years, less 1.")
                  .lowersRisk(EARNINGS, "Earnings that fall below their own past fall on."),
              number(
                      "finance_asset_turnover",
                      ratio("finance_revenue_cny", "finance_total_assets_cny"))
                  .means("Revenue of the year by total assets.")
                  .unordered(SALES),
              number(
                      "finance_sales_trend",
                      growth("finance_revenue_cny", "finance_mean_revenue_cny_1460d"))
                  .means("Revenue of the newest year against its mean over four years, less 1.")
                  .lowersRisk(SALES, "A company that shrinks against its own past may not stop."),
              number("finance_months_since_year", value("finance_age_days").inMonths())
                  .means("Months since the end of the newest year filed.")
                  .raisesRisk(FILING, "Good years are filed sooner than bad ones."));

  private FinanceFeatures() {}
}
