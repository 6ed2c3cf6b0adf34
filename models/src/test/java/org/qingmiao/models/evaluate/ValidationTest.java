// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.logistic.Logistic;

class ValidationTest {

  /** A book whose PDs are true up to OOT, where {@code decay} of their spread is lost. */
  private static final class Book {
    final List<ScoredRow> rows = new ArrayList<>();
    final List<FeatureColumn> features;

    Book(int perSample, double decay, double drift) {
      Random random = new Random(1);
      double[] feature = new double[4 * perSample];
      List<String> levels = new ArrayList<>();
      for (Sample sample : List.of(Sample.TRAIN, Sample.CALIB, Sample.TEST, Sample.OOT)) {
        boolean later = sample == Sample.OOT;
        for (int i = 0; i < perSample; i++) {
          double x = random.nextGaussian() + (later ? drift : 0);
          double margin = 1.3 * x - 1.5;
          double truth = later ? (1 - decay) * margin : margin;
          double pd = Logistic.sigmoid(margin);
          int points = (int) Math.round(487 - 28.85 * margin);
          String grade =
              pd < 0.05 ? "B3" : pd < 0.1 ? "C2" : pd < 0.2 ? "C3" : pd < 0.4 ? "D1" : "D2";
          // Every tenth later row belongs to an applicant of TRAIN.
          int applicant = later && i % 10 == 0 ? i : rows.size();
          feature[rows.size()] = x;
          levels.add(i % 3 == 0 ? "A" : "");
          boolean bad = random.nextDouble() < Logistic.sigmoid(truth);
          rows.add(new ScoredRow(sample, bad, 1, applicant, pd, points, false, false, grade));
        }
      }
      features =
          List.of(FeatureColumn.ofNumbers("x", feature), FeatureColumn.ofLevels("level", levels));
    }

    Validation validation() {
      return Validation.of(rows, features, Map.of("x", 0L), 7);
    }
  }

  private static Verdict verdict(Validation validation, Gate gate) {
    return result(validation, gate).verdict();
  }

  private static GateResult result(Validation validation, Gate gate) {
    return validation.gates().stream().filter(r -> r.gate() == gate).findFirst().orElseThrow();
  }

