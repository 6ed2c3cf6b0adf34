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
 * The papers of supply orders: contract, invoice, logistics, payment.
 *
 * <p>Trade is believed where the papers of an order agree in amount and date. Each carries the
 * SHA-256 of its file and that of the paper before it, so that none can be exchanged later without
 * breaking the chain.
 */
public final class SupplyDocuments {
  /** One paper of one order. */
  public static final Table TABLE =
      Table.of("raw.supply_document", "one paper of one supply order", Shape.EVENTS)
          .key("document_no")
          .clock(
              Clock.of("dated_on", "received_at", "document_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("document_no", "The platform's number of the paper.").level(2),
              text("order_no", "The platform's number of the order.").level(2),
              text("seller_token", "Unified social credit code of the seller.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("buyer_token", "Unified social credit code of the buyer.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("kind", "CONTRACT, INVOICE, LOGISTICS or PAYMENT.").role(Role.FEATURE),
              date("dated_on", "Day that the paper bears."),
              instant("received_at", "When the platform received it."),
              whole("version", Unit.NONE, "0 as first received, higher for each correction."),
              text("op", "U states the paper and D withdraws it."),
              decimal("amount_cny", 18, 2, Unit.CNY, "Amount that the paper states.")
                  .level(2)
                  .role(Role.FEATURE),
              text("doc_sha256", "SHA-256 of the file, 64 hexadecimal digits.").level(2).optional(),
              text("prev_sha256", "SHA-256 of the paper before it in the order.")
                  .level(2)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("kind", "CONTRACT", "INVOICE", "LOGISTICS", "PAYMENT"),
              Rule.between("amount_cny", "0", "1000000000"),
              Rule.matches("doc_sha256", "[0-9a-f]{64}"),
              Rule.matches("prev_sha256", "[0-9a-f]{64}"),
              Rule.ordered("dated_on", "received_at"));

  private SupplyDocuments() {}
}
