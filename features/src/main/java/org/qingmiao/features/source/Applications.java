// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Applications for loans, granted or not.
 *
 * <p>{@code raw.loan} holds what was lent; this table also holds who was turned away, what the
 * money was asked for, and what the applicant said of itself. Version 0 is the application, a
 * higher one the decision. The land is stated in mu, as people do here.
 */
public final class Applications {
  /** One application with its decision. */
  public static final Table TABLE =
      Table.of("raw.application", "one application for a loan", Shape.EVENTS)
          .key("application_no")
          .clock(
              Clock.of("applied_on", "recorded_at", "application_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("application_no", "The bank's number of the application.").level(2),
              text("enterprise_token", "Unified social credit code of the applicant.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("loan_token", "The bank's number of the loan that was granted.")
                  .role(Role.POST_DECISION)
                  .token("loan")
                  .optional(),
              date("applied_on", "Day of the application.").role(Role.AS_OF),
              instant("recorded_at", "When the loan system recorded this version."),
              whole("version", Unit.NONE, "0 as applied for, higher for each later state."),
              text("op", "U states the application and D withdraws it."),
              text("channel", "BRANCH, MOBILE or AGENT.").role(Role.FEATURE),
              decimal("amount_requested_cny", 18, 2, Unit.CNY, "Amount applied for.")
                  .level(2)
                  .role(Role.FEATURE),
              text("stated_use", "What the money is to be spent on.").role(Role.FEATURE),
              decimal(
                      "declared_sales_cny",
                      18,
                      2,
                      Unit.CNY,
                      "Yearly sales that the applicant states.")
                  .level(3)
                  .role(Role.FEATURE)
                  .optional(),
              decimal("declared_land_mu", 18, 2, Unit.MU, "Farmland that the applicant states.")
                  .level(2)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON)
                  .optional(),
              text("decision", "APPROVED, DECLINED or WITHDRAWN; empty while it is open.")
                  .role(Role.POST_DECISION)
                  .optional(),
              date("decided_on", "Day of the decision.").role(Role.POST_DECISION).optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("channel", "BRANCH", "MOBILE", "AGENT"),
              Rule.oneOf(
                  "stated_use", "STOCK", "EQUIPMENT", "SEED_AND_FEED", "WAGES", "REFINANCING"),
              Rule.oneOf("decision", "APPROVED", "DECLINED", "WITHDRAWN"),
              Rule.between("amount_requested_cny", "1", "1000000000"),
              Rule.between("declared_sales_cny", "0", "1000000000000"),
              Rule.between("declared_land_mu", "0", "1000000"),
              Rule.ordered("applied_on", "decided_on"));

  private Applications() {}
}
