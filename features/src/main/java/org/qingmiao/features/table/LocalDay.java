// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.to_date;

import java.time.ZoneId;
import org.apache.spark.sql.Column;

/**
 * The day of a date or instant column where the table's clocks stand: an instant of 16:00 UTC
 * belongs to the next day in Shanghai.
 *
 * <p>It reads instants in UTC, so the session's time zone must be UTC, as every run sets it.
 */
final class LocalDay {
  private LocalDay() {}

  /** The day as an expression of Spark. */
  static Column of(Table table, String column) {
    boolean isInstant =
        table.column(column).filter(c -> c.type() instanceof ColumnType.Instant).isPresent();
    ZoneId zone = table.clock().map(Clock::zone).orElse(Clock.DEFAULT_ZONE);
    return isInstant ? to_date(from_utc_timestamp(col(column), zone.getId())) : col(column);
  }
}
