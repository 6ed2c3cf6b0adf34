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
import static org.qingmiao.models.ledger.CarbonColumns.texts;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What green catalogues say of firms, by the share of their revenue that is green and proven. */
public final class GreenFirms {

  /** {@code publish.green_firm}. */
  public static final Table TABLE =
      Table.of("publish.green_firm", "one firm under one green catalogue", Shape.SNAPSHOT)
          .columns(
              enterprise(),
              asOf(),
              carbon(whole("year", Unit.YEARS, "Year of the revenue.")),
              carbon(text("catalogue_id", "Catalogue.")),
              carbon(text("catalogue_version", "Version in force at the end of the year.")),
              money("revenue_cny", "Revenue of all activities."),
              money("confirmed_cny", "Revenue of activities that are confirmed."),
              money("candidate_cny", "Revenue of activities that lack evidence."),
              carbon(real("threshold", Unit.SHARE, "Share of revenue from which it is green.")),
              carbon(text("status", "One of three states.")),
              texts("missing_evidence", "What would be needed, by activity."),
              texts("evidence_ids", "Documents that were used."),
              run())
          .key("enterprise_token", "as_of", "catalogue_id")
          .rules(
              oneOf("status", "CONFIRMED", "CANDIDATE", "REJECTED"),
              between("threshold", "0", "1"));

  private GreenFirms() {}
}
