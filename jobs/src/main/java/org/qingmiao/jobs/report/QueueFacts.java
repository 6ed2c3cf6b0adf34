// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.text.Origin;

/**
 * The decisions of one business date as an officer works through them.
 *
 * @param scoreDate the business date
 * @param counts how many decisions have each hint
 * @param shown the first decisions of each hint, in the order of the queue
 */
public record QueueFacts(LocalDate scoreDate, List<HintCount> counts, List<DecisionFacts> shown) {

  /** Hints in the order of work: what needs a person comes first. */
  static final List<String> ORDER = List.of("REVIEW", "APPROVE", "DECLINE");

  private static final Comparator<DecisionFacts> QUEUE =
      Comparator.<DecisionFacts>comparingInt(d -> ORDER.indexOf(d.hint()))
          .thenComparing(d -> d.score().map(s -> s.pd()).orElse(2.0))
          .thenComparing(DecisionFacts::decisionId);

  public QueueFacts {
    counts = counts.stream().sorted(Comparator.comparingInt(c -> ORDER.indexOf(c.hint()))).toList();
    shown = shown.stream().sorted(QUEUE).toList();
  }

  /** How many decisions have a hint. */
  public record HintCount(String hint, long rows, Origin origin) {}

  /** The shown decisions with that hint. */
  List<DecisionFacts> of(String hint) {
    return shown.stream().filter(d -> d.hint().equals(hint)).toList();
  }

  /** How many decisions have that hint. */
  Optional<HintCount> count(String hint) {
    return counts.stream().filter(c -> c.hint().equals(hint)).findFirst();
  }

  /** How many decisions there are. */
  long all() {
    return counts.stream().mapToLong(HintCount::rows).sum();
  }
}
