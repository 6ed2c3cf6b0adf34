// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingmiao.features.graph.PartyId.enterprise;
import static org.qingmiao.features.graph.PartyId.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Named cases of rings, control and trade. */
class PartyTimelineTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final PartyId A = enterprise("a");
  private static final PartyId B = enterprise("b");
  private static final PartyId C = enterprise("c");
  private static final PartyId D = enterprise("d");
  private static final PartyId LI = person("li");
  private static final PartyId WANG = person("wang");

  @Test
  void findsTwoThatAnswerForEachOther() {
    PartyTimeline day = on(DAY, guarantee(A, B, 300), guarantee(B, A, 200), guarantee(B, C, 100));
    assertThat(day.rings()).containsExactly(new GuaranteeRing(List.of(A, B), 500));
    assertThat(day.standing(A).ringSize()).isEqualTo(2);
    assertThat(day.standing(A).ringFen()).isEqualTo(500);
    assertThat(day.standing(C).ringSize()).isZero();
    assertThat(day.standing(C).ringFen()).isZero();
    // a through b; b itself
    assertThat(day.standing(C).guaranteeReach()).isEqualTo(2);
  }

  @Test
  void takesNoGuaranteeForOneselfForARing() {
    PartyTimeline day = on(DAY, guarantee(A, A, 300));
    assertThat(day.rings()).isEmpty();
    assertThat(day.standing(A).guaranteeReach()).isZero();
  }

  @Test
  void joinsCirclesThatShareAMember() {
    PartyTimeline day =
        on(
            DAY,
            guarantee(A, B, 1),
            guarantee(B, A, 2),
            guarantee(B, C, 4),
            guarantee(C, D, 8),
            guarantee(D, B, 16));
    assertThat(day.rings()).containsExactly(new GuaranteeRing(List.of(A, B, C, D), 31));
  }

  /** In force from the 10th to the 20th, both included. */
  @Test
  void opensARingWithTheGuaranteeThatEnds() {
    Span june = new Span(LocalDate.of(2025, 6, 10), LocalDate.of(2025, 6, 20));
    PartyTimeline time =
        timeline(
            guarantee(A, B, 1),
            new PartyLink(LinkKind.GUARANTEE, B, A, 1, june),
            guarantee(B, C, 1));
    List<Integer> sizes = new ArrayList<>();
    for (int dayOfMonth : List.of(9, 10, 20, 21)) {
      time.turnTo(LocalDate.of(2025, 6, dayOfMonth));
      sizes.add(time.standing(A).ringSize());
    }
    assertThat(sizes).containsExactly(0, 2, 2, 0);
  }

  /** A trader gives a guarantee, becomes a company under another code, and is guaranteed. */
  @Test
  void closesARingOverAChangeOfName() {
    PartyId former = enterprise("former");
    PartyLink[] links = {guarantee(former, B, 5), guarantee(B, A, 7)};
    assertThat(on(DAY, links).rings()).isEmpty();
    PartyTimeline renamed = on(DAY, links[0], links[1], same(former, A));
    assertThat(renamed.rings()).containsExactly(new GuaranteeRing(List.of(A, B), 12));
    assertThat(renamed.standing(former)).isEqualTo(renamed.standing(A));
  }

  @Test
  void leadsThroughHoldersToAPerson() {
    PartyTimeline day =
        on(DAY, share(LI, A, 900_000), share(A, B, 700_000), share(WANG, B, 300_000));
    assertThat(day.controller(B)).hasValue(LI);
    assertThat(day.controller(A)).hasValue(LI);
    assertThat(day.controller(LI)).isEmpty();
  }

  /** More than 30 % and more than any other; ties, 30 % itself and small stakes decide nothing. */
  @Test
  void asksForMoreThanThreeTenthsAndMoreThanAnyOther() {
    assertThat(on(DAY, share(LI, A, 300_001), share(WANG, A, 299_999)).controller(A)).hasValue(LI);
    assertThat(on(DAY, share(LI, A, 300_000), share(WANG, A, 100_000)).controller(A)).isEmpty();
    assertThat(on(DAY, share(LI, A, 500_000), share(WANG, A, 500_000)).controller(A)).isEmpty();
    assertThat(on(DAY, share(LI, A, 400_000), share(B, A, 350_000)).controller(A)).hasValue(LI);
    assertThat(on(DAY, share(LI, A, 350_000), share(B, A, 350_000)).controller(A)).isEmpty();
  }

  @Test
  void addsUpTheSharesOfOneHolder() {
    assertThat(
            on(DAY, share(LI, A, 200_000), share(WANG, A, 350_000), share(LI, A, 200_000))
                .controller(A))
        .hasValue(LI);
  }

  @Test
  void findsNoControllerInACircleOfHolders() {
    PartyTimeline day = on(DAY, share(A, B, 900_000), share(B, A, 900_000), share(B, C, 900_000));
    for (PartyId party : List.of(A, B, C)) {
      assertThat(day.controller(party)).isEmpty();
      assertThat(day.standing(party).hasController()).isFalse();
    }
  }

  /** Operators are entered on 2025-01-01 and 2025-03-01; the later entry is the newer. */
  @Test
  void takesTheNewestOperatorWhereThereAreNoShares() {
    PartyLink first = new PartyLink(LinkKind.OPERATOR, LI, A, 20_089, always());
    PartyLink later = new PartyLink(LinkKind.OPERATOR, WANG, A, 20_148, always());
    assertThat(on(DAY, first, later).controller(A)).hasValue(WANG);
    assertThat(on(DAY, first, later, share(B, A, 600_000)).controller(A)).hasValue(B);
    assertThat(on(DAY, first, later, share(B, A, 200_000)).controller(A)).isEmpty();
    PartyLink nobody = new PartyLink(LinkKind.OPERATOR, A, A, 20_200, always());
    assertThat(on(DAY, first, later, nobody).controller(A)).isEmpty();
  }

  @Test
  void countsWhatOtherFirmsOfTheControllerDo() {
    PartyLink[] links = {
      share(LI, A, 600_000),
      share(LI, B, 600_000),
      share(B, C, 600_000),
      share(WANG, D, 600_000),
      PartyLink.mark(LinkKind.APPLICATION, A, always()),
      PartyLink.mark(LinkKind.APPLICATION, B, always()),
      PartyLink.mark(LinkKind.APPLICATION, B, always()),
      PartyLink.mark(LinkKind.COURT_CASE, B, always()),
      PartyLink.mark(LinkKind.COURT_CASE, C, always()),
      PartyLink.mark(LinkKind.COURT_CASE, D, always())
    };
    PartyStanding standing = on(DAY, links).standing(A);
    // b; b and c
    assertThat(standing.otherBorrowers()).isEqualTo(1);
    assertThat(standing.otherSued()).isEqualTo(2);
  }

  @Test
  void tellsSalesToFirmsOfTheControllerFromOthers() {
    PartyStanding standing =
        on(
                DAY,
                share(LI, A, 600_000),
                share(LI, B, 600_000),
                new PartyLink(LinkKind.SUPPLY, A, B, 40, always()),
                new PartyLink(LinkKind.SUPPLY, A, C, 60, always()),
                new PartyLink(LinkKind.SUPPLY, C, A, 500, always()))
            .standing(A);
    assertThat(standing.suppliedFen()).isEqualTo(100);
    assertThat(standing.relatedFen()).isEqualTo(40);
  }

  @Test
  void standsAloneWhereNoLinkNamesIt() {
    assertThat(on(DAY, guarantee(A, B, 1)).standing(enterprise("nobody")))
        .isEqualTo(PartyStanding.ALONE);
    // The same text as a token of a person names somebody else.
    assertThat(on(DAY, guarantee(A, B, 1)).standing(person("a"))).isEqualTo(PartyStanding.ALONE);
  }

  @Test
  void turnsNoDayBack() {
    PartyTimeline time = on(DAY, guarantee(A, B, 1));
    assertThatThrownBy(() -> time.turnTo(DAY.minusDays(1)))
        .hasMessage(
            "the timeline stands at 2025-06-30 and was turned to 2025-06-29; days only go on");
  }

  @Test
  void refusesWhatIsNoLink() {
    assertThatThrownBy(() -> enterprise("")).hasMessage("a party of kind ENTERPRISE has no token");
    assertThatThrownBy(() -> guarantee(A, B, -1))
        .hasMessage("a link of kind GUARANTEE has amount -1, expected 0 or more");
    assertThatThrownBy(() -> new Span(DAY, DAY.minusDays(1)))
        .hasMessage("a span from 2025-06-30 to 2025-06-29 ends before it begins");
    assertThatThrownBy(() -> new GuaranteeRing(List.of(A), 1))
        .hasMessage("a ring of guarantees has 1 member, expected two or more");
    assertThatThrownBy(() -> new ControlRule(1_000_000))
        .hasMessage("control above 1000000 millionths, expected 0 to 999999");
  }

  private static Span always() {
    return Span.since(LocalDate.of(2020, 1, 1));
  }

  private static PartyLink guarantee(PartyId from, PartyId to, long fen) {
    return new PartyLink(LinkKind.GUARANTEE, from, to, fen, always());
  }

  private static PartyLink share(PartyId owner, PartyId of, long millionths) {
    return new PartyLink(LinkKind.OWNERSHIP, owner, of, millionths, always());
  }

  private static PartyLink same(PartyId one, PartyId other) {
    return new PartyLink(LinkKind.SAME, one, other, 0, always());
  }

  private static PartyTimeline timeline(PartyLink... links) {
    return new PartyTimeline(PartyGraph.of(List.of(links)), ControlRule.DEFAULT);
  }

  private static PartyTimeline on(LocalDate day, PartyLink... links) {
    PartyTimeline time = timeline(links);
    time.turnTo(day);
    return time;
  }
}
