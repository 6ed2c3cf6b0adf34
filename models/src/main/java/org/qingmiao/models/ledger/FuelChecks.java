// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.tco2e;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** Heat and emissions as reported, held against the factor of the fuel (green 4.2). */
public final class FuelChecks {

  /** {@code publish.fuel_check}. */
  public static final Table TABLE =
      Table.of("publish.fuel_check", "one fuel", Shape.SNAPSHOT)
          .columns(
              asOf(),
              carbon(text("fuel_type", "Fuel.")),
              carbon(real("factor", Unit.NONE, "Its factor, kg CO2e per mmBtu.")),
              carbon(real("implied_median", Unit.NONE, "Median of what rows imply.")),
              carbon(whole("n_rows", Unit.COUNT, "Rows with heat and emissions.")),
              carbon(whole("off_rows", Unit.COUNT, "Rows off by more than 20 %.")),
              carbon(real("heat_mmbtu", Unit.NONE, "Heat of all of them, mmBtu.")),
              tco2e("energy_tco2e", "Their emissions by heat and factor."),
              tco2e("reported_tco2e", "Their emissions as reported."),
              run())
          .key("as_of", "fuel_type");

  private FuelChecks() {}
}
