// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every graph, on small ones drawn from a seed. */
class PartyTimelineLawsTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 12;
  private static final int CASES = 1500;
  private static final List<LinkKind> KINDS = List.of(LinkKind.values());

  /** Days are skipped now and then, and some parties not asked for, as no sweep asks for all. */
  @Test
  void standsAsTheDefinitionsSay() {
    Random random = new Random(1069);
    int rings = 0;
    for (int c = 0; c < CASES; c++) {
      List<PartyLink> links = links(random);
      PartyTimeline time = timeline(links);
      for (int d = 0; d < DAYS; d += 1 + random.nextInt(3)) {
        LocalDate day = START.plusDays(d);
        NaiveGraph naive = new NaiveGraph(links, day);
        time.turnTo(day);
        for (PartyId party : parties(links)) {
          if (random.nextInt(4) > 0) {
            assertThat(time.standing(party))
                .as("case %d, %s on %s, of %s", c, party, day, links)
                .isEqualTo(naive.standing(party));
            assertThat(time.controller(party)).isEqualTo(naive.controller(party));
          }
        }
        if (random.nextBoolean()) {
          assertThat(time.rings()).isEqualTo(naive.rings());
          rings += time.rings().size();
        }
      }
    }
    // The cases are no empty ones.
    assertThat(rings).isGreaterThan(500);
  }

  @Test
  void dependsOnNoOrderOfLinks() {
    Random random = new Random(7);
    for (int c = 0; c < CASES; c++) {
      List<PartyLink> links = links(random);
      List<PartyLink> shuffled = new ArrayList<>(links);
      Collections.shuffle(shuffled, random);
      assertThat(answers(shuffled, DAYS)).isEqualTo(answers(links, DAYS));
    }
  }

  /** A link that is in force only later changes no answer of the days before it. */
  @Test
  void knowsNothingOfLaterLinks() {
    Random random = new Random(1742);
    int moved = 0;
    for (int c = 0; c < CASES; c++) {
      List<PartyLink> links = links(random);
      int cut = random.nextInt(DAYS);
      LocalDate later = START.plusDays(cut + 1L);
      List<PartyLink> more = new ArrayList<>(links);
      for (PartyLink link : links(random)) {
        LocalDate first = link.span().first().isBefore(later) ? later : link.span().first();
        LocalDate last = link.span().last().isBefore(first) ? first : link.span().last();
        more.add(
            new PartyLink(
                link.kind(), link.from(), link.to(), link.amount(), new Span(first, last)));
      }
      Collections.shuffle(more, random);
      Map<String, PartyStanding> before = answers(links, cut + 1);
      Map<String, PartyStanding> after = answers(more, cut + 1);
      after.keySet().retainAll(before.keySet());
      assertThat(after).isEqualTo(before);
      moved += answers(more, DAYS).equals(answers(links, DAYS)) ? 0 : 1;
    }
    // What was added does change answers, of later days.
    assertThat(moved).isGreaterThan(CASES / 2);
  }

  private static Map<String, PartyStanding> answers(List<PartyLink> links, int days) {
    PartyTimeline time = timeline(links);
    Map<String, PartyStanding> answers = new LinkedHashMap<>();
    for (int d = 0; d < days; d++) {
      time.turnTo(START.plusDays(d));
      for (PartyId party : parties(links)) {
        answers.put(d + " " + party, time.standing(party));
      }
    }
    return answers;
  }

  private static List<PartyId> parties(List<PartyLink> links) {
    return links.stream()
        .flatMap(link -> Stream.of(link.from(), link.to()))
        .distinct()
        .sorted()
        .toList();
  }

  private static PartyTimeline timeline(List<PartyLink> links) {
    return new PartyTimeline(PartyGraph.of(links), ControlRule.DEFAULT);
  }

  /** Up to thirty links of all kinds among seven enterprises and three persons. */
  private static List<PartyLink> links(Random random) {
    return IntStream.range(0, 1 + random.nextInt(30)).mapToObj(i -> link(random)).toList();
  }

  private static PartyLink link(Random random) {
    LinkKind kind =
        random.nextInt(3) == 0 ? LinkKind.GUARANTEE : KINDS.get(random.nextInt(KINDS.size()));
    if (kind == LinkKind.SAME && random.nextBoolean()) {
      kind = LinkKind.OWNERSHIP;
    }
    LocalDate first = START.plusDays(random.nextInt(DAYS));
    Span span =
        random.nextBoolean()
            ? Span.since(first)
            : new Span(first, first.plusDays(random.nextInt(DAYS)));
    PartyId to = PartyId.enterprise("e" + random.nextInt(7));
    PartyId from = PartyId.enterprise("e" + random.nextInt(7));
    if (kind == LinkKind.OPERATOR && random.nextInt(4) == 0) {
      from = to;
    } else if (kind == LinkKind.OPERATOR || (kind == LinkKind.OWNERSHIP && random.nextBoolean())) {
      from = PartyId.person("p" + random.nextInt(3));
    }
    boolean isMark = kind == LinkKind.APPLICATION || kind == LinkKind.COURT_CASE;
    long amount =
        kind == LinkKind.OWNERSHIP ? 100_000L * (1 + random.nextInt(6)) : random.nextInt(9);
    return isMark ? PartyLink.mark(kind, to, span) : new PartyLink(kind, from, to, amount, span);
  }
}
