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
 * Instalments of loans, due and paid.
 *
 * <p>An instalment is recorded when it is paid, and while it is not, again whenever its arrears
 * pass 30, 60 and 90 days: each record is a higher version, so its days past due never fall.
 */
public final class Repayments {
  /** One instalment with its arrears so far. */
  public static final Table TABLE =
      Table.of("raw.repayment", "one instalment of one loan", Shape.EVENTS)
          .key("instalment_no")
          .clock(
              Clock.of("due_on", "posted_at", "instalment_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("instalment_no", "The loan system's running number of the instalment.").level(2),
              text("loan_token", "The bank's number of the loan.").role(Role.ID).token("loan"),
              date("due_on", "Day on which the instalment was due.").role(Role.OUTCOME),
              instant("posted_at", "When the loan system posted this version."),
              whole("version", Unit.NONE, "0 as first posted, higher for each later state."),
              text("op", "U states the instalment and D withdraws it."),
              decimal("due_cny", 18, 2, Unit.CNY, "Principal and interest due.")
                  .level(2)
                  .role(Role.OUTCOME),
              date("paid_on", "Day on which it was paid in full.").role(Role.OUTCOME).optional(),
              decimal("paid_cny", 18, 2, Unit.CNY, "Amount paid so far.")
                  .level(2)
                  .role(Role.OUTCOME),
              whole("days_past_due", Unit.DAYS, "Days between due and paid, or posted if unpaid.")
                  .role(Role.OUTCOME))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("due_cny", "0.01", "1000000000"),
              Rule.between("paid_cny", "0", "1000000000"),
              Rule.between("days_past_due", "0", "3650"));

  private Repayments() {}
}
