// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Value-added-tax invoices.
 *
 * <p>They reach the tax bureau on the day they are issued, so they show trade within a day, and
 * both sides of it. A red-letter invoice takes an earlier one back: its amount is negative and it
 * is a fact of its own.
 */
public final class Invoices {
  /** One invoice with its seller and its buyer. */
  public static final Table TABLE =
      Table.of("raw.invoice", "one value-added-tax invoice", Shape.EVENTS)
          .key("invoice_no")
          .clock(
              Clock.of("issued_on", "received_at", "invoice_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("invoice_no", "The tax bureau's number of the invoice.").level(2),
              text("seller_token", "Unified social credit code of the seller.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("buyer_token", "Unified social credit code of the buyer; empty for a person.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              date("issued_on", "Day of issue."),
              instant("received_at", "When the invoice reached the tax bureau."),
              whole("version", Unit.NONE, "0 as first issued, higher for each correction."),
              text("op", "U states the invoice and D withdraws it."),
              decimal("amount_cny", 18, 2, Unit.CNY, "Amount before tax, negative on a red letter.")
                  .level(3)
                  .role(Role.FEATURE),
              decimal("tax_cny", 18, 2, Unit.CNY, "Value-added tax on it.")
                  .level(3)
                  .role(Role.FEATURE),
              text("goods", "Class of the goods or services, as the invoice words it.")
                  .level(2)
                  .role(Role.FEATURE)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("amount_cny", "-1000000000", "1000000000"),
              Rule.between("tax_cny", "-1000000000", "1000000000"),
              Rule.ordered("issued_on", "received_at"));

  private Invoices() {}
}
