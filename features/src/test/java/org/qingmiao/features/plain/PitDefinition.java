// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.util.List;
import java.util.Optional;
import org.qingmiao.features.define.AsOfStatus;

/**
 * The two-clock join word by word as it is defined, with a loop within a loop: the oracle.
 *
 * <p>It shares no step with {@link KeyHistory}: a row is a state if no other row of its event
 * replaces it, and wins if no other live row is greater.
 */
public final class PitDefinition {
  private PitDefinition() {}

  public static <V> KeyHistory.Answer<V> answer(List<Observation<V>> rows, int asOf, int ttlDays) {
    List<Observation<V>> states = states(known(rows, asOf));
    Optional<Observation<V>> winner = winner(states, asOf);
    boolean leak = !winner.equals(winner(states(rows), asOf));
    return new KeyHistory.Answer<>(status(rows, states, winner, asOf, ttlDays), winner, leak);
  }

  /** The facts that stood on a day: known, live and happened. */
  public static <V> List<Observation<V>> live(List<Observation<V>> rows, int asOf) {
    return happened(states(known(rows, asOf)), asOf);
  }

  private static <V> List<Observation<V>> known(List<Observation<V>> rows, int asOf) {
    return rows.stream().filter(r -> r.knownDay() <= asOf).toList();
  }

  private static <V> List<Observation<V>> happened(List<Observation<V>> states, int asOf) {
    return states.stream().filter(s -> !s.retracts() && s.eventDay() <= asOf).toList();
  }

  private static <V> AsOfStatus status(
      List<Observation<V>> rows,
      List<Observation<V>> states,
      Optional<Observation<V>> winner,
      int asOf,
      int ttlDays) {
    if (winner.isPresent()) {
      return asOf - winner.get().eventDay() <= ttlDays ? AsOfStatus.OK : AsOfStatus.EXPIRED;
    }
    if (states.stream().anyMatch(s -> s.retracts() && s.eventDay() <= asOf)) {
      return AsOfStatus.RETRACTED;
    }
    return rows.stream().anyMatch(r -> r.knownDay() > asOf && r.eventDay() <= asOf)
        ? AsOfStatus.NOT_YET_KNOWN
        : AsOfStatus.NEVER_SEEN;
  }

  private static <V> List<Observation<V>> states(List<Observation<V>> rows) {
    return rows.stream()
        .filter(
            row ->
                rows.stream()
                    .noneMatch(
                        other ->
                            other.eventId().equals(row.eventId())
                                && (other.version() > row.version()
                                    || (other.version() == row.version()
                                        && other.known() > row.known())
                                    || (other.version() == row.version()
                                        && other.known() == row.known()
                                        && other.published() > row.published()))))
        .toList();
  }

  private static <V> Optional<Observation<V>> winner(List<Observation<V>> states, int asOf) {
    List<Observation<V>> live = happened(states, asOf);
    return live.stream()
        .filter(one -> live.stream().noneMatch(other -> isGreater(other, one)))
        .findFirst();
  }

  private static <V> boolean isGreater(Observation<V> greater, Observation<V> smaller) {
    if (greater.event() != smaller.event()) {
      return greater.event() > smaller.event();
    }
    if (greater.known() != smaller.known()) {
      return greater.known() > smaller.known();
    }
    return greater.eventId().compareTo(smaller.eventId()) > 0;
  }
}
