// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.List;
import java.util.Optional;

/**
 * The two-clock join word by word as it is defined, with a loop within a loop: the oracle.
 *
 * <p>It shares no step with {@link KeyHistory}: a row is a state if no other row of its event
 * replaces it, and wins if no other live row is greater.
 */
final class PitDefinition {
  private PitDefinition() {}

  static KeyHistory.Answer<String> answer(List<Observation<String>> rows, int asOf, int ttlDays) {
    List<Observation<String>> known = rows.stream().filter(r -> r.knownDay() <= asOf).toList();
    List<Observation<String>> states = states(known);
    Optional<Observation<String>> winner = winner(states, asOf);
    boolean leak = !winner.equals(winner(states(rows), asOf));
    return new KeyHistory.Answer<>(status(rows, states, winner, asOf, ttlDays), winner, leak);
  }

  private static AsOfStatus status(
      List<Observation<String>> rows,
      List<Observation<String>> states,
      Optional<Observation<String>> winner,
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

  private static List<Observation<String>> states(List<Observation<String>> rows) {
    return rows.stream()
        .filter(
            row ->
                rows.stream()
                    .noneMatch(
                        other ->
                            other.eventId().equals(row.eventId())
                                && (other.version() > row.version()
                                    || (other.version() == row.version()
                                        && other.known() > row.known()))))
        .toList();
  }

  private static Optional<Observation<String>> winner(List<Observation<String>> states, int asOf) {
    List<Observation<String>> live =
        states.stream().filter(s -> !s.retracts() && s.eventDay() <= asOf).toList();
    return live.stream()
        .filter(one -> live.stream().noneMatch(other -> isGreater(other, one)))
        .findFirst();
  }

  private static boolean isGreater(Observation<String> greater, Observation<String> smaller) {
    if (greater.event() != smaller.event()) {
      return greater.event() > smaller.event();
    }
    if (greater.known() != smaller.known()) {
      return greater.known() > smaller.known();
    }
    return greater.eventId().compareTo(smaller.eventId()) > 0;
  }
}
