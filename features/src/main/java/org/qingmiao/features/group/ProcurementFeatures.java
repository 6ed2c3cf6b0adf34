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
import org.qingmiao.features.source.SupplyDocuments;

/** How a business pays its suppliers, from the papers of the orders in which it buys. */
public final class ProcurementFeatures {
  private static final Codes ORDERS = new Codes("R03", "R98");
  private static final Codes SELLERS = new Codes("R09", "R98");
  private static final Codes PAYING = new Codes("R16", "R98");

  /** The same papers as those of sellers, asked for by the other side. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("procurement", SupplyDocuments.TABLE, "buyer_token")
                  .windows(90, 365, 455)
                  .each(
                      count(),
                      distinct("seller_token", "sellers"),
                      sum("amount_cny").where("kind", "CONTRACT").named("contract_cny"),
                      sum("amount_cny").where("kind", "INVOICE").named("invoice_cny"),
                      sum("amount_cny").where("kind", "PAYMENT").named("payment_cny")))
          .features(
              number(
                      "procurement_contract_pace",
                      pace("procurement_contract_cny", "procurement_count"))
                  .means("Four times the orders placed in 90 days by those of 365.")
                  .lowersRisk(ORDERS, "Who orders less expects to sell less."),
              number("procurement_sellers_365d", value("procurement_sellers_365d"))
                  .means("Different suppliers with a paper of 365 days.")
                  .lowersRisk(SELLERS, "Who can buy elsewhere survives the loss of a supplier."),
              number(
                      "procurement_paid_365d",
                      ratio("procurement_payment_cny_365d", "procurement_invoice_cny_365d"))
                  .means("Payments to suppliers by their invoices of 365 days.")
                  .lowersRisk(PAYING, "Who lets suppliers wait is short of money."));

  private ProcurementFeatures() {}
}
