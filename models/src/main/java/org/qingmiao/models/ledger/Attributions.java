// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.enterprise;
import static org.qingmiao.models.ledger.CarbonColumns.loan;
import static org.qingmiao.models.ledger.CarbonColumns.method;
import static org.qingmiao.models.ledger.CarbonColumns.money;
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.texts;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** The share of its borrower that each loan finances, by three methods beside each other. */
public final class Attributions {

  /** {@code publish.attribution}. */
  public static final Table TABLE =
      Table.of("publish.attribution", "one loan under one method", Shape.SNAPSHOT)
          .columns(
              loan(),
              enterprise().optional(),
              asOf(),
              method(),
              carbon(text("standard_version", "Text that the method follows.")),
              money("outstanding", "Balance that was divided."),
              carbon(text("balance_basis", "Which balance it is.")),
              money("denominator", "What it was divided by."),
              carbon(text("denominator_type", "What that is.")),
              carbon(date("denominator_date", "Day of the balance sheet.").optional()),
              carbon(real("af", Unit.SHARE, "Share of the borrower; never capped.")),
              texts("flags", "What a reader must know."),
              run())
          .key("loan_token", "as_of", "method_id")
          .rules(
              oneOf("method_id", "PCAF2022", "CNBANK", "PBOC2021"),
              oneOf("balance_basis", "YEAR_END", "AVG_DAILY", "AVG_MONTHLY"),
              oneOf(
                  "denominator_type",
                  "EQUITY_DEBT",
                  "ENTERPRISE_VALUE",
                  "TOTAL_ASSETS",
                  "PROJECT_EQUITY_DEBT",
                  "TOTAL_INVESTMENT",
                  "MAIN_REVENUE",
                  "VALUE_AT_ORIGINATION"));

  private Attributions() {}
}
