// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.graph.ControlRule;
import org.qingmiao.features.graph.GuaranteeRing;
import org.qingmiao.features.graph.LinkKind;
import org.qingmiao.features.graph.PartyGraph;
import org.qingmiao.features.graph.PartyId;
import org.qingmiao.features.graph.PartyLink;
import org.qingmiao.features.graph.PartyTimeline;
import org.qingmiao.features.graph.Span;

/** The rings and controllers that the county plants, found from what its institutions write. */
class PlantedRingsTest {
  private static final Gathered BOOK = Gathered.of(DemoBook.of(1069, 1));
  private static final List<PartyLink> LINKS = new ArrayList<>();
  private static final Set<Set<String>> PLANTED = new HashSet<>();

  @BeforeAll
  static void readTheBook() {
    for (Dossier dossier : BOOK.dossiers()) {
      GuaranteeLines.of(dossier).stream()
          .filter(line -> line.cell("ver").equals("0"))
          .forEach(line -> LINKS.add(guarantee(line)));
      OwnershipLines.of(dossier).stream()
          .filter(line -> line.cell("version").equals("0"))
          .forEach(line -> LINKS.add(share(line)));
      Firm firm = dossier.firm();
      firm.county()
          .ring(firm.index())
          .ifPresent(
              ring ->
                  PLANTED.add(
                      ring.members().stream()
                          .map(i -> Firm.codeOf(firm.county(), i))
                          .collect(Collectors.toSet())));
    }
  }

  /**
   * Precision 1 on every day. A ring that is planted closes once each member has a guaranteed loan,
   * and opens when a guarantee ends: over all month ends every one of the 30 is found whole.
   */
  @Test
  void areFoundAllAndNoOthers() {
    PartyTimeline time = new PartyTimeline(PartyGraph.of(LINKS), ControlRule.DEFAULT);
    Set<Set<String>> whole = new HashSet<>();
    for (LocalDate day = LocalDate.of(2021, 1, 31);
        !day.isAfter(DemoBook.BUSINESS_DATE);
        day = day.plusDays(1).plusMonths(1).minusDays(1)) {
      time.turnTo(day);
      for (GuaranteeRing ring : time.rings()) {
        Set<String> codes = codes(ring);
        assertThat(PLANTED)
            .as("%s on %s", codes, day)
            .anySatisfy(p -> assertThat(p).containsAll(codes));
        if (PLANTED.contains(codes)) {
          whole.add(codes);
        }
      }
    }
    assertThat(PLANTED).hasSize(30);
    assertThat(whole).isEqualTo(PLANTED);
  }

  /** Who has a parent is controlled by whom its parent is, and all of them share one controller. */
  @Test
  void shareAControllerWhereTheyHaveAParent() {
    PartyTimeline time = new PartyTimeline(PartyGraph.of(LINKS), ControlRule.DEFAULT);
    time.turnTo(DemoBook.BUSINESS_DATE);
    int shared = 0;
    for (Dossier dossier : BOOK.dossiers()) {
      Firm firm = dossier.firm();
      if (firm.kind().isCompany() && firm.existedFor(6, DemoBook.BUSINESS_DATE)) {
        PartyId party = PartyId.enterprise(firm.creditCode());
        PartyId expected = controller(firm);
        assertThat(time.controller(party)).as(firm.creditCode()).hasValue(expected);
        shared += firm.county().parent(firm.index()).isPresent() ? 1 : 0;
      }
    }
    assertThat(shared).isGreaterThan(100);
  }

  /** A company's representative holds it, unless its parent does; a trader holds itself. */
  private static PartyId controller(Firm firm) {
    if (!firm.kind().isCompany()) {
      return PartyId.enterprise(firm.creditCode());
    }
    return firm.county()
        .parent(firm.index())
        .map(parent -> controller(firm.county().firm(parent)))
        .orElse(PartyId.person(firm.ownerId()));
  }

  private static Set<String> codes(GuaranteeRing ring) {
    return ring.members().stream()
        .map(PartyId::token)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static PartyLink guarantee(Line line) {
    LocalDate known = line.knownAt().toLocalDate();
    return new PartyLink(
        LinkKind.GUARANTEE,
        PartyId.enterprise(line.cell("guarantor_code")),
        PartyId.enterprise(line.cell("borrower_code")),
        new BigDecimal(line.cell("amount")).movePointRight(2).longValueExact(),
        new Span(
            known, LocalDate.parse(line.cell("valid_until"), DateTimeFormatter.BASIC_ISO_DATE)));
  }

  private static PartyLink share(Line line) {
    String enterprise = line.cell("owner_credit_code");
    return new PartyLink(
        LinkKind.OWNERSHIP,
        enterprise.isEmpty()
            ? PartyId.person(line.cell("owner_id_no"))
            : PartyId.enterprise(enterprise),
        PartyId.enterprise(line.cell("credit_code")),
        new BigDecimal(line.cell("share")).movePointRight(6).longValueExact(),
        Span.since(line.knownAt().toLocalDate()));
  }
}
