// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.features.define.AsOfStatus;

/**
 * All that a source says about one key, replayed in the order in which it became known.
 *
 * <p>For a day D it knows the versions with known day up to D. The winner is the newest fact that
 * is live by them and had happened by D. Questions must come in ascending order of days; then n
 * versions and m questions cost O((n + m) log n), however old the key is.
 */
public final class KeyHistory<V> {
  private final List<Observation<V>> byKnown;
  private final int[] firstEventDayFrom;
  private final Knowledge<V> now = new Knowledge<>();
  private final Knowledge<V> later = new Knowledge<>();
  private int learnt;
  private int lastDay = Integer.MIN_VALUE;

  /** The history of one key from its versions in any order. */
  public KeyHistory(List<Observation<V>> versions) {
    byKnown = new ArrayList<>(versions);
    byKnown.sort(Comparator.comparingInt(Observation::knownDay));
    byKnown.forEach(later::learn);
    firstEventDayFrom = new int[byKnown.size() + 1];
    firstEventDayFrom[byKnown.size()] = Integer.MAX_VALUE;
    for (int i = byKnown.size() - 1; i >= 0; i--) {
      firstEventDayFrom[i] = Math.min(firstEventDayFrom[i + 1], byKnown.get(i).eventDay());
    }
  }

  /**
   * What was known by the end of a day.
   *
   * @param day not before the day of the question before
   * @param ttlDays greatest age at which a value is still used
   */
  public Answer<V> on(int day, int ttlDays) {
    if (day < lastDay) {
      throw new IllegalArgumentException(
          "as_of days must ascend within a key: %d came after %d".formatted(day, lastDay));
    }
    lastDay = day;
    while (learnt < byKnown.size() && byKnown.get(learnt).knownDay() <= day) {
      now.learn(byKnown.get(learnt++));
    }
    Optional<Observation<V>> winner = now.newest(day);
    // The very row must be the same: a restatement that says the same was not known either.
    Optional<Observation.Name> picked = winner.map(Observation::name);
    boolean wouldLeak = !picked.equals(later.newest(day).map(Observation::name));
    return new Answer<>(status(winner, day, ttlDays), winner, wouldLeak);
  }

  private AsOfStatus status(Optional<Observation<V>> winner, int day, int ttlDays) {
    if (winner.isPresent()) {
      return day - winner.get().eventDay() <= ttlDays ? AsOfStatus.OK : AsOfStatus.EXPIRED;
    }
    if (now.hasRetraction(day)) {
      return AsOfStatus.RETRACTED;
    }
    return firstEventDayFrom[learnt] <= day ? AsOfStatus.NOT_YET_KNOWN : AsOfStatus.NEVER_SEEN;
  }

  /**
   * What was known on a day.
   *
   * @param status why there is, or is not, a value
   * @param winner the newest fact that was live and known, also when it had expired
   * @param wouldLeak whether a join that ignores when things became known would pick another row
   */
  public record Answer<V>(AsOfStatus status, Optional<Observation<V>> winner, boolean wouldLeak) {}
}
