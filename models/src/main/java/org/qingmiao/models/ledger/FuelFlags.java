// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** Rows whose heat and emissions do not belong together. */
public final class FuelFlags {

  /** {@code publish.fuel_flag}. */
  public static final Table TABLE =
      Table.of("publish.fuel_flag", "one row that its fuel does not explain", Shape.SNAPSHOT)
          .columns(
              asOf(),
              carbon(text("row_no", "Row of the file.")),
              carbon(text("facility_id", "Facility.")),
              carbon(text("fuel_type", "Fuel.")),
              carbon(real("implied", Unit.NONE, "What the row implies, kg CO2e per mmBtu.")),
              carbon(real("factor", Unit.NONE, "The factor of the fuel, the same.")),
              carbon(text("flag", "FACTOR_OFF.")),
              run())
          .key("as_of", "row_no");

  private FuelFlags() {}
}
