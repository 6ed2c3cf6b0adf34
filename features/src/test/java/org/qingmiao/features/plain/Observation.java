// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One row of a source with two clocks: a version of a fact about one key.
 *
 * @param <V> what the row says
 * @param eventId names the fact; rows of one event are versions of it
 * @param eventDay day on which it happened, days since 1970 in the table's zone
 * @param event when it happened, microseconds
 * @param knownDay day on which this version could first be known
 * @param known when it could, microseconds
 * @param published when the source published it, microseconds; 0 where that is when it was known
 * @param version the source's own order of restatements
 * @param retracts whether this version withdraws the fact
 * @param values what it says
 */
public record Observation<V>(
    String eventId,
    int eventDay,
    long event,
    int knownDay,
    long known,
    long published,
    long version,
    boolean retracts,
    V values) {

  /** What tells a row from every other row of its key. */
  public record Name(String eventId, long version, long known, long published) {}

  /** What tells this row from every other row of its key. */
  public Name name() {
    return new Name(eventId, version, known, published);
  }

  /** Facts from the oldest to the one that wins; ids in the order of their UTF-8 bytes. */
  static <V> Comparator<Observation<V>> byRecency() {
    return Comparator.<Observation<V>>comparingLong(Observation::event)
        .thenComparingLong(Observation::known)
        .thenComparing(Observation::eventId, Observation::compareUtf8);
  }

  /**
   * Whether it takes the place of another version of the same fact: the greater (version, known,
   * published). Two versions equal in all are a conflict, which ingest quarantines; should they
   * come all the same, the later event wins, then the retraction.
   */
  boolean replaces(Observation<V> other) {
    return Comparator.<Observation<V>>comparingLong(Observation::version)
            .thenComparingLong(Observation::known)
            .thenComparingLong(Observation::published)
            .thenComparingLong(Observation::event)
            .thenComparing(Observation::retracts)
            .compare(this, other)
        > 0;
  }

  private static int compareUtf8(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
