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
 * Loans from the day they are applied for.
 *
 * <p>The application is version 0; paying out, and later an adverse event, restate the same loan in
 * higher versions. So what was known on the day of the application stays readable, and what the
 * decision or the outcome added never looks older than it is. A loan whose {@code disbursed_on} is
 * null in its newest version is an open application.
 */
public final class Loans {
  /** One loan, with its terms as requested, as agreed and as they ended. */
  public static final Table TABLE =
      Table.of("raw.loan", "one loan, from its application on", Shape.EVENTS)
          .key("loan_token")
          .clock(
              Clock.of("applied_on", "recorded_at", "loan_token")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("enterprise_token", "Unified social credit code of the applicant.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("loan_token", "The bank's number of the loan.").role(Role.ID).token("loan"),
              date("applied_on", "Day of the application.").role(Role.AS_OF),
              instant("recorded_at", "When the loan system recorded this version."),
              whole("version", Unit.NONE, "0 for the application, higher for each later state."),
              text("op", "U states the loan and D withdraws it."),
              text("product_code", "The bank's code of the product."),
              text("applicant_type", "Kind of applicant."),
              text("schedule", "How principal is repaid.").role(Role.FEATURE),
              decimal("amount_requested_cny", 18, 2, Unit.CNY, "Amount applied for.")
                  .level(2)
                  .role(Role.FEATURE),
              whole("term_requested_months", Unit.MONTHS, "Term applied for.").role(Role.FEATURE),
              text("guarantee", "Strongest security offered with the application.")
                  .role(Role.FEATURE),
              decimal("amount_cny", 18, 2, Unit.CNY, "Amount paid out.")
                  .level(2)
                  .role(Role.POST_DECISION)
                  .optional(),
              date("disbursed_on", "Day on which the loan was paid out.")
                  .role(Role.POST_DECISION)
                  .optional(),
              date("matures_on", "Contractual maturity.").role(Role.POST_DECISION).optional(),
              text("adverse_event", "Event that counts as default besides arrears.")
                  .role(Role.OUTCOME)
                  .optional(),
              date("adverse_event_on", "Day of the adverse event.").role(Role.OUTCOME).optional(),
              text("exclusion", "Why the loan says nothing about lending: staff, test or fraud.")
                  .role(Role.POST_DECISION)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf(
                  "applicant_type",
                  "MICRO_ENTERPRISE",
                  "SOLE_TRADER",
                  "FARM_HOUSEHOLD",
                  "NEW_AGRI_ENTITY",
                  "LARGE_OR_MEDIUM"),
              Rule.oneOf("schedule", "INSTALMENT", "BULLET", "HARVEST"),
              Rule.oneOf("guarantee", "NONE", "GUARANTOR", "PLEDGE", "MORTGAGE"),
              Rule.between("amount_requested_cny", "1", "1000000000"),
              Rule.between("amount_cny", "1", "1000000000"),
              Rule.between("term_requested_months", "1", "360"),
              Rule.oneOf("adverse_event", "CHARGE_OFF", "RESTRUCTURING", "COMPENSATION"),
              Rule.oneOf("exclusion", "STAFF", "TEST", "FRAUD"),
              Rule.ordered("applied_on", "disbursed_on"),
              Rule.ordered("disbursed_on", "matures_on"),
              Rule.ordered("disbursed_on", "adverse_event_on"));

  private Loans() {}
}
