// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.to_date;

import java.time.ZoneId;
import org.apache.spark.sql.Column;

/**
 * What a date or instant column says where the table's clocks stand: an instant of 16:00 UTC
 * belongs to the next day in Shanghai.
 *
 * <p>The expression reads instants in UTC, so the session's time zone must be UTC, as every run
 * sets it.
 */
public final class ClockReading {
  private ClockReading() {}

  /** The day of the column in the zone of the table's clocks. */
  public static Column day(Table table, String column) {
    return isInstant(table, column)
        ? to_date(from_utc_timestamp(col(column), zone(table).getId()))
        : col(column);
  }

  private static boolean isInstant(Table table, String column) {
    return table.column(column).filter(c -> c.type() instanceof ColumnType.Instant).isPresent();
  }

  /** The zone of the table's clocks. */
  static ZoneId zone(Table table) {
    return table.clock().map(Clock::zone).orElse(Clock.DEFAULT_ZONE);
  }
}
