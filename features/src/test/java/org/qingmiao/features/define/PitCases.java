// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Reads the clocks of the golden point-in-time files as their header defines them. */
final class PitCases {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private PitCases() {}

  /** A bare date is the last microsecond of its day. */
  static Instant instant(String clock) {
    return clock.contains("T")
        ? Instant.parse(clock)
        : LocalDate.parse(clock)
            .plusDays(1)
            .atStartOfDay(ZONE)
            .toInstant()
            .minus(1, ChronoUnit.MICROS);
  }

  static int day(String clock) {
    return (int) LocalDate.ofInstant(instant(clock), ZONE).toEpochDay();
  }

  static long micros(String clock) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant(clock));
  }

  /** What an observation of the golden file is worth to the algorithm. */
  static Observation<String> observation(Map<String, String> row) {
    return new Observation<>(
        row.get("event_id"),
        day(row.get("event_time")),
        micros(row.get("event_time")),
        day(row.get("known_time")),
        micros(row.get("known_time")),
        Long.parseLong(row.get("version")),
        row.get("op").equals("D"),
        row.get("value"));
  }
}
