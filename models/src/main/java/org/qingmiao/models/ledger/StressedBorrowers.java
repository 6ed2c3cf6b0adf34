// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.between;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.enterprise;
import static org.qingmiao.models.ledger.CarbonColumns.money;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What a carbon price does to borrowers, by the credit model, with Merton beside. */
public final class StressedBorrowers {

  /** {@code publish.transition_stress}. */
  public static final Table TABLE =
      Table.of(
              "publish.transition_stress",
              "one borrower in one year of one scenario",
              Shape.SNAPSHOT)
          .columns(
              enterprise(),
              asOf(),
              carbon(text("scenario_id", "Scenario of the user.")),
              carbon(whole("year", Unit.YEARS, "Year of the scenario.")),
              money("outstanding", "What it owes us at the end of the year of its footprint."),
              carbon(real("carbon_price", Unit.CNY_PER_TCO2, "Price.")),
              money("carbon_cost", "Cost in the year."),
              money("ebitda_s", "EBITDA after it."),
              carbon(real("icr_s", Unit.NONE, "Interest coverage after it.").optional()),
              carbon(real("dscr_s", Unit.NONE, "Debt service coverage after it.").optional()),
              carbon(
                  real("leverage_s", Unit.NONE, "Leverage after it; empty where nothing is earned.")
                      .optional()),
              carbon(real("pd0", Unit.SHARE, "Probability of default without it.").optional()),
              carbon(real("pd_s", Unit.SHARE, "Probability of default with it.").optional()),
              carbon(
                  real("pd_s_p05", Unit.SHARE, "The same at the 5 % point of the footprint.")
                      .optional()),
              carbon(real("pd_s_p95", Unit.SHARE, "The same at the 95 % point.").optional()),
              carbon(
                  real("merton_pd0", Unit.SHARE, "By the model of Merton without it.").optional()),
              carbon(real("merton_pd_s", Unit.SHARE, "By the model of Merton with it.").optional()),
              money("el_delta", "Change of the expected loss.").optional(),
              carbon(text("status", "Whether the credit model had something to say.")),
              run())
          .key("enterprise_token", "as_of", "scenario_id", "year")
          .rules(oneOf("status", "MODELLED", "NOT_MODELLED"), between("pd_s", "0", "1"));

  private StressedBorrowers() {}
}
