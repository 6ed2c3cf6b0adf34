// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.CourtRecords;

/**
 * Who has sued a business, for what, and whether it obeyed, from what the courts publish.
 *
 * <p>Courts publish every case, so an enterprise without one was not sued: 0, not unknown.
 */
public final class CourtFeatures {
  private static final Codes COURT = new Codes("R06", "R95");
  private static final Codes CLAIMS = new Codes("R06", "R90");

  /** A case is looked at for three years from its filing (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("court", CourtRecords.TABLE, "enterprise_token")
                  .windows(365, 1095)
                  .each(
                      count(),
                      count().where("kind", "ENFORCEMENT").named("enforcements"),
                      count().where("status", "OPEN").named("open"),
                      count().where("status", "LOST").named("lost"),
                      count().where("cause", "LOAN").named("loans"),
                      count().where("cause", "LABOUR").named("labour"),
                      sum("claim_cny"),
                      sum("claim_cny").where("status", "OPEN").named("open_cny")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("court_cases_365d", value("court_count_365d").orNone())
                  .means("Court cases filed against the enterprise in 365 days.")
                  .raisesRisk(COURT, "Who is sued has not paid somebody."),
              number("court_cases_1095d", value("court_count_1095d").orNone())
                  .means("Court cases filed against the enterprise in three years.")
                  .raisesRisk(COURT, "A habit of being sued does not end with the next loan."),
              number("court_enforcements_365d", value("court_enforcements_365d").orNone())
                  .means("Enforcement orders against the enterprise in 365 days.")
                  .raisesRisk(COURT, "Who does not obey a judgement cannot or will not pay."),
              number("court_enforcements_1095d", value("court_enforcements_1095d").orNone())
                  .means("Enforcement orders against the enterprise in three years.")
                  .raisesRisk(COURT, "Who did not obey a judgement once may not the next time."),
              number("court_open_cases_1095d", value("court_open_1095d").orNone())
                  .means("Cases filed in three years that are still open.")
                  .raisesRisk(
                      COURT, "An open case may end in a debt that comes before the bank's."),
              number("court_lost_cases_1095d", value("court_lost_1095d").orNone())
                  .means("Cases filed in three years that the enterprise has lost.")
                  .raisesRisk(COURT, "A court has found that it owed and did not pay."),
              number("court_loan_cases_1095d", value("court_loans_1095d").orNone())
                  .means("Cases of three years over loans.")
                  .raisesRisk(COURT, "Another lender has already had to sue."),
              number("court_labour_cases_1095d", value("court_labour_1095d").orNone())
                  .means("Cases of three years brought by employees.")
                  .raisesRisk(COURT, "Wages are the last bill that a business leaves unpaid."),
              number(
                      "court_claims_to_sales",
                      value("court_sum_cny_1095d").orNone().by(TaxFeatures.yearlySales()))
                  .means("Amounts claimed in cases of three years by a year's sales as declared.")
                  .raisesRisk(
                      CLAIMS, "Claims that are large for the sales cannot be paid from them."),
              number(
                      "court_open_claims_to_sales",
                      value("court_open_cny_1095d").orNone().by(TaxFeatures.yearlySales()))
                  .means("Amounts claimed in open cases by a year's sales as declared.")
                  .raisesRisk(
                      CLAIMS, "What is still claimed may have to be paid beside the loan."));

  private CourtFeatures() {}
}
