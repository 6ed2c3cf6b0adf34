// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.between;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.loan;
import static org.qingmiao.models.ledger.CarbonColumns.method;
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.tco2e;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What loans finance. Nothing is ever taken off a row: removals, credits and benefits stand
 * elsewhere.
 */
public final class FinancedEmissionRows {

  /** {@code publish.financed_emission}. */
  public static final Table TABLE =
      Table.of(
              "publish.financed_emission", "one scope of one loan under one method", Shape.SNAPSHOT)
          .columns(
              loan(),
              asOf(),
              method(),
              carbon(text("scope", "Scope of the emissions.")),
              tco2e("tco2e", "Financed emissions, the mean."),
              tco2e("p05", "Exceeded in 95 % of cases."),
              tco2e("p95", "Exceeded in 5 % of cases."),
              carbon(whole("dq_score", Unit.POINTS, "Data quality, 1 (best) to 5.")),
              carbon(text("asset_class", "Class of assets.")),
              carbon(text("sector", "Sector of the borrower.")),
              carbon(text("region", "Region of the borrower.")),
              run())
          .key("loan_token", "as_of", "method_id", "scope")
          .rules(
              oneOf("method_id", "PCAF2022", "CNBANK", "PBOC2021"),
              oneOf("scope", "S1", "S2_LOC", "S2_MKT", "S3_UP", "S3_DOWN", "BIOGENIC", "REMOVAL"),
              between("dq_score", "1", "5"));

  private FinancedEmissionRows() {}
}
