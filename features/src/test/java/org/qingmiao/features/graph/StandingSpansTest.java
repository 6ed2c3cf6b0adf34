// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.graph.StandingSpans.Standing;
import org.qingmiao.features.graph.StandingSpans.Version;

class StandingSpansTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final StandingSpans<String> SPANS =
      new StandingSpans<>(Comparator.<String>naturalOrder());

  @Test
  void speaksOnceItHasHappenedAndIsKnown() {
    assertThat(SPANS.of(List.of(version(0, 3, 10, false, "signed"))))
        .extracting(Standing::span)
        .containsExactly(Span.since(START.plusDays(10)));
    assertThat(SPANS.of(List.of(version(0, 10, 3, false, "announced"))))
        .extracting(Standing::span)
        .containsExactly(Span.since(START.plusDays(10)));
  }

  /** Withdrawn on day 20; what an older version says on day 25 changes nothing. */
  @Test
  void endsWithTheVersionThatTakesItBack() {
    List<Version<String>> versions =
        List.of(
            version(2, 3, 20, true, "withdrawn"),
            version(1, 3, 25, false, "late"),
            version(0, 3, 10, false, "signed"));
    assertThat(SPANS.of(versions))
        .extracting(Standing::span)
        .containsExactly(new Span(START.plusDays(10), START.plusDays(19)));
    assertThat(SPANS.ofOneClock(versions)).isEmpty();
  }

  /** A correction that moves the fact into the future leaves days on which nothing is said. */
  @Test
  void isSilentUntilACorrectedFactHappens() {
    assertThat(
            SPANS.of(
                List.of(version(0, 3, 10, false, "old day"), version(1, 30, 20, false, "new day"))))
        .extracting(standing -> standing.version().content() + " " + standing.span().first())
        .containsExactly("old day 2025-01-11", "new day 2025-01-31");
  }

  /** The definition, day by day: the greatest of the known ones, if it states what has happened. */
  @Test
  void agreesWithTheDefinitionOnEveryDay() {
    Random random = new Random(45);
    for (int c = 0; c < 3000; c++) {
      List<Version<String>> versions = new ArrayList<>();
      for (int i = 0, n = 1 + random.nextInt(6); i < n; i++) {
        versions.add(
            version(
                random.nextInt(3),
                random.nextInt(12),
                random.nextInt(12),
                random.nextInt(3) == 0,
                "content " + random.nextInt(3)));
      }
      List<Standing<String>> spans = SPANS.of(versions);
      Collections.shuffle(versions, random);
      assertThat(SPANS.of(versions)).as("order of rows, case %d", c).isEqualTo(spans);
      for (int d = 0; d < 15; d++) {
        LocalDate day = START.plusDays(d);
        assertThat(
                spans.stream()
                    .filter(s -> s.span().holds(day))
                    .map(s -> s.version().content())
                    .toList())
            .as("case %d, %s, of %s", c, day, versions)
            .isEqualTo(standing(versions, day).map(List::of).orElse(List.of()));
      }
    }
  }

  private static Optional<String> standing(List<Version<String>> versions, LocalDate day) {
    return versions.stream()
        .filter(v -> !v.knownOn().isAfter(day))
        .max(
            Comparator.comparing((Version<String> v) -> v.number())
                .thenComparing(Version::knownOn)
                .thenComparing(Version::happenedOn)
                .thenComparing(Version::withdraws)
                .thenComparing(Version::content))
        .filter(v -> !v.withdraws() && !v.happenedOn().isAfter(day))
        .map(Version::content);
  }

  private static Version<String> version(
      long number, int happened, int known, boolean withdraws, String content) {
    return new Version<>(
        number, START.plusDays(happened), START.plusDays(known), known, 0, withdraws, content);
  }
}
