// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The state of every fact about one key after some of its versions were learnt.
 *
 * <p>It grows by one version at a time, in any order: the state of a fact is its version with the
 * greatest (version, known, published), whichever came last.
 */
final class Knowledge<V> {
  private final Map<String, Observation<V>> stateByEvent = new HashMap<>();
  private final NavigableSet<Observation<V>> live = byDayThenRecency();
  private final NavigableSet<Observation<V>> retracted = byDayThenRecency();

  /** Learns one version. */
  void learn(Observation<V> version) {
    Observation<V> state = stateByEvent.get(version.eventId());
    if (state != null && !version.replaces(state)) {
      return;
    }
    if (state != null) {
      sideOf(state).remove(state);
    }
    stateByEvent.put(version.eventId(), version);
    sideOf(version).add(version);
  }

  /** The newest live fact that had happened by the end of a day. */
  Optional<Observation<V>> newest(int day) {
    return Optional.ofNullable(live.lower(beginningOf(day + 1)));
  }

  /** Whether a fact that had happened by the end of a day stands withdrawn. */
  boolean hasRetraction(int day) {
    return retracted.lower(beginningOf(day + 1)) != null;
  }

  private NavigableSet<Observation<V>> sideOf(Observation<V> state) {
    return state.retracts() ? retracted : live;
  }

  /** Lies before every observation of that day and behind all of the days before. */
  private Observation<V> beginningOf(int day) {
    return new Observation<>("", day, Long.MIN_VALUE, 0, Long.MIN_VALUE, 0, 0, false, null);
  }

  private static <V> NavigableSet<Observation<V>> byDayThenRecency() {
    return new TreeSet<>(
        Comparator.<Observation<V>>comparingInt(Observation::eventDay)
            .thenComparing(Observation.byRecency()));
  }
}
