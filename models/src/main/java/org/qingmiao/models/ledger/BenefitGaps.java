// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.loan;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** Benefits of green loans that could not be computed: nothing is filled in for a missing input. */
public final class BenefitGaps {

  /** {@code publish.benefit_gap}. */
  public static final Table TABLE =
      Table.of("publish.benefit_gap", "one benefit of one loan without a value", Shape.SNAPSHOT)
          .columns(
              loan(),
              carbon(text("project_id", "Project.")),
              asOf(),
              carbon(text("metric", "What would be counted, or ALL.")),
              carbon(text("formula_id", "Formula.")),
              carbon(text("code", "Why, of a closed list.")),
              carbon(text("detail", "A sentence.")),
              run())
          .key("loan_token", "project_id", "as_of", "metric")
          .rules(
              oneOf(
                  "metric",
                  "ALL",
                  "TCE",
                  "CO2",
                  "SO2",
                  "NOX",
                  "COD",
                  "NH3N",
                  "WATER_M3",
                  "REMOVAL"));

  private BenefitGaps() {}
}
