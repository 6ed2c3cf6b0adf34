// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;
import org.qingmiao.models.logistic.Logistic;

class CalibrationTest {

  /** Rows whose true log-odds of bad are 0.8 margin - 0.5. */
  private static final class Rows {
    final double[] margin;
    final boolean[] bad;
    final double[] weight;
    final int[] bucket;

    Rows(int n, long seed) {
      Random random = new Random(seed);
      margin = new double[n];
      bad = new boolean[n];
      weight = new double[n];
      bucket = new int[n];
      for (int i = 0; i < n; i++) {
        margin[i] = (float) (2 * random.nextGaussian());
        bad[i] = random.nextDouble() < Logistic.sigmoid(0.8 * margin[i] - 0.5);
        weight[i] = bad[i] ? 1.5 : 0.5;
        bucket[i] = 6_000 + random.nextInt(2_000);
      }
    }
  }

  static Stream<Golden> cases() {
    return Golden.read("credit_calibration.csv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheIdentities(Golden golden) {
    if (golden.text("kind").equals("isotonic_pav")) {
      double[] y = numbers(golden.text("input").substring("y=".length()));
      double[] w = numbers(golden.text("parameters").substring("w=".length()));
      assertThat(Isotonic.pooled(Golden.labels(y), w))
          .containsExactly(numbers(golden.text("output")));
      return;
    }
    double q = golden.number("input");
    Map<String, String> p = golden.pairs("parameters");
    double pd =
        switch (golden.text("kind")) {
          case "prior_correction" ->
              new PriorCorrection(fraction(p.get("w1")), fraction(p.get("w0"))).pd(q);
          case "platt" ->
              new Platt(fraction(p.get("a")), fraction(p.get("b"))).pd(Logistic.logit(q));
          case "beta" ->
              new Beta(fraction(p.get("a")), fraction(p.get("b")), fraction(p.get("c")))
                  .pd(Logistic.logit(q));
          default -> throw new AssertionError(golden.text("kind"));
        };
    assertThat(pd).isCloseTo(golden.number("output"), within(1e-12));
  }

  private static double[] numbers(String list) {
    return Arrays.stream(list.split(";", -1)).mapToDouble(CalibrationTest::fraction).toArray();
  }

  private static double fraction(String text) {
    String[] parts = text.split("/", -1);
    return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
  }

  @Test
  void correctsThePriorInLogOddsAsInProbabilities() {
    PriorCorrection prior = new PriorCorrection(157558 / 15000.0, 739609 / 15000.0);
    for (double q : new double[] {0.001, 0.3, 0.5, 0.99}) {
      assertThat(Logistic.sigmoid(prior.margin(Logistic.logit(q))))
          .isCloseTo(prior.pd(q), within(1e-15));
    }
  }

  @Test
  void everyKindRisesStaysInBoundsAndRoundTripsBitForBit() {
    Rows rows = new Rows(3_000, 1);
    List<Calibrator> kinds =
        List.of(
            new Identity(),
            Platt.fit(rows.margin, rows.bad, rows.weight).orElseThrow(),
            Beta.fit(rows.margin, rows.bad, rows.weight).orElseThrow(),
            Isotonic.fit(rows.margin, rows.bad, rows.weight).orElseThrow(),
            new Beta(0, 2, 0.5));
    for (Calibrator kind : kinds) {
      Calibrator back = Calibrator.from(CanonicalJson.read(CanonicalJson.write(kind.parameters())));
      assertThat(back).isEqualTo(kind);
      double before = 0;
      for (float margin = -30; margin < 30; margin += 0.0073f) {
        double pd = kind.pd(margin);
        assertThat(pd).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before);
        assertThat(back.pd(margin)).isEqualTo(pd);
        before = pd;
      }
      for (double end : new double[] {-1e300, 1e300, -1e9, Double.NEGATIVE_INFINITY}) {
        assertThat(kind.pd(end)).as("%s at %s", kind, end).isBetween(0.0, 1.0);
      }
      assertThatThrownBy(() -> kind.pd(Double.NaN))
          .hasMessage("log-odds are NaN, expected a number; score the row first");
    }
  }

  @Test
  void keepsTheMeanOfTheLabels() {
    // The score equation of the intercept, and pooling, both conserve weighted bads.
    Rows rows = new Rows(3_000, 2);
    double[] pooled = Isotonic.pooled(rows.bad, rows.weight);
    Calibrator platt = Platt.fit(rows.margin, rows.bad, rows.weight).orElseThrow();
    Calibrator beta = Beta.fit(rows.margin, rows.bad, rows.weight).orElseThrow();
    double bads = 0;
    double byPooling = 0;
    double byPlatt = 0;
    double byBeta = 0;
    for (int i = 0; i < rows.bad.length; i++) {
      bads += rows.bad[i] ? rows.weight[i] : 0;
      byPooling += rows.weight[i] * pooled[i];
      byPlatt += rows.weight[i] * platt.pd(rows.margin[i]);
      byBeta += rows.weight[i] * beta.pd(rows.margin[i]);
      assertThat(pooled[i]).isGreaterThanOrEqualTo(i == 0 ? 0 : pooled[i - 1]);
    }
    assertThat(byPooling).isCloseTo(bads, within(1e-9 * bads));
    assertThat(byPlatt).isCloseTo(bads, within(1e-9 * bads));
    assertThat(byBeta).isCloseTo(bads, within(1e-9 * bads));
  }

