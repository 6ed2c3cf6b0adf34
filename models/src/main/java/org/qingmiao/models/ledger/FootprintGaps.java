// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.enterprise;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Why borrowers' own figures give no footprint: with what {@link Footprints} has of such figures
 * one row for scope 1 and one for scope 2 of every enterprise. An estimate may stand there beside
 * it.
 */
public final class FootprintGaps {

  /** {@code publish.footprint_gap}. */
  public static final Table TABLE =
      Table.of(
              "publish.footprint_gap",
              "one scope of one enterprise in one year without a footprint of its own figures",
              Shape.SNAPSHOT)
          .columns(
              enterprise(),
              asOf(),
              carbon(whole("year", Unit.YEARS, "Year of the activity.")),
              carbon(text("scope", "Scope of the emissions.")),
              carbon(text("code", "Why, of a closed list.")),
              carbon(text("detail", "A sentence, which may name a row.").level(2)),
              run())
          .key("enterprise_token", "as_of", "year", "scope")
          .rules(oneOf("scope", "S1", "S2_LOC"));

  private FootprintGaps() {}
}
