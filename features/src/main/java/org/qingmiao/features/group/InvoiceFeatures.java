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
import static org.qingmiao.features.group.Value.yearGrowth;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Invoices;
import org.qingmiao.features.table.Unit;

/**
 * How much a business sells, to how many, and whether that grows, from the value-added-tax invoices
 * that it issues.
 *
 * <p>Invoices reach the tax bureau the day they are issued, so they show trade within a day.
 */
public final class InvoiceFeatures {
  private static final Codes SALES = new Codes("R03", "R90");
  private static final Codes BUYERS = new Codes("R09", "R90");
  private static final Codes RETURNS = new Codes("R14", "R90");
  private static final Codes AGREEMENT = new Codes("R35", "R90");

  /** Of what a business sells. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("invoice", Invoices.TABLE, "seller_token")
                  .windows(90, 365, 455, 545)
                  .each(
                      count(),
                      sum("amount_cny"),
                      max("amount_cny"),
                      distinct("buyer_token", "buyers"),
                      distinct("issued_on", "days"),
                      sum("amount_cny").whereNegative("amount_cny").named("red_cny"))
                  .also(daysSince("invoice_days_since_last", "Days since the last invoice.")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("invoice_sales_cny_365d", value("invoice_sum_cny_365d"))
                  .means("Sales invoiced in 365 days, red letters taken off.")
                  .lowersRisk(SALES, "Who sells more survives the loss of a customer more easily."),
              number("invoice_sales_pace", pace("invoice_sum_cny", "invoice_count"))
                  .means("Four times the sales invoiced in 90 days by those of 365.")
                  .lowersRisk(SALES, "Falling sales come before late payments."),
              number("invoice_sales_growth", yearGrowth("invoice_sum_cny", "invoice_count"))
                  .means("Sales of 90 days against the same days one year before, less 1.")
                  .lowersRisk(SALES, "A fall that no season explains comes before late payments."),
              number(
                      "invoice_mean_cny_365d",
                      ratio("invoice_sum_cny_365d", "invoice_count_365d").in(Unit.CNY))
                  .means("Sales of 365 days by the number of their invoices.")
                  .unordered(SALES),
              number("invoice_selling_days_90d", value("invoice_days_90d"))
                  .means("Days of the last 90 on which an invoice was issued.")
                  .lowersRisk(SALES, "Who sells on many days does not live from one order."),
              number("invoice_days_since_last", value("invoice_days_since_last"))
                  .means("Days since the last invoice.")
                  .raisesRisk(SALES, "A business that stops invoicing has often stopped trading."),
              number("invoice_buyers_365d", value("invoice_buyers_365d"))
                  .means("Different buyers in 365 days.")
                  .lowersRisk(BUYERS, "Many buyers do not fail on the same day."),
              number(
                      "invoice_buyers_kept_share",
                      share("invoice_buyers_90d", "invoice_buyers_365d"))
                  .means("Buyers of 90 days by those of 365.")
                  .lowersRisk(
                      SALES, "Buyers that no longer come take next year's sales with them."),
              number(
                      "invoice_largest_share_365d",
                      ratio("invoice_max_cny_365d", "invoice_sum_cny_365d"))
                  .means("Largest invoice of 365 days by all sales of them.")
                  .raisesRisk(BUYERS, "Sales that hang on one order end with it."),
              number(
                      "invoice_red_share_365d",
                      value("invoice_red_cny_365d")
                          .times(-1)
                          .by(value("invoice_sum_cny_365d").minus(value("invoice_red_cny_365d")))
                          .in(Unit.SHARE))
                  .means("Red-letter invoices of 365 days by all invoices before them.")
                  .raisesRisk(RETURNS, "Sales that are taken back were never earned."),
              number(
                      "invoice_tax_sales_gap",
                      value("invoice_sum_cny_365d").gapTo(TaxFeatures.yearlySales()))
                  .means(
                      "How far the sales invoiced in 365 days and a year's sales as declared lie apart, by the larger.")
                  .raisesRisk(
                      AGREEMENT,
                      "Who tells the tax bureau and its customers two things may tell the bank a third."));

  private InvoiceFeatures() {}
}
