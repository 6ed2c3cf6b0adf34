// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.List;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Yearly financial statements of companies.
 *
 * <p>A year is known when its statement is filed, four to six months after it ended, and is often
 * corrected. What a business owns, owes and earns makes its interest cover and its leverage, and is
 * the denominator of financed emissions.
 */
public final class FinancialStatements {
  /** One balance sheet with the income of its year. */
  public static final Table TABLE =
      Table.of(
              "raw.financial_statement",
              "one financial statement of one enterprise for one year",
              Shape.EVENTS)
          .key("statement_no")
          .clock(
              Clock.of("period_end", "filed_at", "statement_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("statement_no", "The tax bureau's number of the statement.").level(2),
              text("enterprise_token", "Unified social credit code of the company.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("period_end", "Last day of the year.").purpose(Purpose.CREDIT, Purpose.CARBON),
              instant("filed_at", "When the statement was filed.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("version", Unit.NONE, "0 as first filed, higher for each correction."),
              text("op", "U states the statement and D withdraws it."),
              decimal("total_assets_cny", 18, 2, Unit.CNY, "Total assets at the end of the year.")
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("equity_cny", 18, 2, Unit.CNY, "Owners' equity at the end of the year.")
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("debt_cny", 18, 2, Unit.CNY, "Interest-bearing debt, current and long-term.")
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("other_liabilities_cny", 18, 2, Unit.CNY, "All other liabilities.")
                  .level(3)
                  .role(Role.FEATURE),
              decimal("revenue_cny", 18, 2, Unit.CNY, "Revenue of the year.")
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal(
                      "ebitda_cny",
                      18,
                      2,
                      Unit.CNY,
                      "Earnings of the year before interest, taxes, depreciation and amortisation.")
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("interest_cny", 18, 2, Unit.CNY, "Interest expense of the year.")
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("principal_due_cny", 18, 2, Unit.CNY, "Principal of debt due within a year.")
                  .level(3)
                  .role(Role.FEATURE)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("total_assets_cny", "0", "1000000000000"),
              Rule.between("debt_cny", "0", "1000000000000"),
              Rule.between("other_liabilities_cny", "0", "1000000000000"),
              Rule.between("revenue_cny", "0", "1000000000000"),
              Rule.between("interest_cny", "0", "1000000000000"),
              Rule.between("principal_due_cny", "0", "1000000000000"),
              Rule.sums(
                  "total_assets_cny",
                  List.of("equity_cny", "debt_cny", "other_liabilities_cny"),
                  "1.00"),
              Rule.ordered("period_end", "filed_at"));

  private FinancialStatements() {}
}
