// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.min;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.pace;
import static org.qingmiao.features.group.Value.share;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.BankFlows;
import org.qingmiao.features.table.Unit;

/** What leaves the accounts of a business, what for, and what is left, from transfers by it. */
public final class CashOutFeatures {
  private static final Codes CASH = new Codes("R16", "R92");
  private static final Codes PAYEES = new Codes("R09", "R92");
  private static final Codes STAFF = new Codes("R07", "R92");
  private static final Codes USE = new Codes("R37", "R92");
  private static final int MONTHS_PER_WINDOW = 3;

  /** A balance speaks for 90 days (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("cash_out", BankFlows.TABLE, "payer_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      sum("amount_cny"),
                      min("payer_balance_cny").named("lowest_cny"),
                      mean("payer_balance_cny").named("balance_cny"),
                      distinct("payee_account_token", "payees"),
                      sum("amount_cny").where("usage", "PAYROLL").named("payroll_cny"),
                      sum("amount_cny").where("usage", "OWNER").named("owner_cny"),
                      sum("amount_cny").where("channel", "CASH").named("notes_cny"),
                      sum("amount_cny")
                          .where("usage", "SECURITIES", "PROPERTY", "WEALTH_PRODUCT")
                          .named("invested_cny"))
                  .also(latest("payer_balance_cny", "cash_out_balance_cny"))
                  .aliveFor(90))
          .beside(CashInFeatures.GROUP)
          .features(
              number("cash_out_balance_months", monthsOfSpending("cash_out_balance_cny"))
                  .means("Balance before the last payment in months of the spending of 90 days.")
                  .lowersRisk(CASH, "Who has months in hand outlives a customer that pays late."),
              number("cash_out_lowest_months", monthsOfSpending("cash_out_lowest_cny_90d"))
                  .means("Lowest balance of 90 days in months of the spending of the same days.")
                  .lowersRisk(
                      CASH, "An account that runs empty every month has no room for a shock."),
              number(
                      "cash_out_balance_trend",
                      value("cash_out_balance_cny_90d")
                          .grownFrom(value("cash_out_balance_cny_365d")))
                  .means("Mean balance of 90 days against that of 365, less 1.")
                  .lowersRisk(CASH, "Savings are spent before instalments are missed."),
              number("cash_out_net_share_90d", netShare(90))
                  .means("Money received less money spent in 90 days, by the money received.")
                  .lowersRisk(CASH, "Who spends more than comes in lives on savings or on credit."),
              number("cash_out_net_share_365d", netShare(365))
                  .means("Money received less money spent in 365 days, by the money received.")
                  .lowersRisk(
                      CASH, "A year that leaves nothing over leaves nothing to repay from."),
              number("cash_out_payroll_pace", pace("cash_out_payroll_cny", "cash_out_count"))
                  .means("Four times the wages paid in 90 days by those of 365.")
                  .lowersRisk(STAFF, "Wages that shrink show lay-offs before the filings do."),
              number("cash_out_payees_365d", value("cash_out_payees_365d"))
                  .means("Different accounts that were paid in 365 days.")
                  .lowersRisk(
                      PAYEES, "A business at work pays many: suppliers, staff, the tax bureau."),
              number(
                      "cash_out_owner_share_365d",
                      share("cash_out_owner_cny_365d", "cash_out_sum_cny_365d"))
                  .means("Money paid to owners by all money spent in 365 days.")
                  .raisesRisk(USE, "What owners take out is no longer there for lenders."),
              number(
                      "cash_out_invested_share_365d",
                      share("cash_out_invested_cny_365d", "cash_out_sum_cny_365d"))
                  .means(
                      "Money put into securities, property and wealth products, by all spent in 365 days.")
                  .raisesRisk(USE, "Working capital that is gambled with does not work."),
              number(
                      "cash_out_notes_share_365d",
                      share("cash_out_notes_cny_365d", "cash_out_sum_cny_365d"))
                  .means("Cash drawn by all money spent in 365 days.")
                  .raisesRisk(USE, "Nobody can see what cash is spent on."));

  private CashOutFeatures() {}

  private static Value monthsOfSpending(String balance) {
    return value(balance)
        .times(MONTHS_PER_WINDOW)
        .by(value("cash_out_sum_cny_90d"))
        .in(Unit.MONTHS);
  }

  private static Value netShare(int days) {
    Value in = value("cash_in_sum_cny_" + days + "d");
    return in.minus(value("cash_out_sum_cny_" + days + "d")).by(in);
  }
}
