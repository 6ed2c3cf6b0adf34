// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Reads the clocks of the golden point-in-time files as their header defines them. */
public final class PitCases {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private PitCases() {}

  /** A bare date is the last microsecond of its day. */
  public static Instant instant(String clock) {
    return clock.contains("T")
        ? Instant.parse(clock)
        : LocalDate.parse(clock)
            .plusDays(1)
            .atStartOfDay(ZONE)
            .toInstant()
            .minus(1, ChronoUnit.MICROS);
  }

  public static int day(String clock) {
    return (int) LocalDate.ofInstant(instant(clock), ZONE).toEpochDay();
  }

  public static long micros(String clock) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant(clock));
  }

  /** What an observation of the golden file is worth to the algorithm. */
  public static Observation<String> observation(Map<String, String> row) {
    return new Observation<>(
        row.get("event_id"),
        day(row.get("event_time")),
        micros(row.get("event_time")),
        day(row.get("known_time")),
        micros(row.get("known_time")),
        0,
        Long.parseLong(row.get("version")),
        row.get("op").equals("D"),
        row.get("value"));
  }
}
