// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.qingmiao.features.table.ClockReading;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.lake.Staged;

/**
 * Rows of a delivery that count from a day which is already published, as when a first load is
 * completed afterwards. They are stored and serve later days; what is published stays as it is.
 *
 * @param count how many there are
 * @param days the published days on which some of them would have counted, oldest first
 */
record LateRows(long count, List<LocalDate> days) {
  static final LateRows NONE = new LateRows(0, List.of());

  LateRows {
    days = List.copyOf(days);
  }

  /**
   * The late ones among rows that lie aside.
   *
   * @param published earlier days for which their source is published, oldest first
   */
  static LateRows of(Staged rows, List<LocalDate> published) {
    Table table = rows.table();
    if (published.isEmpty() || table.clock().isEmpty()) {
      return NONE;
    }
    Column known = ClockReading.day(table.delivered(), "known_time");
    Row late =
        rows.content()
            .where(known.leq(lit(published.get(published.size() - 1))))
            .agg(functions.count(lit(1)), min(known))
            .head();
    if (late.getLong(0) == 0) {
      return NONE;
    }
    LocalDate first = late.getDate(1).toLocalDate();
    return new LateRows(
        late.getLong(0), published.stream().filter(day -> !day.isBefore(first)).toList());
  }

  /** What an operator should know of them; empty where there are none. */
  Optional<String> sentence(String source) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %,d late rows count for later days; as published stays %s"
                .formatted(
                    source,
                    count,
                    days.stream().map(LocalDate::toString).collect(Collectors.joining(", "))));
  }
}
