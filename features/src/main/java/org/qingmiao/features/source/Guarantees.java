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
 * Guarantees that enterprises give for the loans of others.
 *
 * <p>A guarantor answers for the debt of another; guarantors who answer for each other in a ring
 * answer for nobody. A guarantee that was called is restated with the day of the call.
 */
public final class Guarantees {
  /** One guarantee of one enterprise for one loan. */
  public static final Table TABLE =
      Table.of("raw.guarantee", "one guarantee of one enterprise for one loan", Shape.EVENTS)
          .key("guarantee_no")
          .clock(
              Clock.of("signed_on", "registered_at", "guarantee_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("guarantee_no", "The bureau's number of the guarantee.").level(2),
              text("guarantor_token", "Unified social credit code of the guarantor.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("borrower_token", "Unified social credit code of the borrower.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("loan_token", "Number of the loan.").role(Role.ID).token("loan"),
              date("signed_on", "Day of the contract."),
              instant("registered_at", "When the bureau showed this state of the guarantee."),
              whole("version", Unit.NONE, "0 as first registered, higher for each correction."),
              text("op", "U states the guarantee and D withdraws it."),
              decimal("amount_cny", 18, 2, Unit.CNY, "Amount answered for.")
                  .level(2)
                  .role(Role.FEATURE),
              text("kind", "GENERAL, or JOINT where the lender may turn to the guarantor at once.")
                  .role(Role.FEATURE),
              date("valid_until", "Last day of the guarantee.").role(Role.FEATURE),
              date("called_on", "Day on which the guarantor had to pay.")
                  .role(Role.OUTCOME)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("kind", "GENERAL", "JOINT"),
              Rule.between("amount_cny", "0", "1000000000"),
              Rule.ordered("signed_on", "valid_until"),
              Rule.ordered("signed_on", "called_on"));

  private Guarantees() {}
}