  @Test
  void choosesTheSimplestThatFits() {
    Rows rows = new Rows(8_000, 3);
    Calibration.Fit fit = Calibration.fit(rows.margin, rows.bad, rows.weight, rows.bucket);
    // The truth is a line with slope 0.8: the identity is too far, beta and isotonic gain nothing.
    assertThat(fit.chosen().kind()).isEqualTo("platt");
    assertThat(fit.candidates())
        .extracting(Calibration.Candidate::kind)
        .containsExactly("identity", "platt", "beta", "isotonic");
    assertThat(fit.candidates()).allMatch(Calibration.Candidate::allowed);
    // Weights of 1.5 and 0.5 add ln 3 to the log-odds.
    Platt platt = (Platt) fit.chosen();
    assertThat(platt.a()).isCloseTo(0.8, within(0.06));
    assertThat(platt.b()).isCloseTo(-0.5 + Math.log(3), within(0.1));
  }

  @Test
  void allowsIsotonicOnlyWithAThousandBads() {
    Rows rows = new Rows(1_000, 4);
    Calibration.Fit fit = Calibration.fit(rows.margin, rows.bad, rows.weight, rows.bucket);
    assertThat(fit.candidates().get(3).allowed()).isFalse();
  }

  @Test
  void refusesOneClass() {
    assertThatThrownBy(
            () ->
                Calibration.fit(
                    new double[2], new boolean[2], new double[] {1, 1}, new int[] {6000, 6001}))
        .hasMessage("QM-FIT-1 calibration: 2 rows with 0 bads, expected both goods and bads");
  }

  @Test
  void spansAnIntervalThatContainsThePdAndRoundTrips() {
    Rows rows = new Rows(1_000, 5);
    for (String kind : List.of("identity", "platt", "beta", "isotonic")) {
      Calibrator chosen = Platt.fit(rows.margin, rows.bad, rows.weight).orElseThrow();
      List<Calibrator> refits = Calibration.refits(kind, rows.margin, rows.bad, rows.weight, 50, 7);
      assertThat(refits)
          .isEqualTo(Calibration.refits(kind, rows.margin, rows.bad, rows.weight, 50, 7));
      PdInterval interval = PdInterval.of(chosen, refits);
      PdInterval back =
          PdInterval.from(CanonicalJson.read(CanonicalJson.write(interval.parameters())));
      for (double margin = -15; margin < 15; margin += 0.0917) {
        double pd = chosen.pd(margin);
        assertThat(interval.low(margin)).isBetween(0.0, pd);
        assertThat(interval.high(margin)).isBetween(pd, 1.0);
        assertThat(back.low(margin)).isEqualTo(interval.low(margin));
        assertThat(back.high(margin)).isEqualTo(interval.high(margin));
      }
      // 1,000 rows leave the PD open by some points in the middle, not by tens of them.
      assertThat(interval.high(0) - interval.low(0)).isBetween(0.01, 0.25);
    }
  }

  @Test
  void writesOneSpellingPerValue() {
    Map<String, Object> tree =
        Map.of(
            "b", List.of(1, 2.0, -0.0, 1e23, 0.1, 2e-3, 4.9e-324, 1e-8),
            "a", Map.of("文", "引\"号", "x", true));
    assertThat(CanonicalJson.write(tree))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"a\":{\"x\":true,\"文\":\"引\\\"号\"},"
                + "\"b\":[1,2.0,-0.0,1.0e23,0.1,0.002,5.0e-324,1.0e-8]}");
    // FIPS 180-4: SHA-256 of the empty message.
    assertThat(CanonicalJson.sha256(new byte[0]))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void readsEveryDoubleBackBitForBit() {
    Random random = new Random(6);
    List<Double> doubles = new ArrayList<>();
    while (doubles.size() < 20_000) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        doubles.add(any);
        doubles.add(random.nextGaussian());
      }
    }
    assertThat(CanonicalJson.read(CanonicalJson.write(Map.of("x", doubles))).get("x"))
        .isEqualTo(doubles);
  }

  @Test
  void refusesWhatHasNoSpelling() {
    assertThatThrownBy(() -> CanonicalJson.write(Map.of("x", List.of(Double.NaN))))
        .hasMessage("canonical JSON: $.x[0] is NaN, expected a finite number");
  }
}
