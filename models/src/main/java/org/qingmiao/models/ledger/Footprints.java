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
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.tco2e;
import static org.qingmiao.models.ledger.CarbonColumns.texts;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Emissions of borrowers, each with its interval, its factors and how it came about: of their own
 * figures, or estimated where those give none.
 */
public final class Footprints {

  /** {@code publish.footprint}. */
  public static final Table TABLE =
      Table.of("publish.footprint", "one scope of one enterprise in one year", Shape.SNAPSHOT)
          .columns(
              enterprise(),
              asOf(),
              carbon(whole("year", Unit.YEARS, "Year of the activity.")),
              carbon(text("scope", "Scope of the emissions.")),
              carbon(real("co2_t", Unit.TONNES, "Carbon dioxide.")),
              carbon(real("ch4_t", Unit.TONNES, "Methane.")),
              carbon(real("n2o_t", Unit.TONNES, "Nitrous oxide.")),
              tco2e("other_tco2e", "Emissions that came already weighed."),
              carbon(text("gwp_set", "Warming potentials of the run.")),
              tco2e("tco2e", "Emissions, the mean."),
              tco2e("p05", "Exceeded in 95 % of cases."),
              tco2e("p50", "Median."),
              tco2e("p95", "Exceeded in 5 % of cases."),
              tco2e("ar6_tco2e", "The mean by AR6; empty where a potential of it is unverified.")
                  .optional(),
              tco2e(
                      "national_grid_tco2e",
                      "The mean with the nation's factor for power; empty where there is none.")
                  .optional(),
              tco2e("b1_tco2e", "The mean with the median by sector for whatever is estimated."),
              carbon(text("method", "How it came about.")),
              carbon(text("evidence", "How well the weakest line is proven.")),
              carbon(text("area_check", "How declared land compares with its polygon.")),
              carbon(text("pcaf_option", "Option of PCAF, 1a to 3c.")),
              carbon(whole("dq_score", Unit.POINTS, "Data quality, 1 (best) to 5.")),
              texts("dq_reasons", "What made the score worse."),
              texts("factor_ids", "Factors that were multiplied."),
              texts("activity_ids", "Rows of activity behind it.").level(2),
              carbon(text("model_version", "Model of an estimate.").optional()),
              carbon(real("coverage_pct", Unit.PERCENT, "Share of the year that was metered.")),
              texts("flags", "What a reader must know."),
              run())
          .key("enterprise_token", "as_of", "year", "scope")
          .rules(
              oneOf("scope", "S1", "S2_LOC", "S2_MKT", "S3_UP", "S3_DOWN", "BIOGENIC", "REMOVAL"),
              between("dq_score", "1", "5"),
              between("coverage_pct", "0", "100"),
              oneOf("gwp_set", "SAR", "AR4", "AR5", "AR6"));

  private Footprints() {}
}
