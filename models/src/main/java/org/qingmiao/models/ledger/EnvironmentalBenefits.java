// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.between;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.loan;
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.texts;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What green loans bring, against a named baseline, in a table of its own. */
public final class EnvironmentalBenefits {

  /** {@code publish.env_benefit}. */
  public static final Table TABLE =
      Table.of("publish.env_benefit", "one benefit of one loan in one year", Shape.SNAPSHOT)
          .columns(
              loan(),
              carbon(text("project_id", "Project.")),
              asOf(),
              carbon(whole("year", Unit.YEARS, "Year of the benefit.")),
              carbon(text("metric", "What is counted.")),
              carbon(
                  real(
                      "project_value",
                      Unit.NONE,
                      "Of the whole project, in the unit of the metric.")),
              carbon(text("formula_id", "Formula.")),
              carbon(text("baseline_method", "What would have been without it.")),
              carbon(real("share", Unit.SHARE, "Share of the loan in the project.")),
              carbon(real("loan_value", Unit.NONE, "Of the loan, in the unit of the metric.")),
              carbon(text("basis", "Expected or measured.")),
              carbon(real("p05", Unit.NONE, "Of the loan, exceeded in 95 % of cases.")),
              carbon(real("p95", Unit.NONE, "Of the loan, exceeded in 5 % of cases.")),
              texts("factor_ids", "Factors that were multiplied."),
              texts("evidence_ids", "Documents behind it."),
              texts("flags", "What a reader must know."),
              run())
          .key("loan_token", "project_id", "as_of", "year", "metric")
          .rules(
              oneOf("metric", "TCE", "CO2", "SO2", "NOX", "COD", "NH3N", "WATER_M3", "REMOVAL"),
              oneOf("basis", "EX_ANTE", "EX_POST"),
              between("share", "0", "1"));

  private EnvironmentalBenefits() {}
}
