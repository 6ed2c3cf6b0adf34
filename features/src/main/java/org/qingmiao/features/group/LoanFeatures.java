// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Loans;

/**
 * What is asked for and how it compares with sales, from the application as it was known on its
 * day.
 *
 * <p>Amount and term are those requested: what was agreed or paid out follows from the decision.
 */
public final class LoanFeatures {
  private static final Codes TERMS = new Codes("R17", "R96");
  private static final Codes BY_SALES = new Codes("R17", "R90");

  /** An application holds until the loan is decided. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("loan", Loans.TABLE, "loan_token")
                  .also(
                      latest("amount_requested_cny"),
                      latest("term_requested_months"),
                      latest("schedule"),
                      latest("guarantee")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("loan_amount_cny", value("loan_amount_requested_cny"))
                  .means("Amount applied for.")
                  .unordered(TERMS),
              number(
                      "loan_amount_to_sales",
                      value("loan_amount_requested_cny").by(value("tax_revenue_cny").ofAYear()))
                  .means("Amount applied for by four times the sales of the newest quarter filed.")
                  .raisesRisk(
                      BY_SALES, "A loan that is large for the sales leaves less to repay it from."),
              number("loan_term_months", value("loan_term_requested_months"))
                  .means("Term applied for.")
                  .raisesRisk(TERMS, "A longer term leaves more time for something to go wrong."),
              category("loan_schedule", value("loan_schedule"))
                  .means("How principal is to be repaid.")
                  .unordered(TERMS),
              category("loan_guarantee", value("loan_guarantee"))
                  .means("Strongest security offered.")
                  .unordered(TERMS));

  private LoanFeatures() {}
}
