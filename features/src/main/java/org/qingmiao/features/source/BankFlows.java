// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

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
 * Transfers that the bank booked for its customers.
 *
 * <p>One row is one transfer, whoever of the two has an account here, so that money can be followed
 * from account to account. The balance is the payer's before the transfer, where the payer banks
 * here: what a share of it was worth on its way out. An account of another bank stands with its
 * token too, but without a balance.
 */
public final class BankFlows {
  /** One transfer from one account to another. */
  public static final Table TABLE =
      Table.of("raw.bank_flow", "one transfer from one account to another", Shape.EVENTS)
          .key("txn_no")
          .clock(
              Clock.of("booked_at", "recorded_at", "txn_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("txn_no", "The core system's number of the transfer.").level(2),
              text("payer_token", "Unified social credit code of the payer; empty for a person.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              text("payee_token", "Unified social credit code of the payee; empty for a person.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              text("payer_account_token", "Account that was debited.").level(4).token("account"),
              text("payee_account_token", "Account that was credited.").level(4).token("account"),
              instant("booked_at", "When the transfer was booked."),
              instant("recorded_at", "When the core system handed the booking over."),
              whole("version", Unit.NONE, "0 as first booked, higher for each correction."),
              text("op", "U states the transfer and D withdraws it."),
              decimal("amount_cny", 18, 2, Unit.CNY, "Amount of the transfer.")
                  .level(3)
                  .role(Role.FEATURE),
              text("channel", "TRANSFER, CARD or CASH.").role(Role.FEATURE),
              text("usage", "What the booking says it is for.").level(2).role(Role.FEATURE),
              decimal("payer_balance_cny", 18, 2, Unit.CNY, "Payer's balance before the transfer.")
                  .level(3)
                  .role(Role.FEATURE)
                  .optional(),
              text("loan_token", "Loan that the transfer pays out, spends or repays.")
                  .role(Role.ID)
                  .token("loan")
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("amount_cny", "0.01", "1000000000"),
              Rule.oneOf("channel", "TRANSFER", "CARD", "CASH"),
              Rule.oneOf(
                  "usage",
                  "SALE",
                  "PURCHASE",
                  "PAYROLL",
                  "TAX",
                  "RENT",
                  "LOAN_PAYOUT",
                  "LOAN_REPAYMENT",
                  "SECURITIES",
                  "PROPERTY",
                  "WEALTH_PRODUCT",
                  "OWNER",
                  "REFUND",
                  "CASH",
                  "OTHER"),
              Rule.ordered("booked_at", "recorded_at"));

  private BankFlows() {}
}
