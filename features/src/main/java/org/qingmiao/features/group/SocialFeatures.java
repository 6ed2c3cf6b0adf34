// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.growth;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.value;
import static org.qingmiao.features.group.Value.yearGrowthOfMean;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.SocialInsuranceFilings;
import org.qingmiao.features.table.Unit;

/**
 * How many a business employs, and whether it pays for them, from its social-insurance filings.
 *
 * <p>A fall of the headcount shows lay-offs before the accounts do; a headcount that no payroll and
 * no annual report supports shows the opposite.
 */
public final class SocialFeatures {
  private static final Codes STAFF = new Codes("R07", "R95");
  private static final Codes ARREARS = new Codes("R36", "R95");
  private static final Codes AGREEMENT = new Codes("R35", "R95");

  /** A filing speaks for 120 days: monthly, and the time to file (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("social", SocialInsuranceFilings.TABLE, "enterprise_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      mean("insured_count").named("mean_insured"),
                      sum("insured_count").named("insured"),
                      sum("wage_base_cny").named("wages_cny"),
                      max("arrears_cny").named("arrears_cny"),
                      sum("contribution_cny").named("due_cny"))
                  .also(
                      latest("insured_count"),
                      latest("wage_base_cny"),
                      latest("contribution_cny"),
                      latest("arrears_cny"),
                      daysSince("social_days_since_month", "Days since the newest insured month."))
                  .aliveFor(120))
          .beside(EnterpriseFeatures.GROUP, CashOutFeatures.GROUP)
          .features(
              number("social_insured_count", value("social_insured_count"))
                  .means("Employees insured in the newest month filed.")
                  .lowersRisk(
                      STAFF, "A larger firm survives the loss of one customer more easily."),
              number(
                      "social_insured_trend",
                      growth("social_mean_insured_90d", "social_mean_insured_365d"))
                  .means("Mean headcount of 90 days against that of 365, less 1.")
                  .lowersRisk(STAFF, "Who lets people go expects less work."),
              number("social_insured_growth", yearGrowthOfMean("social_insured", "social_count"))
                  .means("Mean headcount of 90 days against the same days one year before, less 1.")
                  .lowersRisk(
                      STAFF, "A fall that no season explains shows a business that shrinks."),
              number(
                      "social_wage_cny",
                      ratio("social_wage_base_cny", "social_insured_count").in(Unit.CNY))
                  .means("Insured wages of the newest month by the employees insured.")
                  .unordered(STAFF),
              number("social_days_since_month", value("social_days_since_month"))
                  .means("Days since the newest insured month.")
                  .raisesRisk(STAFF, "An employer that stops filing has often let its people go."),
              number(
                      "social_arrears_months",
                      ratio("social_arrears_cny", "social_contribution_cny").in(Unit.MONTHS))
                  .means("Contributions in arrears in months of the newest contribution.")
                  .raisesRisk(
                      ARREARS, "Who cannot pay for its staff will not be able to pay the bank."),
              number(
                      "social_worst_arrears_share",
                      ratio("social_arrears_cny_365d", "social_due_cny_365d"))
                  .means("Largest arrears of 365 days by the contributions due in them.")
                  .raisesRisk(ARREARS, "Arrears that were made good show how tight money was."),
              number(
                      "social_report_gap",
                      value("social_insured_count").gapTo(value("enterprise_insured_count")))
                  .means(
                      "How far headcounts of insurance and annual report lie apart, by the larger.")
                  .raisesRisk(
                      AGREEMENT,
                      "A firm that counts its people twice and differently hides something."),
              number(
                      "social_payroll_gap",
                      value("social_wages_cny_365d").gapTo(value("cash_out_payroll_cny_365d")))
                  .means(
                      "How far wages insured and wages paid in 365 days lie apart, by the larger.")
                  .raisesRisk(AGREEMENT, "Staff that no payroll supports does not work there."));

  private SocialFeatures() {}
}
