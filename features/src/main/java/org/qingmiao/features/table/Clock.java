// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The two clocks of a table: when a fact happened and when it could first be known.
 *
 * <p>A fact may be restated: rows with one {@code eventId} are versions of one fact, and {@code op}
 * says whether a version states (U) or retracts (D) it.
 *
 * @param event column (date or instant) of when it happened
 * @param known column (date or instant) of when it could be known
 * @param eventId column that names the fact
 * @param version column that orders restatements; 0 where absent
 * @param op column with U or D; U where absent
 * @param zone where the days of both clocks begin
 * @param published column (date or instant) of the source's own clock, where {@code known} is the
 *     day of delivery: it orders versions that were delivered together
 */
public record Clock(
    String event,
    String known,
    String eventId,
    Optional<String> version,
    Optional<String> op,
    ZoneId zone,
    Optional<String> published) {

  /** Where days begin unless a contract says otherwise. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

  /** Facts that are never restated, with days of Shanghai. */
  public static Clock of(String event, String known, String eventId) {
    return new Clock(
        event, known, eventId, Optional.empty(), Optional.empty(), DEFAULT_ZONE, Optional.empty());
  }

  /** The same clock with a column that orders restatements. */
  public Clock versionedBy(String version) {
    return new Clock(event, known, eventId, Optional.of(version), op, zone, published);
  }

  /** The same clock with a column that marks retractions. */
  public Clock retractedBy(String op) {
    return new Clock(event, known, eventId, version, Optional.of(op), zone, published);
  }

  /** The same clock with days of another zone. */
  public Clock in(ZoneId zone) {
    return new Clock(event, known, eventId, version, op, zone, published);
  }

  /** The same clock where nothing is known before it is delivered. */
  public Clock deliveredAt(String delivered) {
    return new Clock(event, delivered, eventId, version, op, zone, Optional.of(known));
  }
}
