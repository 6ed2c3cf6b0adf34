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
 * Quarterly tax filings.
 *
 * <p>A quarter is known only when it has been filed, weeks after it ended, and may be corrected
 * later: a model that uses the quarter from its last day on learns what nobody could know. The form
 * itself states the same quarter of the year before, so growth needs one filing only.
 */
public final class TaxFilings {
  /** One filing with its sales, taxes and standing. */
  public static final Table TABLE =
      Table.of("raw.tax_filing", "one filing of one enterprise for one tax period", Shape.EVENTS)
          .key("filing_no")
          .clock(
              Clock.of("period_end", "filed_at", "filing_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("filing_no", "The tax bureau's number of the filing.").level(2),
              text("enterprise_token", "Unified social credit code of the taxpayer.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("period_end", "Last day of the tax period."),
              instant("filed_at", "When the filing reached the tax bureau."),
              whole("version", Unit.NONE, "0 as first filed, higher for each correction."),
              text("op", "U states the filing and D withdraws it."),
              decimal("revenue_cny", 18, 2, Unit.CNY, "Sales of the period before tax.")
                  .level(3)
                  .role(Role.FEATURE),
              decimal(
                      "revenue_prior_year_cny",
                      18,
                      2,
                      Unit.CNY,
                      "Sales of the same period one year before, as the form states them.")
                  .level(3)
                  .role(Role.FEATURE)
                  .optional(),
              decimal("vat_paid_cny", 18, 2, Unit.CNY, "Value-added tax paid for the period.")
                  .level(3)
                  .role(Role.FEATURE),
              decimal("arrears_cny", 18, 2, Unit.CNY, "Taxes in arrears on the day of the filing.")
                  .level(3)
                  .role(Role.FEATURE),
              text("tax_grade", "Yearly tax credit grade A, B, M, C or D.")
                  .level(2)
                  .role(Role.FEATURE)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("revenue_cny", "0", "1000000000000"),
              Rule.between("revenue_prior_year_cny", "0", "1000000000000"),
              Rule.between("vat_paid_cny", "0", "1000000000000"),
              Rule.between("arrears_cny", "0", "1000000000000"),
              Rule.oneOf("tax_grade", "A", "B", "M", "C", "D"),
              Rule.ordered("period_end", "filed_at"));

  private TaxFilings() {}
}
