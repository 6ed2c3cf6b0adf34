// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.loan;
import static org.qingmiao.models.ledger.CarbonColumns.method;
import static org.qingmiao.models.ledger.CarbonColumns.money;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** Loans that are in no total, each with its reason: covered and excluded add to the book. */
public final class Exclusions {

  /** {@code publish.exclusion}. */
  public static final Table TABLE =
      Table.of(
              "publish.exclusion",
              "one loan that a method leaves out of a perimeter",
              Shape.SNAPSHOT)
          .columns(
              loan(),
              asOf(),
              method(),
              carbon(
                  text("perimeter", "FULL for every loan; GUIDE for what only the guide omits.")),
              carbon(text("code", "Why, of a closed list.")),
              money("outstanding", "Amount outstanding."),
              carbon(text("detail", "A sentence.")),
              run())
          .key("loan_token", "as_of", "method_id", "perimeter")
          .rules(
              oneOf("method_id", "PCAF2022", "CNBANK", "PBOC2021"),
              oneOf("perimeter", "FULL", "GUIDE"));

  private Exclusions() {}
}
