// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import org.qingmiao.features.define.AsOfStatus;

/**
 * What a source had told about one key by the end of each day, asked in ascending order of days.
 *
 * <p>For a day D it has learnt the facts with known day up to D. The winner is the greatest live
 * rank among the facts that had happened by D; full knowledge is learnt once beforehand and answers
 * whether a join by the day of the event alone would have picked another. n facts and m questions
 * cost O((n + m) log n), however old the key is.
 */
final class KeyTimeline {
  private final Facts facts;
  private final Windows windows;
  private final int ttlDays;
  private final Knowledge now = new Knowledge();
  private final Knowledge later = new Knowledge();
  private int[] firstEventDay = new int[1];
  private boolean knowsFirstEventDays;

  private int learnt;
  private int happened;
  private int winner;
  private int day;

  KeyTimeline(Facts facts, Windows windows, int ttlDays) {
    this.facts = facts;
    this.windows = windows;
    this.ttlDays = ttlDays;
  }

  /** Turns to another key. */
  void enter(int key) {
    facts.enter(key);
    now.enter(facts);
    later.enter(facts);
    for (int i = 0; i < facts.count(); i++) {
      later.learn(facts.learnt(i));
    }
    windows.enter(facts, now.live());
    learnt = 0;
    happened = 0;
    knowsFirstEventDays = false;
  }

  /** Turns to the end of a day, not before the one before. */
  void turnTo(int asOf) {
    day = asOf;
    while (happened < facts.count() && facts.eventDay(happened) <= day) {
      happened++;
    }
    windows.happened(happened);
    while (learnt < facts.count() && facts.knownDay(facts.learnt(learnt)) <= day) {
      int rank = facts.learnt(learnt++);
      int replaced = now.learn(rank);
      if (replaced != Knowledge.STALE) {
        windows.changed(rank, replaced);
      }
    }
    winner = now.live().floor(happened - 1);
  }

  /** Rank of the newest fact that was live and had happened; -1 without one. */
  int winner() {
    return winner;
  }

  /** Days since the winner happened. */
  int age() {
    return day - facts.eventDay(winner);
  }

  /** Why there is a value, or none. */
  AsOfStatus status() {
    if (winner >= 0) {
      return age() <= ttlDays ? AsOfStatus.OK : AsOfStatus.EXPIRED;
    }
    if (now.retracted().floor(happened - 1) >= 0) {
      return AsOfStatus.RETRACTED;
    }
    return firstEventDayToCome() <= day ? AsOfStatus.NOT_YET_KNOWN : AsOfStatus.NEVER_SEEN;
  }

  /**
   * Whether a join that ignores when things became known would pick another row. The very row must
   * be the same: a restatement that says the same was not known either.
   */
  boolean wouldLeak() {
    return later.live().floor(happened - 1) != winner;
  }

  /** Number of facts that had happened by the day. */
  int happened() {
    return happened;
  }

  /** Earliest event among the facts that are still to become known. */
  private int firstEventDayToCome() {
    int count = facts.count();
    if (!knowsFirstEventDays) {
      if (firstEventDay.length <= count) {
        firstEventDay = new int[Math.max(count + 1, 2 * firstEventDay.length)];
      }
      firstEventDay[count] = Integer.MAX_VALUE;
      for (int i = count - 1; i >= 0; i--) {
        firstEventDay[i] = Math.min(firstEventDay[i + 1], facts.eventDay(facts.learnt(i)));
      }
      knowsFirstEventDays = true;
    }
    return firstEventDay[learnt];
  }
}
