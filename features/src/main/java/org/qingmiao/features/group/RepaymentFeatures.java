// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.pace;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.BankFlows;

/**
 * How heavily a business repays its loans, from the transfers by which it does.
 *
 * <p>Not from {@code raw.repayment}: its instalments are what the model predicts, and no feature
 * may descend from them. What was transferred for loans shows the burden all the same, whoever
 * lent.
 */
public final class RepaymentFeatures {
  private static final Codes BURDEN = new Codes("R02", "R92");
  private static final Codes LENDERS = new Codes("R10", "R92");

  /** Transfers that repay a loan. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("repayment", BankFlows.TABLE, "payer_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      sum("amount_cny").where("usage", "LOAN_REPAYMENT").named("cny"),
                      distinct("loan_token", "loans").where("usage", "LOAN_REPAYMENT"),
                      distinct("payee_account_token", "payees").where("usage", "LOAN_REPAYMENT")))
          .beside(CashInFeatures.GROUP)
          .features(
              number("repayment_cny_365d", value("repayment_cny_365d"))
                  .means("Money paid for loans in 365 days.")
                  .unordered(BURDEN),
              number("repayment_pace", pace("repayment_cny", "repayment_count"))
                  .means("Four times the money paid for loans in 90 days by that of 365.")
                  .unordered(BURDEN),
              number(
                      "repayment_to_takings_365d",
                      ratio("repayment_cny_365d", "cash_in_sales_cny_365d"))
                  .means("Money paid for loans by the money received for sales in 365 days.")
                  .raisesRisk(
                      BURDEN,
                      "The more of the takings goes to lenders, the less is left for a new one."),
              number(
                      "repayment_to_payouts_365d",
                      ratio("repayment_cny_365d", "cash_in_loans_cny_365d"))
                  .means("Money paid for loans by the loans paid out in 365 days.")
                  .lowersRisk(BURDEN, "Who repays less than he borrows piles up debt."),
              number("repayment_loans_365d", value("repayment_loans_365d"))
                  .means("Different loans for which money was paid in 365 days.")
                  .raisesRisk(LENDERS, "Many loans at once are rarely one plan."),
              number("repayment_payees_365d", value("repayment_payees_365d"))
                  .means("Different accounts to which money for loans went in 365 days.")
                  .raisesRisk(
                      LENDERS, "Debts to many lenders are hard to mend when one calls his."));

  private RepaymentFeatures() {}
}
