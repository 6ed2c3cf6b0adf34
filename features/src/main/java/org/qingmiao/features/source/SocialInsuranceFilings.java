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
 * Monthly social-insurance filings of employers.
 *
 * <p>Who is insured is employed: a fall of the headcount shows lay-offs before the accounts do, and
 * a headcount that no payroll supports shows the opposite.
 */
public final class SocialInsuranceFilings {
  /** One filing with its headcount and its contributions. */
  public static final Table TABLE =
      Table.of(
              "raw.social_insurance",
              "one social-insurance filing of one employer for one month",
              Shape.EVENTS)
          .key("filing_no")
          .clock(
              Clock.of("month_end", "filed_at", "filing_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("filing_no", "The insurance bureau's number of the filing.").level(2),
              text("enterprise_token", "Unified social credit code of the employer.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("month_end", "Last day of the insured month."),
              instant("filed_at", "When the filing reached the bureau."),
              whole("version", Unit.NONE, "0 as first filed, higher for each correction."),
              text("op", "U states the filing and D withdraws it."),
              whole("insured_count", Unit.COUNT, "Employees insured in the month.")
                  .level(2)
                  .role(Role.FEATURE),
              decimal("wage_base_cny", 18, 2, Unit.CNY, "Sum of the wages contributions rest on.")
                  .level(3)
                  .role(Role.FEATURE),
              decimal("contribution_cny", 18, 2, Unit.CNY, "Contributions due for the month.")
                  .level(3)
                  .role(Role.FEATURE),
              decimal("arrears_cny", 18, 2, Unit.CNY, "Contributions in arrears on that day.")
                  .level(3)
                  .role(Role.FEATURE))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("insured_count", "0", "1000000"),
              Rule.between("wage_base_cny", "0", "1000000000000"),
              Rule.between("contribution_cny", "0", "1000000000000"),
              Rule.between("arrears_cny", "0", "1000000000000"),
              Rule.ordered("month_end", "filed_at"));

  private SocialInsuranceFilings() {}
}
