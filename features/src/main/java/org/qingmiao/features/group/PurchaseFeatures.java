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
import static org.qingmiao.features.group.Value.value;
import static org.qingmiao.features.group.Value.yearGrowth;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Invoices;

/**
 * What a business buys, from how many, and whether that grows, from the invoices issued to it.
 *
 * <p>Goods are bought before they are sold: who stops buying will soon have nothing to sell.
 */
public final class PurchaseFeatures {
  private static final Codes TRADE = new Codes("R03", "R90");
  private static final Codes SELLERS = new Codes("R09", "R90");

  /** The same invoices as those of sales, asked for by the other side. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("purchase", Invoices.TABLE, "buyer_token")
                  .windows(90, 365, 455, 545)
                  .each(
                      count(),
                      sum("amount_cny"),
                      max("amount_cny"),
                      distinct("seller_token", "sellers"))
                  .also(daysSince("purchase_days_since_last", "Days since the last purchase.")))
          .beside(InvoiceFeatures.GROUP)
          .features(
              number("purchase_pace", pace("purchase_sum_cny", "purchase_count"))
                  .means("Four times the purchases of 90 days by those of 365.")
                  .lowersRisk(TRADE, "Who stops buying will soon have nothing to sell."),
              number("purchase_growth", yearGrowth("purchase_sum_cny", "purchase_count"))
                  .means("Purchases of 90 days against the same days one year before, less 1.")
                  .lowersRisk(TRADE, "A fall that no season explains shows orders running out."),
              number(
                      "purchase_to_sales_365d",
                      ratio("purchase_sum_cny_365d", "invoice_sum_cny_365d"))
                  .means("Purchases of 365 days by the sales of the same days.")
                  .unordered(TRADE),
              number("purchase_days_since_last", value("purchase_days_since_last"))
                  .means("Days since the last purchase.")
                  .raisesRisk(TRADE, "A business that buys nothing has often stopped trading."),
              number("purchase_sellers_365d", value("purchase_sellers_365d"))
                  .means("Different suppliers in 365 days.")
                  .lowersRisk(SELLERS, "Who can buy elsewhere survives the loss of a supplier."),
              number(
                      "purchase_largest_share_365d",
                      ratio("purchase_max_cny_365d", "purchase_sum_cny_365d"))
                  .means("Largest purchase of 365 days by all of them.")
                  .raisesRisk(SELLERS, "Purchases that hang on one delivery stop with it."));

  private PurchaseFeatures() {}
}
