// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.benefit.GreenCase.Fact;
import org.qingmiao.models.benefit.GreenCase.Funding;
import org.qingmiao.models.benefit.GreenCase.Proof;
import org.qingmiao.models.benefit.GreenVerdict.Standing;
import org.qingmiao.models.benefit.GreenVerdict.Status;

class GreenCatalogueTest {

  private static final GreenCatalogue SHIPPED = ShippedRules.read();
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  private static final Proof EFFICIENT =
      new Proof("module_efficiency_pct", 22, "%", "TEST_REPORT", "doc 1");
  private static final Funding DRAWN = new Funding.Loan(Optional.of(LocalDate.of(2025, 9, 30)));
  private static final Fact APPROVED = new Fact("EIA_APPROVED", "doc 2");

  // Rejection 14: industry and words alone make a candidate, and say what is missing.
  @Test
  void wordsAloneConfirmNothing() {
    GreenVerdict verdict = SHIPPED.judge(solar(List.of(), List.of()), AS_OF);
    assertThat(verdict.status()).isEqualTo(Status.CANDIDATE);
    assertThat(verdict.missing()).containsExactly("EIA_APPROVED", "module_efficiency_pct");
  }

  @Test
  void fullEvidenceConfirms() {
    assertThat(SHIPPED.judge(solar(List.of(EFFICIENT), List.of(APPROVED)), AS_OF))
        .isEqualTo(
            new GreenVerdict(
                "p1",
                "EX-PV-01",
                Status.CONFIRMED,
                Standing.CURRENT,
                List.of(),
                List.of("doc 1", "doc 2"),
                List.of()));
  }

  @Test
  void aFailedThresholdRejects() {
    Proof poor = new Proof("module_efficiency_pct", 17, "%", "TEST_REPORT", "doc 1");
    assertThat(SHIPPED.judge(solar(List.of(poor), List.of(APPROVED)), AS_OF).reasons())
        .containsExactly("THRESHOLD module_efficiency_pct is 17.0, expected AT_LEAST 20.0 %");
  }

  // A second document may not be chosen for the better of two numbers.
  @Test
  void aFailedDocumentCountsBesideAGoodOne() {
    Proof poor = new Proof("module_efficiency_pct", 17, "%", "TEST_REPORT", "doc 9");
    assertThat(SHIPPED.judge(solar(List.of(EFFICIENT, poor), List.of(APPROVED)), AS_OF).status())
        .isEqualTo(Status.REJECTED);
  }

  @Test
  void anExclusionRejectsWhateverElseIsProven() {
    GreenCase bus = bus(LocalDate.of(2026, 1, 5), List.of(new Fact("COAL_CAPTIVE_POWER", "doc 4")));
    GreenVerdict verdict = SHIPPED.judge(bus, AS_OF);
    assertThat(verdict.status()).isEqualTo(Status.REJECTED);
    assertThat(verdict.reasons()).containsExactly("EXCLUSION COAL_CAPTIVE_POWER");
  }

  // A number of another unit, or out of another kind of document, proves nothing.
  @Test
  void aProofCountsOnlyAsTheRuleAsks() {
    Proof share = new Proof("module_efficiency_pct", 0.22, "1", "TEST_REPORT", "doc 1");
    Proof leaflet = new Proof("module_efficiency_pct", 22, "%", "LEAFLET", "doc 1");
    for (Proof proof : List.of(share, leaflet)) {
      assertThat(SHIPPED.judge(solar(List.of(proof), List.of(APPROVED)), AS_OF).status())
          .isEqualTo(Status.CANDIDATE);
    }
  }

  // Rejection 14: approved before 2025-10-01, when the rule on buses was not in force.
  @Test
  void aCatalogueThatWasNotInForceRejects() {
    GreenVerdict verdict =
        SHIPPED.judge(
            bus(LocalDate.of(2025, 9, 30), List.of(new Fact("EIA_APPROVED", "doc 2"))), AS_OF);
    assertThat(verdict.status()).isEqualTo(Status.REJECTED);
    assertThat(verdict.reasons()).containsExactly("VERSION");
  }

  // 19 % is enough for the example of 2021 and too little for that of 2025.
  @Test
  void judgesByTheVersionOfTheDayOfApproval() {
    Proof fair = new Proof("module_efficiency_pct", 19, "%", "TEST_REPORT", "doc 1");
    assertThat(
            SHIPPED
                .judge(solarOf(LocalDate.of(2025, 9, 30), List.of(fair), List.of(APPROVED)), AS_OF)
                .status())
        .isEqualTo(Status.CONFIRMED);
    assertThat(SHIPPED.judge(solar(List.of(fair), List.of(APPROVED)), AS_OF).status())
        .isEqualTo(Status.REJECTED);
  }

  private static GreenCase bus(LocalDate approvedOn, List<Fact> facts) {
    return new GreenCase(
        "p2",
        "5412",
        "采购纯电动公交车",
        approvedOn,
        DRAWN,
        List.of(new Proof("kwh_per_km", 1.0, "kWh/km", "TYPE_APPROVAL", "doc 3")),
        facts);
  }

