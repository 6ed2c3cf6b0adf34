// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local date of a clock, as days since 1970: a clock counts days already, or microseconds.
 *
 * <p>Offsets hold for months or for ever, so the one that served the last instant is tried first.
 */
final class LocalDays implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long SECOND = 1_000_000;
  private static final long DAY = Duration.ofDays(1).toSeconds() * SECOND;

  private final ZoneId zone;
  private final long unit;
  private long from;
  private long to;
  private long offset;

  private LocalDays(ZoneId zone, long unit, long from, long to) {
    this.zone = zone;
    this.unit = unit;
    this.from = from;
    this.to = to;
  }

  /** Of a clock that counts days. */
  static LocalDays ofDates() {
    return ofParts(1);
  }

  /** Of a clock that counts equal parts of days. */
  static LocalDays ofParts(long perDay) {
    return new LocalDays(ZoneOffset.UTC, perDay, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Of a clock that counts microseconds since 1970, by the days of a zone. */
  static LocalDays ofInstants(ZoneId zone) {
    return new LocalDays(zone, DAY, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  /** The day on which the clock stands. */
  int of(long clock) {
    if (clock < from || clock >= to) {
      turnTo(clock);
    }
    return (int) Math.floorDiv(clock + offset, unit);
  }

  private void turnTo(long micros) {
    ZoneRules rules = zone.getRules();
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from = before == null ? Long.MIN_VALUE : before.toEpochSecond() * SECOND;
    to = after == null ? Long.MAX_VALUE : after.toEpochSecond() * SECOND;
    offset = rules.getOffset(instant).getTotalSeconds() * SECOND;
  }
}
