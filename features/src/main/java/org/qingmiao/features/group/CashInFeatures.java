// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.pace;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.share;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.BankFlows;

/**
 * What comes into the accounts of a business, from whom and what for, from transfers to it.
 *
 * <p>Money received is the hardest proof of trade: it cannot be taken back by a red letter.
 */
public final class CashInFeatures {
  private static final Codes CASH = new Codes("R16", "R92");
  private static final Codes PAYERS = new Codes("R09", "R92");
  private static final Codes DEBT = new Codes("R02", "R92");
  private static final Codes COLLECTION = new Codes("R14", "R90");

  /** Transfers asked for by who receives them. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("cash_in", BankFlows.TABLE, "payee_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      sum("amount_cny"),
                      max("amount_cny"),
                      distinct("payer_account_token", "payers"),
                      sum("amount_cny").where("usage", "SALE").named("sales_cny"),
                      sum("amount_cny").where("usage", "LOAN_PAYOUT").named("loans_cny"),
                      sum("amount_cny").where("channel", "CASH").named("notes_cny"))
                  .also(daysSince("cash_in_days_since_last", "Days since money last came in.")))
          .beside(InvoiceFeatures.GROUP)
          .features(
              number("cash_in_sales_cny_365d", value("cash_in_sales_cny_365d"))
                  .means("Money received for sales in 365 days.")
                  .lowersRisk(CASH, "Who takes in more has more to repay from."),
              number("cash_in_sales_pace", pace("cash_in_sales_cny", "cash_in_count"))
                  .means("Four times the money received for sales in 90 days by that of 365.")
                  .lowersRisk(CASH, "Takings fall before instalments are missed."),
              number("cash_in_days_since_last", value("cash_in_days_since_last"))
                  .means("Days since money last came in.")
                  .raisesRisk(
                      CASH, "An account that nothing reaches has been left or has dried up."),
              number("cash_in_payers_365d", value("cash_in_payers_365d"))
                  .means("Different accounts that paid in 365 days.")
                  .lowersRisk(PAYERS, "Many payers do not fail on the same day."),
              number(
                      "cash_in_largest_share_365d",
                      share("cash_in_max_cny_365d", "cash_in_sum_cny_365d"))
                  .means("Largest transfer received in 365 days by all of them.")
                  .raisesRisk(PAYERS, "Takings that hang on one payer end with him."),
              number(
                      "cash_in_loan_share_365d",
                      share("cash_in_loans_cny_365d", "cash_in_sum_cny_365d"))
                  .means("Loans paid out by all money received in 365 days.")
                  .raisesRisk(DEBT, "Who lives on borrowed money repays one loan with the next."),
              number(
                      "cash_in_notes_share_365d",
                      share("cash_in_notes_cny_365d", "cash_in_sum_cny_365d"))
                  .means("Cash paid in by all money received in 365 days.")
                  .unordered(CASH),
              number(
                      "cash_in_collected_365d",
                      ratio("cash_in_sales_cny_365d", "invoice_sum_cny_365d"))
                  .means("Money received for sales by the sales invoiced in 365 days.")
                  .lowersRisk(COLLECTION, "Invoices that nobody pays are no income."));

  private CashInFeatures() {}
}
