// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.Spread;
import org.qingmiao.models.carbon.estimate.PortfolioDraws.Estimated;

class EstimateTest {

  private static final SectorMedian B1 = new SectorMedian(List.of(0, 1));

  // Sector C13 has ln intensities 1, 2, 4, 7: median 3 of the two middle ones. Its parent C has the
  // same four rows, the book two more of 10: median 5.5. C = (4*3 + 5*5.5)/9 = 4.3889,
  // C13 = (4*3 + 5*4.3889)/9 = 3.7716.
  @Test
  void drawsASectorTowardsItsParent() {
    List<EstimateRow> rows = new ArrayList<>();
    for (double ln : new double[] {1, 2, 4, 7}) {
      rows.add(row("c" + ln, ln, OptionalDouble.empty(), "C13", "C"));
    }
    rows.add(row("d1", 10, OptionalDouble.empty(), "D44", "D"));
    rows.add(row("d2", 10, OptionalDouble.empty(), "D44", "D"));
    double c = (4 * 3 + 5 * 5.5) / 9;
    List<EstimateRow> asked =
        List.of(
            row("a", Double.NaN, OptionalDouble.empty(), "C13", "C"),
            row("b", Double.NaN, OptionalDouble.empty(), "C17", "C"),
            row("e", Double.NaN, OptionalDouble.empty(), "E50", "E"));
    assertThat(B1.fit(rows).lnMedians(asked))
        .containsExactly(new double[] {(4 * 3 + 5 * c) / 9, c, 5.5}, within(1e-12));
  }

  // Every firm emits 0.002 t per CNY: a firm of 1 m CNY has 2,000 t.
  @Test
  void usesTheIntensityWhereRevenueIsKnown() {
    List<EstimateRow> rows =
        IntStream.range(1, 20)
            .mapToObj(
                i ->
                    row("r" + i, Math.log(0.002 * i * 1e5), OptionalDouble.of(i * 1e5), "C13", "C"))
            .toList();
    EstimateRow firm = row("q", Double.NaN, OptionalDouble.of(1e6), "C13", "C");
    assertThat(Math.exp(B1.fit(rows).lnMedians(List.of(firm))[0])).isCloseTo(2000, within(1e-6));
  }

  // Rejection 12: a firm's years never stand on both sides of a split.
  @Test
  void anEnterpriseNeverStandsOnBothSides() {
    List<EstimateRow> panel = new ArrayList<>();
    for (int year = 0; year < 4; year++) {
      panel.addAll(made(new Random(12), 500, 1));
    }
    for (int fold = 0; fold < GroupedFolds.FOLDS; fold++) {
      int test = fold;
      List<String> tested =
          GroupedFolds.rows(panel, f -> f == test).stream().map(EstimateRow::id).toList();
      assertThat(GroupedFolds.rows(panel, f -> f != test))
          .extracting(EstimateRow::id)
          .doesNotContainAnyElementsOf(tested);
    }
  }

  // A planted law, E = revenue * intensity * exp(1.8 z), 20,000 firms: the total within 10 % of
  // truth; the sum of medians below 0.35 of it (exp(-1.62) = 0.198 in expectation). Rejection 11.
  @Test
  void findsAPlantedTotal() {
    List<EstimateRow> rows = made(new Random(5), 20_000, 1.8);
    CalibratedFit fit =
        CalibratedFit.of(rows, B1, row -> row.sector().get(0), row -> row.sector().get(1));
    assertThat(fit.ratioOfTotals()).isBetween(0.9, 1.1);
    assertThat(fit.coverage()).isBetween(0.89, 0.91);
    assertThat(CrossFit.grouped(rows, B1).fit().sumOfMedians()).isLessThan(0.35);
  }

  // G57: of 50 residuals the 46th; of 9 at 10 % the 9th, and no product is rounded up for a bit.
  @Test
  void takesTheRankThatKeepsThePromise() {
    assertThat(Conformal.rank(50, 0.1)).isEqualTo(46);
    assertThat(Conformal.rank(9, 0.1)).isEqualTo(9);
    assertThat(Conformal.rank(19, 0.1)).isEqualTo(18);
  }

