// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Names of runs: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time they were made.
 */
final class RunId {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunId() {}

  /** A new name, made at this instant. */
  static String at(Instant now) {
    long high = now.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
    long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
