// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * On which days which version of one fact stood, by the two clocks.
 *
 * <p>Of the versions known by the end of a day the greatest stands: by number, then by what became
 * known later, was published later, happened later, withdraws, and last by what it says. It speaks
 * on that day if it states the fact and the fact had happened. So a version never speaks before
 * both of its clocks, and a version that moves the fact, ends it or withdraws it takes the place of
 * the one before on the day on which it becomes known.
 *
 * @param <T> what a version says
 */
public final class StandingSpans<T> {
  private final Comparator<Version<T>> order;

  /** Spans of facts whose versions, where nothing else tells them apart, rank by what they say. */
  public StandingSpans(Comparator<T> content) {
    this.order =
        Comparator.comparingLong((Version<T> v) -> v.number())
            .thenComparingLong(Version::known)
            .thenComparingLong(Version::published)
            .thenComparing(Version::happenedOn)
            .thenComparing(Version::withdraws)
            .thenComparing(Version::content, content);
  }

  /**
   * One version of a fact.
   *
   * @param number orders restatements
   * @param happenedOn day of the fact
   * @param knownOn day on which the version could be known
   * @param known the same clock as a number that grows, such as microseconds
   * @param published the source's own clock, where {@code known} is the delivery; else 0
   * @param withdraws whether it takes the fact back
   * @param content what it says
   */
  public record Version<T>(
      long number,
      LocalDate happenedOn,
      LocalDate knownOn,
      long known,
      long published,
      boolean withdraws,
      T content) {}

  /** What stood, and when. */
  public record Standing<T>(Version<T> version, Span span) {}

  /** The spans of one fact's versions, given in any order; they never overlap. */
  public List<Standing<T>> of(List<Version<T>> versions) {
    List<Version<T>> learnt = new ArrayList<>(versions);
    learnt.sort(Comparator.comparing((Version<T> v) -> v.knownOn()).thenComparing(order));
    List<Standing<T>> standing = new ArrayList<>();
    Optional<Version<T>> top = Optional.empty();
    for (Version<T> next : learnt) {
      if (top.isEmpty() || order.compare(next, top.get()) > 0) {
        top.ifPresent(v -> add(v, next.knownOn().minusDays(1), standing));
        top = Optional.of(next);
      }
    }
    top.ifPresent(v -> add(v, Span.OPEN, standing));
    return standing;
  }

  /**
   * What a join by the day of the event alone would believe: the last version, from the day of the
   * fact on, as if it had always been known.
   */
  public Optional<Standing<T>> ofOneClock(List<Version<T>> versions) {
    return versions.stream()
        .max(order)
        .filter(v -> !v.withdraws())
        .map(v -> new Standing<>(v, Span.since(v.happenedOn())));
  }

  private static <T> void add(Version<T> version, LocalDate last, List<Standing<T>> standing) {
    LocalDate first =
        version.happenedOn().isAfter(version.knownOn()) ? version.happenedOn() : version.knownOn();
    if (!version.withdraws() && !last.isBefore(first)) {
      standing.add(new Standing<>(version, new Span(first, last)));
    }
  }
}
