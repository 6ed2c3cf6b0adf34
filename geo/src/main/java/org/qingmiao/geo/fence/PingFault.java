// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Duration;
import java.util.Optional;

/** Why a ping is not used, in the order in which it is asked. */
public enum PingFault {
  /** The place is no number, or beyond 180 or 90 degrees. */
  PING_RANGE,
  /** Exactly 0, 0: what a receiver sends that has no position. */
  PING_ZERO,
  /** Measured more than five minutes after it arrived: the device's clock is wrong. */
  PING_FUTURE,
  /** It arrived more than three days after it was measured, or what it would change is settled. */
  PING_LATE,
  /** The device itself is unsure by more than 50 m. */
  PING_ACCURACY,
  /** The device sent another one for the same instant. */
  PING_DUPLICATE;

  private static final Duration CLOCK_ERROR = Duration.ofMinutes(5);
  private static final double COARSEST_M = 50;

  /** After this no ping of a time is accepted any more. */
  public static final Duration LATEST = Duration.ofDays(3);

  /** The first fault that shows in the ping itself. */
  static Optional<PingFault> of(Ping ping) {
    if (!(Math.abs(ping.lon()) <= 180 && Math.abs(ping.lat()) <= 90)) {
      return Optional.of(PING_RANGE);
    }
    if (ping.lon() == 0 && ping.lat() == 0) {
      return Optional.of(PING_ZERO);
    }
    if (ping.at().isAfter(ping.ingested().plus(CLOCK_ERROR))) {
      return Optional.of(PING_FUTURE);
    }
    if (ping.at().isBefore(ping.ingested().minus(LATEST))) {
      return Optional.of(PING_LATE);
    }
    return ping.accuracyM() >= 0 && ping.accuracyM() <= COARSEST_M
        ? Optional.empty()
        : Optional.of(PING_ACCURACY);
  }
}