  private static Metric metric(Validation validation, String metric, String segment) {
    return validation.metrics().stream()
        .filter(m -> m.metric().equals(metric) && m.segment().equals(segment))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void acceptsATrueAndStableModel() {
    Validation validation = new Book(4_000, 0, 0).validation();
    assertThat(validation.gates())
        .extracting(GateResult::verdict)
        .containsOnly(Verdict.ACCEPT, Verdict.NOT_RUN);
    assertThat(validation.verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(metric(validation, "overall", "ALL").verdict()).contains(Verdict.ACCEPT);
  }

  @Test
  void rejectsAModelThatFailsLaterThoughItsTestIsGood() {
    Validation validation = new Book(4_000, 0.6, 0.8).validation();
    assertThat(verdict(validation, Gate.ECE10)).isEqualTo(Verdict.ACCEPT);
    assertThat(verdict(validation, Gate.SCORE_PSI)).isEqualTo(Verdict.ACCEPT);
    assertThat(verdict(validation, Gate.GINI_FALL)).isEqualTo(Verdict.REJECT);
    assertThat(verdict(validation, Gate.SCORE_PSI_OOT)).isEqualTo(Verdict.REJECT);
    assertThat(result(validation, Gate.FEATURE_CSI_OOT).note()).isEqualTo("x");
    assertThat(validation.verdict()).isEqualTo(Verdict.REJECT);
  }

  @Test
  void saysInsufficientWhereRowsAreFewAndAcceptsNothingThen() {
    Validation validation = new Book(150, 0, 0).validation();
    assertThat(verdict(validation, Gate.ECE10)).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(result(validation, Gate.ECE10).value()).isEmpty();
    assertThat(validation.verdict()).isNotEqualTo(Verdict.ACCEPT);
  }

  @Test
  void runsNoGateWithoutItsRows() {
    Book book = new Book(300, 0, 0);
    List<ScoredRow> undated = book.rows.stream().filter(row -> row.sample() != Sample.OOT).toList();
    Validation validation = Validation.of(undated, List.of(), Map.of(), 7);
    for (Gate gate :
        List.of(
            Gate.GINI_FALL, Gate.SCORE_PSI_OOT, Gate.FEATURE_CSI_OOT, Gate.MONOTONE_VIOLATIONS)) {
      assertThat(verdict(validation, gate)).isEqualTo(Verdict.NOT_RUN);
    }
  }

  /** A day of open applications judges nothing, whatever else could be proven of the model. */
  @Test
  void saysInsufficientWhereNoRowHasAnOutcome() {
    Validation validation = Validation.of(List.of(), List.of(), Map.of("sales", 0L), 7);
    assertThat(validation.verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void rejectsASingleMonotoneViolation() {
    Book book = new Book(300, 0, 0);
    Validation validation = Validation.of(book.rows, book.features, Map.of("x", 1L), 7);
    assertThat(verdict(validation, Gate.MONOTONE_VIOLATIONS)).isEqualTo(Verdict.REJECT);
    assertThat(validation.verdict()).isEqualTo(Verdict.REJECT);
  }

  @Test
  void givesTheSameNumbersEachTime() {
    Book book = new Book(300, 0.2, 0.1);
    assertThat(book.validation()).isEqualTo(book.validation());
  }

  @Test
  void measuresLaterRowsWithAndWithoutKnownApplicants() {
    Validation validation = new Book(300, 0, 0).validation();
    assertThat(metric(validation, "auc", "OOT").n()).isEqualTo(300);
    assertThat(metric(validation, "auc", "OOT_UNSEEN").n()).isEqualTo(270);
  }

  @Test
  void namesEachMetricOfASegmentOnceAndKeepsIntervalsAroundTheirValues() {
    Validation validation = new Book(1_000, 0, 0).validation();
    assertThat(validation.metrics())
        .extracting(m -> m.metric() + " " + m.segment())
        .doesNotHaveDuplicates();
    for (String name : List.of("auc", "gini", "ks", "brier", "log_loss", "mean_pd", "bad_rate")) {
      Metric metric = metric(validation, name, "TEST");
      assertThat(metric.ciLow()).isLessThan(metric.value());
      assertThat(metric.ciHigh()).isGreaterThan(metric.value());
    }
  }

  @Test
  void drawsSharesThatAddToOne() {
    Validation validation = new Book(500, 0, 0).validation();
    double shares =
        validation.curves().stream()
            .filter(p -> p.curve().equals("SCORE_DISTRIBUTION") && p.segment().equals("TEST"))
            .mapToDouble(CurvePoint::y)
            .sum();
    assertThat(shares).isCloseTo(1, within(1e-12));
    assertThat(validation.curves())
        .extracting(CurvePoint::curve)
        .contains("ROC", "CALIBRATION", "STABILITY");
  }

  @Test
  void drawsABandAroundTheRocButNotAtItsFixedEnds() {
    List<CurvePoint> roc =
        new Book(1_000, 0, 0)
            .validation().curves().stream()
                .filter(p -> p.curve().equals("ROC") && p.segment().equals("TEST"))
                .toList();
    assertThat(List.of(roc.get(0).lo(), roc.get(roc.size() - 1).hi())).containsOnly(Double.NaN);
    List<CurvePoint> between = roc.subList(1, roc.size() - 1);
    assertThat(between).allMatch(p -> 0 <= p.lo() && p.lo() <= p.hi() && p.hi() <= 1);
    // Upright parts of the curve begin below what is reached at that share of goods.
    long inside = between.stream().filter(p -> p.lo() <= p.y() && p.y() <= p.hi()).count();
    assertThat(inside).isGreaterThan(between.size() * 9L / 10);
  }

  @Test
  void gatesHoldTheirEnds() {
    // Credit 6: <= 10% accepts, 10-20% reviews; PSI < .10 accepts, >= .25 rejects.
    assertThat(Gate.GINI_FALL.verdict(0.10)).isEqualTo(Verdict.ACCEPT);
    assertThat(Gate.GINI_FALL.verdict(0.20)).isEqualTo(Verdict.REVIEW);
    assertThat(Gate.GINI_FALL.verdict(0.201)).isEqualTo(Verdict.REJECT);
    assertThat(Gate.SCORE_PSI.verdict(0.10)).isEqualTo(Verdict.REVIEW);
    assertThat(Gate.SCORE_PSI.verdict(0.25)).isEqualTo(Verdict.REJECT);
    assertThat(Gate.CALIBRATION_SLOPE.verdict(0.79)).isEqualTo(Verdict.REJECT);
    assertThat(Gate.AUC_GAIN_LOW.verdict(-0.007)).isEqualTo(Verdict.REVIEW);
    assertThat(Gate.AUC_GAIN_LOW.verdict(-0.011)).isEqualTo(Verdict.REJECT);
  }

  @Test
  void overallIsTheWorstOfThoseRun() {
    assertThat(Verdict.overall(List.of(Verdict.ACCEPT, Verdict.NOT_RUN))).isEqualTo(Verdict.ACCEPT);
    assertThat(Verdict.overall(List.of(Verdict.ACCEPT, Verdict.INSUFFICIENT)))
        .isEqualTo(Verdict.REVIEW);
    assertThat(Verdict.overall(List.of(Verdict.REVIEW, Verdict.REJECT))).isEqualTo(Verdict.REJECT);
    assertThat(Verdict.overall(List.of(Verdict.NOT_RUN))).isEqualTo(Verdict.NOT_RUN);
  }

  @Test
  void resamplesApplicantsNotRows() {
    // One hundred copies of each of two rows of two applicants are still two observations.
    int[] applicant = new int[200];
    double[] weight = new double[200];
    double[] label = new double[200];
    for (int i = 0; i < 200; i++) {
      applicant[i] = i % 2;
      weight[i] = 1;
      label[i] = i % 2;
    }
    Bootstrap bootstrap =
        Bootstrap.of(applicant, weight, 3, List.of(w -> CalibrationError.mean(label, w)));
    assertThat(bootstrap.interval(0)).isEqualTo(Optional.of(new Interval(0, 1)));
  }

  @Test
  void jeffreysAgreesWithTheBetaQuantiles() {
    // Simpson integration of the Beta(0.5, 10.5) density reaches 0.975 at 0.2172.
    assertThat(Jeffreys.interval(0, 10).low()).isZero();
    assertThat(Jeffreys.interval(0, 10).high()).isCloseTo(0.2172, within(5e-5));
    // Symmetric for 5 of 10: low + high = 1.
    Interval half = Jeffreys.interval(5, 10);
    assertThat(half.low() + half.high()).isCloseTo(1, within(1e-9));
  }

  @Test
  void findsGradesThatAreTooFewOrWronglyOrdered() {
    List<ScoredRow> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      // C1 holds 40 bads of 200, C2 only 35.
      boolean bad = i < 200 ? i < 40 : i < 235;
      rows.add(
          new ScoredRow(
              Sample.TEST,
              bad,
              1,
              i,
              i < 200 ? 0.03 : 0.17,
              500,
              false,
              false,
              i < 200 ? "C1" : "C2"));
    }
    GradeChecks checks = GradeChecks.of(rows);
    assertThat(checks.largestShare()).isEqualTo(0.5);
    assertThat(checks.herfindahl()).isEqualTo(0.5);
    assertThat(checks.spread()).isFalse();
    assertThat(checks.monotone()).isFalse();
    // 40 of 200 refutes 3 %, 35 of 200 agrees with 17 %.
    assertThat(checks.grades()).extracting(GradeChecks.Grade::off).containsExactly(true, false);
  }

  @Test
  void refusesAFeatureOfAnotherLength() {
    assertThatThrownBy(
            () ->
                Validation.of(
                    List.of(),
                    List.of(FeatureColumn.ofNumbers("x", new double[] {1})),
                    Map.of(),
                    7))
        .hasMessage("validation: feature x has 1 values for 0 rows, expected one per row");
  }
}
