// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.estimate.EstimateRow;

/**
 * What is known of an enterprise beside its sector and province.
 *
 * <p>Who lacks a fact is estimated by estimators that were not told it of anybody. Trees that know
 * everybody's power send one without any to a side of their own choosing, and neither gate nor
 * interval would notice, for all of their labels have it.
 */
enum KnownFacts {
  /** Statement and power. */
  STATEMENT_AND_POWER(true, true),
  /** Power. */
  POWER(false, true),
  /** Statement. */
  STATEMENT(true, false),
  /** Neither. */
  SECTOR(false, false);

  /** The name of what is known, as SQL over the columns that are read. */
  static final String OF_ROW =
      "CASE WHEN revenue_cny > 0 AND total_assets_cny IS NOT NULL"
          + " THEN if(month_kwh IS NULL, 'STATEMENT', 'STATEMENT_AND_POWER')"
          + " ELSE if(month_kwh IS NULL, 'SECTOR', 'POWER') END";

  private final boolean hasStatement;
  private final boolean hasPower;

  KnownFacts(boolean hasStatement, boolean hasPower) {
    this.hasStatement = hasStatement;
    this.hasPower = hasPower;
  }

  /** Whether all of this is known of a row of which {@code other} is. */
  boolean isWithin(KnownFacts other) {
    return (other.hasStatement || !hasStatement) && (other.hasPower || !hasPower);
  }

  /** What estimators are told of a row that knows as much at least. */
  EstimateRow row(Cells cells, double label) {
    return new EstimateRow(
        cells.text("enterprise_token"),
        label,
        hasStatement ? cells.number("revenue_cny") : OptionalDouble.empty(),
        List.of(cells.text("section")),
        cells.text("province"),
        List.of(told(hasStatement, cells, "total_assets_cny"), told(hasPower, cells, "month_kwh")));
  }

  private static double told(boolean isTold, Cells cells, String column) {
    return isTold ? cells.number(column).orElse(Double.NaN) : Double.NaN;
  }
}
