// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.pace;
import static org.qingmiao.features.group.Value.ratio;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.SupplyDocuments;

/**
 * What a business has been ordered, has delivered and was paid, from the papers of the orders in
 * which it sells.
 */
public final class SupplyFeatures {
  private static final Codes ORDERS = new Codes("R03", "R98");
  private static final Codes BUYERS = new Codes("R09", "R98");
  private static final Codes PAPERS = new Codes("R34", "R98");
  private static final Codes COLLECTION = new Codes("R14", "R98");

  /** Papers asked for by who sells. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("supply", SupplyDocuments.TABLE, "seller_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      distinct("order_no", "orders"),
                      distinct("buyer_token", "buyers"),
                      sum("amount_cny").where("kind", "CONTRACT").named("contract_cny"),
                      sum("amount_cny").where("kind", "INVOICE").named("invoice_cny"),
                      sum("amount_cny").where("kind", "LOGISTICS").named("logistics_cny"),
                      sum("amount_cny").where("kind", "PAYMENT").named("payment_cny"))
                  .also(daysSince("supply_days_since_last", "Days since the last paper.")))
          .beside(InvoiceFeatures.GROUP)
          .features(
              number("supply_orders_365d", value("supply_orders_365d"))
                  .means("Orders with a paper of 365 days.")
                  .lowersRisk(ORDERS, "Who is ordered often does not live from one order."),
              number("supply_contract_pace", pace("supply_contract_cny", "supply_count"))
                  .means("Four times the contracts of 90 days by those of 365.")
                  .lowersRisk(ORDERS, "Orders fall before sales do."),
              number("supply_days_since_last", value("supply_days_since_last"))
                  .means("Days since the last paper of an order.")
                  .raisesRisk(
                      ORDERS, "A chain from which no papers come has often lost its supplier."),
              number("supply_buyers_365d", value("supply_buyers_365d"))
                  .means("Different buyers with a paper of 365 days.")
                  .lowersRisk(BUYERS, "Many buyers do not fail on the same day."),
              number(
                      "supply_delivered_365d",
                      ratio("supply_logistics_cny_365d", "supply_contract_cny_365d"))
                  .means("Goods delivered by the contracts of 365 days.")
                  .lowersRisk(PAPERS, "Orders that cannot be delivered bring claims, not money."),
              number(
                      "supply_papers_gap_365d",
                      value("supply_invoice_cny_365d").gapTo(value("supply_logistics_cny_365d")))
                  .means("How far invoices and deliveries of 365 days lie apart, by the larger.")
                  .raisesRisk(PAPERS, "Trade whose papers do not agree may not have happened."),
              number(
                      "supply_paid_365d",
                      ratio("supply_payment_cny_365d", "supply_invoice_cny_365d"))
                  .means("Payments by the invoices of the orders of 365 days.")
                  .lowersRisk(COLLECTION, "Invoices that nobody pays are no income."),
              number(
                      "supply_to_sales_365d",
                      ratio("supply_invoice_cny_365d", "invoice_sum_cny_365d"))
                  .means("Invoices of the chain by all sales invoiced in 365 days.")
                  .unordered(BUYERS));

  private SupplyFeatures() {}
}
