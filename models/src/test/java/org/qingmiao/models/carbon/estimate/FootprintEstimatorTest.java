// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.Spread;

/** What serves on made-up firms: E + 1 = revenue / 1e5 * intensity of the sector * exp(sd z). */
class FootprintEstimatorTest {
  private static final EstimatorTrial.Design DESIGN =
      new EstimatorTrial.Design(List.of(0), new SectorLevel(0));
  private static final double SD = 0.5;

  private static List<EstimateRow> firms(int count, long seed) {
    Random random = new Random(seed);
    List<EstimateRow> firms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String sector = i % 2 == 0 ? "C" : "G";
      double revenue = Math.exp(14 + random.nextGaussian());
      double intensity = sector.equals("C") ? 4 : 1;
      double emissions = revenue / 1e5 * intensity * Math.exp(SD * random.nextGaussian());
      firms.add(
          new EstimateRow(
              "firm-" + seed + "-" + i,
              Math.log(emissions),
              OptionalDouble.of(revenue),
              List.of(sector),
              "99",
              List.of(Double.NaN)));
    }
    return firms;
  }

  private static EstimatorTrial trial(List<EstimateRow> rows) {
    return EstimatorTrial.of(rows, DESIGN, Map.of("SECTION_LEFT_OUT", DESIGN.level()))
        .orElseThrow();
  }

  /** The law is the median's own, so trees cannot be 5 % better and must not serve. */
  @Test
  void theMedianServesWhereTreesAreNoBetter() {
    EstimatorTrial trial = trial(firms(600, 1));
    assertThat(trial.gate().served()).isEqualTo(ShipGate.Served.SECTOR_MEDIAN);
    FootprintEstimator estimator = FootprintEstimator.of(trial);
    for (Optional<FootprintEstimator.Estimated> one : estimator.estimate(firms(50, 2))) {
      assertThat(one.orElseThrow().version()).matches("sector-median-[0-9a-f]{12}");
      assertThat(one.get().tco2e().mean()).isEqualTo(one.get().medianTco2e());
    }
  }

  /** Nine in ten of firms that nobody saw, and the sum of the means, not of the medians. */
  @Test
  void intervalsHoldAndMeansAddUp() {
    List<EstimateRow> asked = firms(4_000, 3);
    FootprintEstimator estimator = FootprintEstimator.of(trial(firms(2_000, 4)));
    List<Optional<FootprintEstimator.Estimated>> estimated = estimator.estimate(asked);
    int inside = 0;
    double sum = 0;
    double medians = 0;
    double truth = 0;
    for (int i = 0; i < asked.size(); i++) {
      Spread spread = estimated.get(i).orElseThrow().tco2e();
      double tonnes = Math.expm1(asked.get(i).lnEmissions());
      inside += spread.p05() <= tonnes && tonnes <= spread.p95() ? 1 : 0;
      sum += spread.mean();
      medians += spread.p50();
      truth += tonnes;
    }
    assertThat((double) inside / asked.size()).isBetween(0.87, 0.93);
    assertThat(sum / truth).isCloseTo(1, within(0.08));
    // exp(-sd^2 / 2) = 0.88
    assertThat(medians / truth).isCloseTo(0.88, within(0.08));
  }

  /** What a class that no label speaks of emits cannot be learned from others. */
  @Test
  void aClassWithoutLabelsGetsNoEstimate() {
    EstimateRow known = firms(1, 6).get(0);
    EstimateRow other =
        new EstimateRow("x", Double.NaN, known.revenue(), List.of("Q"), "99", known.numbers());
    assertThat(FootprintEstimator.of(trial(firms(200, 5))).estimate(List.of(other, known)))
        .satisfiesExactly(none -> assertThat(none).isEmpty(), some -> assertThat(some).isPresent());
  }

  @Test
  void tooFewLabelsGiveNoTrial() {
    assertThat(EstimatorTrial.of(firms(EstimatorTrial.LEAST_ROWS - 1, 7), DESIGN, Map.of()))
        .isEmpty();
    List<EstimateRow> oneFold =
        firms(600, 8).stream().filter(row -> GroupedFolds.of(row.id()) == 0).toList();
    assertThat(oneFold).hasSizeGreaterThan(EstimatorTrial.LEAST_ROWS);
    assertThat(EstimatorTrial.of(oneFold, DESIGN, Map.of())).isEmpty();
  }

  /** Trees pass their gate in C, whose power tells all, and not in G, whose power tells nothing. */
  @Test
  void treesServeWhereTheyPassTheirOwnGateAndTravel() throws Exception {
    List<EstimateRow> rows = new ArrayList<>();
    Random random = new Random(9);
    for (EstimateRow row : firms(1_200, 9)) {
      double kwh = Math.exp(6 + 2 * random.nextGaussian());
      boolean isC = row.sector().equals(List.of("C"));
      rows.add(
          new EstimateRow(
              row.id(),
              isC ? Math.log1p(kwh) : row.lnEmissions(),
              row.revenue(),
              row.sector(),
              "99",
              List.of(kwh)));
    }
    EstimatorTrial trial = trial(rows);
    assertThat(trial.gates()).containsOnlyKeys("C", "G");
    FootprintEstimator estimator = FootprintEstimator.of(trial);
    List<Optional<FootprintEstimator.Estimated>> estimated = estimator.estimate(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(estimated.get(i).orElseThrow().version())
          .startsWith(rows.get(i).sector().equals(List.of("C")) ? "trees-" : "sector-median-");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(estimator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((FootprintEstimator) in.readObject()).estimate(rows)).isEqualTo(estimated);
    }
  }
}