  // 60 rows of class a err by 1 to 60, 10 of class b by 100: a asks for its 55th, b is too small
  // and takes the wider of parent and all, an unseen class the left-out residual of 500.
  @Test
  void eachClassGetsItsOwnWidth() {
    List<CrossFit.Predicted> calibration = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      calibration.add(predicted("a", i));
    }
    for (int i = 0; i < 10; i++) {
      calibration.add(predicted("b", 100));
    }
    Conformal conformal =
        Conformal.of(
            row -> row.sector().get(0),
            row -> row.sector().get(1),
            calibration.stream().map(CrossFit.Predicted::row).toList(),
            calibration,
            Collections.nCopies(20, predicted("z", 500)));
    assertThat(conformal.width(predicted("a", 0).row()))
        .isEqualTo(new Conformal.Width(55, Conformal.Standing.SEEN));
    assertThat(conformal.width(predicted("b", 0).row()).halfWidth()).isEqualTo(100);
    assertThat(conformal.width(predicted("c", 0).row()))
        .isEqualTo(new Conformal.Width(500, Conformal.Standing.UNSEEN));
  }

  // The gate refuses a gain of 4 %, a doubtful one, and intervals that do not hold.
  @Test
  void theGateKeepsTheMedianUnlessAllHolds() {
    assertThat(new ShipGate(1, 0.94, 0.01, 0.1, 0.9).served()).isEqualTo(ShipGate.Served.TREES);
    for (ShipGate gate :
        List.of(
            new ShipGate(1, 0.96, 0.01, 0.1, 0.9),
            new ShipGate(1, 0.94, -0.01, 0.1, 0.9),
            new ShipGate(1, 0.94, 0.01, 0.1, 0.84))) {
      assertThat(gate.served()).isEqualTo(ShipGate.Served.SECTOR_MEDIAN);
    }
    CrossFit one = new CrossFit(List.of(predicted("a", 1)));
    CrossFit other = new CrossFit(List.of(predicted("b", 1)));
    assertThatThrownBy(() -> ShipGate.of(one, other, 0.9, 1))
        .hasMessageContaining("expected both estimators on the same rows");
  }

  // The bootstrap of a difference that is 0.1 in every row is 0.1 at both ends.
  @Test
  void theBootstrapIsPaired() {
    List<CrossFit.Predicted> worse = new ArrayList<>();
    List<CrossFit.Predicted> better = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      EstimateRow row = row("r" + i, i, OptionalDouble.empty(), "a", "p");
      worse.add(new CrossFit.Predicted(row, 0));
      better.add(new CrossFit.Predicted(row, 0.1));
    }
    ShipGate gate =
        ShipGate.of(
            new CrossFit(worse.subList(1, 50)), new CrossFit(better.subList(1, 50)), 0.9, 3);
    assertThat(gate.low()).isCloseTo(0.1, within(1e-9));
    assertThat(gate.high()).isCloseTo(0.1, within(1e-9));
  }

  // G55: the CV of 100 equal loans is 0.4953 or 1.3683. Draws of 2,000 cannot show the CV of so
  // heavy a tail, but a correlated sum has the wider interval, and the mean is the sum of means.
  @Test
  void errorsThatGoTogetherDoNotAverageOut() {
    List<Estimated> loans = Collections.nCopies(100, new Estimated("C", 1, 1.8));
    Spread alone = new PortfolioDraws(0, 1).of(loans);
    Spread together = new PortfolioDraws(PortfolioDraws.RHO, 1).of(loans);
    assertThat(together.mean()).isEqualTo(100);
    assertThat(together.p95() / together.p05()).isGreaterThan(2 * alone.p95() / alone.p05());
    assertThat(new PortfolioDraws(PortfolioDraws.RHO, 1).of(loans)).isEqualTo(together);
    // At a small deviation the draws do show the closed form: 90 % of a normal sum.
    Spread calm =
        new PortfolioDraws(0.3, 1).of(Collections.nCopies(100, new Estimated("C", 1, 0.1)));
    double cv = PortfolioDraws.cvOfEqualLoans(100, 0.1, 0.3);
    assertThat((calm.p95() - calm.p05()) / 2 / 1.6448536 / 100).isCloseTo(cv, within(0.1 * cv));
  }

  private static CrossFit.Predicted predicted(String sector, double residual) {
    return new CrossFit.Predicted(
        row(sector + residual, residual, OptionalDouble.empty(), sector, "p"), 0);
  }

  /** Firms of 20 sectors whose intensities span a factor of e^3. */
  private static List<EstimateRow> made(Random random, int n, double sdLn) {
    List<EstimateRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int sector = random.nextInt(20);
      double lnRevenue = 14 + random.nextGaussian();
      double ln = lnRevenue - 9 + 0.15 * sector + sdLn * random.nextGaussian();
      rows.add(row("firm" + i, ln, OptionalDouble.of(Math.exp(lnRevenue)), "s" + sector, "p"));
    }
    return rows;
  }

  private static EstimateRow row(
      String id, double ln, OptionalDouble revenue, String fine, String wide) {
    return new EstimateRow(id, ln, revenue, List.of(fine, wide), "CN37", List.of());
  }
}
