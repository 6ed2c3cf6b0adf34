// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;

class DiscriminationTest {

  static Stream<Golden> metrics() {
    return Golden.read("credit_metrics.csv");
  }

  static Stream<Golden> comparisons() {
    return Golden.read("credit_delong.csv");
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void agreesWithTheDirectDefinitions(Golden golden) {
    boolean[] bad = golden.labels("y");
    double[] pd = golden.numbers("pd");
    double[] weight = golden.numbers("weight");
    // The file holds twelve decimals.
    var close = within(1e-12);
    assertThat(Discrimination.auc(bad, pd, weight)).isCloseTo(golden.number("auc"), close);
    assertThat(Discrimination.gini(bad, pd, weight)).isCloseTo(golden.number("gini"), close);
    assertThat(Discrimination.ks(bad, pd, weight)).isCloseTo(golden.number("ks"), close);
    assertThat(CalibrationError.brier(bad, pd, weight)).isCloseTo(golden.number("brier"), close);
    assertThat(CalibrationError.logLoss(bad, pd, weight))
        .isCloseTo(golden.number("logloss"), close);
    assertThat(CalibrationError.ece(bad, pd, weight, 5)).isCloseTo(golden.number("ece5"), close);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void comparesAucsAsByPlacements(Golden golden) {
    DeLong delong =
        DeLong.compare(golden.labels("y"), golden.numbers("pd_a"), golden.numbers("pd_b"));
    var close = within(1e-10);
    assertThat(delong.aucA()).isCloseTo(golden.number("auc_a"), close);
    assertThat(delong.aucB()).isCloseTo(golden.number("auc_b"), close);
    assertThat(delong.varianceA()).isCloseTo(golden.number("var_a"), close);
    assertThat(delong.varianceB()).isCloseTo(golden.number("var_b"), close);
    assertThat(delong.covariance()).isCloseTo(golden.number("cov_ab"), close);
    assertThat(delong.z()).isCloseTo(golden.number("z"), close);
    assertThat(delong.pValue()).isCloseTo(golden.number("p_value"), close);
  }

  @Test
  void equalsTheAverageOverAllPairsOnRandomRowsWithTies() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      int n = 2 + random.nextInt(60);
      boolean[] bad = new boolean[n];
      double[] pd = new double[n];
      double[] weight = new double[n];
      for (int i = 0; i < n; i++) {
        bad[i] = i == 0 || (i > 1 && random.nextBoolean());
        pd[i] = random.nextInt(12) / 12.0;
        weight[i] = 0.1 + random.nextDouble();
      }
      double won = 0;
      double pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (bad[i] && !bad[j]) {
            double pair = weight[i] * weight[j];
            pairs += pair;
            won += pair * (1 + Math.signum(pd[i] - pd[j])) / 2;
          }
        }
      }
      assertThat(Discrimination.auc(bad, pd, weight)).isCloseTo(won / pairs, within(1e-12));
    }
  }

  @Test
  void drawsARocWithExactCornersWhoseAreaIsTheAuc() {
    Random random = new Random(5);
    int n = 5_000;
    boolean[] bad = new boolean[n];
    double[] pd = new double[n];
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      pd[i] = random.nextDouble();
      bad[i] = random.nextDouble() < pd[i];
      weight[i] = 1 + random.nextInt(3);
    }
    List<Discrimination.RocPoint> roc = Discrimination.roc(bad, pd, weight);
    assertThat(roc).hasSizeLessThanOrEqualTo(200);
    assertThat(roc.get(0)).isEqualTo(new Discrimination.RocPoint(0, 0));
    assertThat(roc.get(roc.size() - 1)).isEqualTo(new Discrimination.RocPoint(1, 1));
    double area = 0;
    for (int i = 1; i < roc.size(); i++) {
      double width = roc.get(i).falsePositiveRate() - roc.get(i - 1).falsePositiveRate();
      assertThat(width).isNotNegative();
      area += width * (roc.get(i).truePositiveRate() + roc.get(i - 1).truePositiveRate()) / 2;
    }
    // Chords over 200 points lie a little below the curve.
    assertThat(area).isCloseTo(Discrimination.auc(bad, pd, weight), within(1e-3));
  }

  @Test
  void readsTheShareOfBadsRefusedBetweenCutOffs() {
    // From the riskiest: a bad; a good; a bad and a good that tie; a good. The curve goes through
    // (0, 0) (0, 1/2) (1/3, 1/2) (2/3, 1) (1, 1).
    boolean[] bad = Golden.labels(new double[] {1, 0, 1, 0, 0});
    double[] pd = {0.9, 0.8, 0.4, 0.4, 0.1};
    Ranking ranking = Ranking.of(bad, pd);
    double[] goodsRefused = {0, 1 / 6.0, 1 / 2.0, 2 / 3.0, 1};
    assertThat(Discrimination.badsRefused(ranking, new double[] {1, 1, 1, 1, 1}, goodsRefused))
        .containsExactly(new double[] {0.5, 0.5, 0.75, 1, 1}, within(1e-12));
    double[] onlyGoods = ranking.ranked(new double[] {0, 1, 0, 1, 1});
    assertThat(Discrimination.badsRefused(ranking, onlyGoods, goodsRefused)).containsOnly(NaN);
  }

  @Test
  void refusesRowsOfOneClass() {
    assertThatThrownBy(() -> Discrimination.auc(new boolean[] {true}, new double[] {0.5}))
        .hasMessage(
            "discrimination: the rows hold one class only, expected goods and bads with weight above 0");
  }

  @Test
  void givesTheAucOfDeLong() {
    boolean[] bad = Golden.labels(new double[] {1, 0, 1, 0, 0, 1});
    double[] pd = {0.8, 0.3, 0.4, 0.4, 0.1, 0.2};
    DeLong same = DeLong.compare(bad, pd, pd);
    assertThat(same.aucA()).isCloseTo(Discrimination.auc(bad, pd), within(1e-15));
    assertThat(same.z()).isZero();
    assertThat(same.pValue()).isEqualTo(1);
    assertThat(same.difference()).isEqualTo(new Interval(0, 0));
  }
}
