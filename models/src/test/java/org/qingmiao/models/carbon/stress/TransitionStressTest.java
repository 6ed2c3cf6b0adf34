// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.ConfRow;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Spread;
import org.qingmiao.models.carbon.stress.TransitionStress.Demand;

class TransitionStressTest {

  private static final DebtRatios TODAY = new DebtRatios(1_200_000, 250_000, 600_000, 4_000_000);
  private static final Spread S1 = Spread.ofU95(101.7311, 5);
  private static final Spread S2 = Spread.ofU95(205.12, 5);
  private static final RescoredPd BY_ICR = model(Set.of("icr", "turnover"));

  // G48 and G49: 200 * (101.7311 + 205.12) * 0.7 = 42,959.154 CNY; (1.2 m - that) / 0.25 m.
  @Test
  void theWholeCostHitsProfit() {
    TransitionStress stress =
        TransitionStress.of(
            TODAY, S1, S2, new CarbonCost(200, 0, 1, 0.3), Demand.UNCHANGED, BY_ICR);
    assertThat(stress.cost()).isCloseTo(42_959.154, within(1e-9));
    assertThat(TODAY.icr()).isEqualTo(4.8);
    assertThat(stress.ratios().icr()).isCloseTo(4.628163, within(1e-6));
    assertThat(stress.ratios().dscr()).isCloseTo(1_157_040.846 / 600_000, within(1e-9));
    assertThat(stress.ratios().leverage()).isCloseTo(4_000_000 / 1_157_040.846, within(1e-9));
  }

  // Invariant 10 over 10,000 random borrowers: no price changes no bit, and a higher price never
  // lowers the probability of default.
  @Test
  void noPriceChangesNothingAndMoreNeverHelps() {
    Random random = new Random(10);
    for (int i = 0; i < 10_000; i++) {
      DebtRatios today =
          new DebtRatios(
              2e6 * random.nextDouble() - 2e5,
              1 + 3e5 * random.nextDouble(),
              1 + 6e5 * random.nextDouble(),
              5e6 * random.nextDouble());
      TransitionStress.Pds none = pds(today, 0);
      assertThat(none.after()).isEqualTo(none.before());
      assertThat(none.afterP05()).isEqualTo(none.before());
      double price = 1000 * random.nextDouble();
      TransitionStress.Pds low = pds(today, price);
      TransitionStress.Pds high = pds(today, price * 1.5);
      assertThat(low.after()).isGreaterThanOrEqualTo(none.after());
      assertThat(high.after()).isGreaterThanOrEqualTo(low.after());
      assertThat(low.afterP95()).isGreaterThanOrEqualTo(low.afterP05());
    }
  }

  @Test
  void aLossIsNotClipped() {
    DebtRatios ruined = TODAY.after(2_000_000, 100_000, 0.1);
    assertThat(ruined.ebitda()).isEqualTo(-810_000);
    assertThat(ruined.icr()).isEqualTo(-3.24);
    assertThat(ruined.leverage()).isInfinite();
  }

  @Test
  void aModelWithoutTheRatiosSaysNothing() {
    TransitionStress stress =
        TransitionStress.of(
            TODAY,
            S1,
            S2,
            new CarbonCost(200, 0, 1, 0),
            Demand.UNCHANGED,
            model(Set.of("turnover")));
    assertThat(stress.status()).isEqualTo(TransitionStress.Status.NOT_MODELLED);
    assertThat(stress.pds()).isEmpty();
  }

  // 1 m * 45 % * 2 points of PD.
  @Test
  void expectedLossMovesWithThePd() {
    assertThat(new TransitionStress.Pds(0.03, 0.05, 0.04, 0.06).expectedLossDelta(1e6, 0.45))
        .isCloseTo(9000, within(1e-9));
  }

  // Assets of 100 less 10.2 a year before 2 % interest for one year is G47's 90: 10 = 10.2 e^-0.02.
  @Test
  void mertonsFirmLosesThePresentValueOfTheCost() {
    Merton firm = new Merton(60, 100, 0.25, 0.02, 1);
    double cost = 10 * Math.exp(0.02) / 0.75;
    assertThat(firm.less(cost, 0.25, 1).assets()).isCloseTo(90, within(1e-9));
    assertThat(firm.less(1000, 0, 1).pd()).isEqualTo(1);
    assertThat(firm.less(0, 0.25, 30)).isEqualTo(firm);
  }

  // Ranks 1 2 3 against 1 3 2: 1 - 6 * 2 / (3 * 8) = 0.5; all three rise in both.
  @Test
  void comparesTheTwoModels() {
    StressAgreement agreement =
        StressAgreement.of(
            List.of(
                new StressAgreement.Change(0.01, 0.1),
                new StressAgreement.Change(0.02, 0.3),
                new StressAgreement.Change(0.03, 0.2)));
    assertThat(agreement.sameSign()).isEqualTo(1);
    assertThat(agreement.spearman()).isCloseTo(0.5, within(1e-12));
    assertThat(StressAgreement.of(List.of(new StressAgreement.Change(0.1, -0.1))).needsReview())
        .isTrue();
  }

  @Test
  void shipsNoPriceAndInterpolatesNone() {
    Map<String, String> row =
        Map.of(
            "scenario",
            "NZ2050",
            "area",
            "CN",
            "year",
            "2030",
            "price",
            "200",
            "unit",
            "CNY/tCO2",
            "base_year",
            "2020",
            "model",
            "own",
            "source",
            "made up, table 1");
    CarbonPrices prices = CarbonPrices.of(List.of(new ConfRow("test row", row)));
    assertThat(prices.of("NZ2050", "CN", 2030).known().orElseThrow().cnyPerT()).isEqualTo(200);
    assertThat(prices.of("NZ2050", "CN", 2031).gap()).contains(Gap.MISSING_INPUT);
    Map<String, String> dollars = new HashMap<>(row);
    dollars.put("unit", "USD/tCO2");
    assertThatThrownBy(() -> CarbonPrices.of(List.of(new ConfRow("test row", dollars))))
        .hasMessage("test row: unit is \"USD/tCO2\", expected \"CNY/tCO2\"");
  }

  private static TransitionStress.Pds pds(DebtRatios today, double price) {
    return TransitionStress.of(
            today, S1, S2, new CarbonCost(price, 0, 1, 0.3), Demand.UNCHANGED, BY_ICR)
        .pds()
        .orElseThrow();
  }

  /** A hand-written model: riskier the less its coverage and the more its leverage. */
  private static RescoredPd model(Set<String> features) {
    return new RescoredPd() {
      @Override
      public Set<String> features() {
        return features;
      }

      @Override
      public double pd(DebtRatios ratios) {
        List<Double> terms = new ArrayList<>(List.of(-0.35 * ratios.icr()));
        terms.add(Math.min(20, 0.1 * ratios.leverage()));
        return 1 / (1 + Math.exp(2 - terms.get(0) - terms.get(1)));
      }
    };
  }
}