  // The sewage rule ended on 2025-09-30: a loan approved before and not drawn by then keeps it.
  @Test
  void anUndrawnLoanAndABondKeepTheOldVersion() {
    Map<Funding, Standing> standings =
        Map.of(
            DRAWN,
            Standing.CURRENT,
            new Funding.Loan(Optional.of(LocalDate.of(2025, 10, 1))),
            Standing.GRANDFATHERED,
            new Funding.Loan(Optional.empty()),
            Standing.GRANDFATHERED,
            new Funding.Bond(),
            Standing.GRANDFATHERED);
    standings.forEach(
        (funding, standing) -> {
          GreenVerdict verdict = SHIPPED.judge(plant(funding), AS_OF);
          assertThat(verdict.status()).isEqualTo(Status.CONFIRMED);
          assertThat(verdict.standing()).as(funding.toString()).isEqualTo(standing);
          // While it is in force there is nothing to keep.
          assertThat(SHIPPED.judge(plant(funding), LocalDate.of(2025, 9, 30)).standing())
              .isEqualTo(Standing.CURRENT);
        });
  }

  private static GreenCase plant(Funding funding) {
    return new GreenCase(
        "p3",
        "4620",
        "污水处理厂提标",
        LocalDate.of(2025, 6, 1),
        funding,
        List.of(new Proof("cod_out_g_m3", 40, "g/m3", "DISCHARGE_PERMIT", "doc 5")),
        List.of(APPROVED));
  }

  @Test
  void knowsTheVersionOfADay() {
    assertThat(SHIPPED.byId().keySet()).containsExactly("EXAMPLE");
    GreenCatalogue example = SHIPPED.byId().get("EXAMPLE");
    assertThat(example.versionOn(LocalDate.of(2025, 9, 30))).isEqualTo("2021");
    assertThat(example.versionOn(LocalDate.of(2025, 10, 1))).isEqualTo("2025");
    assertThat(example.versionOn(LocalDate.of(2021, 6, 30))).isEmpty();
  }

  @Test
  void forbiddenWordsAndOtherIndustriesHaveNoRule() {
    GreenCase polysilicon =
        new GreenCase("p4", "4416", "光伏多晶硅扩产", AS_OF, DRAWN, List.of(), List.of());
    GreenCase farm = new GreenCase("p5", "0111", "光伏电站", AS_OF, DRAWN, List.of(), List.of());
    assertThat(SHIPPED.judge(polysilicon, AS_OF).reasons()).containsExactly("NO_RULE");
    assertThat(SHIPPED.judge(farm, AS_OF).reasons()).containsExactly("NO_RULE");
  }

  // Over 10,000 random subsets of evidence: nothing missing is exactly what confirmed means.
  @Test
  void missingEvidenceNeverConfirms() {
    Random random = new Random(14);
    for (int i = 0; i < 10_000; i++) {
      boolean tested = random.nextBoolean();
      boolean approved = random.nextBoolean();
      GreenVerdict verdict =
          SHIPPED.judge(
              solar(
                  tested ? List.of(EFFICIENT) : List.of(),
                  approved ? List.of(APPROVED) : List.of()),
              AS_OF);
      assertThat(verdict.status() == Status.CONFIRMED).isEqualTo(tested && approved);
    }
  }

  @Test
  void refusesARuleThatProvesNothing() {
    assertThatThrownBy(
            () ->
                new GreenRule(
                    "r",
                    "c",
                    "1",
                    "p",
                    AS_OF,
                    GreenRule.OPEN,
                    List.of(),
                    List.of("绿色"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()))
        .hasMessage("rule r: nothing to prove; a keyword alone makes nothing green");
  }

  // Revenue 40 confirmed, 20 candidate, 40 rejected of 100.
  @Test
  void aFirmIsGreenByItsRevenue() {
    GreenFirm firm =
        new GreenFirm(
            "f",
            List.of(
                activity(Status.CONFIRMED, 40),
                activity(Status.CANDIDATE, 20),
                activity(Status.REJECTED, 40)));
    assertThat(firm.share(Status.CONFIRMED)).isCloseTo(0.4, within(1e-12));
    assertThat(firm.status(0.4)).isEqualTo(Status.CONFIRMED);
    assertThat(firm.status(GreenFirm.THRESHOLD)).isEqualTo(Status.CANDIDATE);
    assertThat(firm.status(0.7)).isEqualTo(Status.REJECTED);
    assertThat(new GreenFirm("f", List.of()).status(0.5)).isEqualTo(Status.REJECTED);
  }

  // Two confirmed (one green), one green candidate, one rejected: 1/2, 1/2, 3/4.
  @Test
  void measuresTheRulesOnLabelledCases() {
    assertThat(
            LabelAgreement.of(
                List.of(
                    new LabelAgreement.Labelled(Status.CONFIRMED, LabelAgreement.Label.GREEN),
                    new LabelAgreement.Labelled(Status.CONFIRMED, LabelAgreement.Label.NOT_GREEN),
                    new LabelAgreement.Labelled(Status.CANDIDATE, LabelAgreement.Label.GREEN),
                    new LabelAgreement.Labelled(Status.REJECTED, LabelAgreement.Label.NOT_GREEN))))
        .isEqualTo(new LabelAgreement(0.5, 0.5, 0.75));
  }

  private static GreenFirm.Activity activity(Status status, long revenue) {
    return new GreenFirm.Activity(status, BigDecimal.valueOf(revenue));
  }

  private static GreenCase solar(List<Proof> proofs, List<Fact> facts) {
    return solarOf(LocalDate.of(2025, 10, 1), proofs, facts);
  }

  private static GreenCase solarOf(LocalDate approvedOn, List<Proof> proofs, List<Fact> facts) {
    return new GreenCase("p1", "4416", "屋顶分布式光伏电站", approvedOn, DRAWN, proofs, facts);
  }
}
