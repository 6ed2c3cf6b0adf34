// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.text.Origin;

/**
 * The decisions of one business date as an officer works through them: the applications of the day
 * first, then earlier ones that were scored anew.
 *
 * @param scoreDate the business date
 * @param ofDay the applications of the business date itself
 * @param all every application that was scored for the date
 * @param shown the first decisions of each hint, in the order of the queue
 */
public record QueueFacts(LocalDate scoreDate, Tally ofDay, Tally all, List<DecisionFacts> shown) {

  public QueueFacts {
    shown = shown.stream().sorted(QueueOrder.OF_FACTS).toList();
  }

  /**
   * Applications counted by their hint.
   *
   * @param hints one count for each hint that occurs, in the order of work
   * @param origin of the count of all of them
   */
  public record Tally(List<HintCount> hints, Origin origin) {
    public Tally {
      hints =
          hints.stream()
              .sorted(Comparator.comparingInt(c -> QueueOrder.HINTS.indexOf(c.hint())))
              .toList();
    }

    /** How many there are. */
    long rows() {
      return hints.stream().mapToLong(HintCount::rows).sum();
    }

    /** How many have that hint. */
    Optional<HintCount> of(String hint) {
      return hints.stream().filter(c -> c.hint().equals(hint)).findFirst();
    }
  }

  /** How many applications have a hint. */
  public record HintCount(String hint, long rows, Origin origin) {}

  /** The shown decisions with that hint. */
  List<DecisionFacts> of(String hint) {
    return shown.stream().filter(d -> d.hint().equals(hint)).toList();
  }

  /** What the first screen counts: the day's work, or everything where no application is new. */
  Tally first() {
    return ofDay.rows() > 0 ? ofDay : all;
  }
}
