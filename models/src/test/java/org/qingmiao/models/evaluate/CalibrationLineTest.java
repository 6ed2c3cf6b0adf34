// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.models.logistic.Logistic;

/** How sure slope and intercept are, and what a gate makes of it. */
class CalibrationLineTest {
  private static final int BOOKS = 1_000;

  /** A book whose true log-odds are its predicted ones and a shift. */
  private record Book(boolean[] bad, double[] pd, double[] weight, int[] applicant) {
    static Book of(int rows, double shift, SplittableRandom random) {
      return of(rows, 1, shift, random);
    }

    /** The loans of an applicant have one outcome, as those of a firm that fails do. */
    static Book of(int applicants, int loans, double shift, SplittableRandom random) {
      int rows = applicants * loans;
      boolean[] bad = new boolean[rows];
      double[] pd = new double[rows];
      double[] weight = new double[rows];
      int[] applicant = new int[rows];
      for (int a = 0; a < applicants; a++) {
        double logit = -2.3 + 1.2 * random.nextGaussian();
        boolean fails = random.nextDouble() < Logistic.sigmoid(logit + shift);
        for (int i = a * loans; i < (a + 1) * loans; i++) {
          pd[i] = Logistic.sigmoid(logit);
          bad[i] = fails;
          weight[i] = 1 + random.nextInt(3);
          applicant[i] = a;
        }
      }
      return new Book(bad, pd, weight, applicant);
    }

    /** Predicted log-odds that are spread too widely. */
    Book stretched(double times) {
      return new Book(
          bad,
          Arrays.stream(pd).map(p -> Logistic.sigmoid(times * Logistic.logit(p))).toArray(),
          weight,
          applicant);
    }

    CalibrationLine line() {
      return CalibrationLine.of(bad, pd, weight, applicant).orElseThrow();
    }

    Book weighing(double times) {
      return new Book(bad, pd, Arrays.stream(weight).map(w -> w * times).toArray(), applicant);
    }

    GateResult gate(Gate gate) {
      int bads = 0;
      for (boolean one : bad) {
        bads += one ? 1 : 0;
      }
      ValidationGates.Count count = new ValidationGates.Count(bad.length, bads);
      return ValidationGates.of(
              new ValidationGates.Measured(
                  count,
                  new ValidationGates.Count(0, 0),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(line().slope()),
                  Optional.of(line().intercept()),
                  OptionalLong.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of(),
                  Map.of()))
          .stream()
          .filter(result -> result.gate() == gate)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Of weighted rows, one of each applicant or four with one outcome. */
  @ParameterizedTest
  @CsvSource({"800, 1", "600, 4"})
  void nineteenOfTwentyIntervalsHoldTheTruth(int applicants, int loans) {
    SplittableRandom random = new SplittableRandom(11);
    int slopes = 0;
    int intercepts = 0;
    for (int book = 0; book < BOOKS; book++) {
      CalibrationLine line = Book.of(applicants, loans, 0, random).line();
      slopes += holds(line.slope(), 1) ? 1 : 0;
      intercepts += holds(line.intercept(), 0) ? 1 : 0;
    }
    // Four standard errors of 95 % in a thousand are 2.8 points.
    assertThat(slopes / (double) BOOKS).isCloseTo(0.95, within(0.028));
    assertThat(intercepts / (double) BOOKS).isCloseTo(0.95, within(0.028));
  }

  @Test
  void theUnitOfTheWeightsSaysNothing() {
    Book book = Book.of(500, 0.1, new SplittableRandom(3));
    Interval once = book.line().slope().interval().orElseThrow();
    Interval often = book.weighing(1_000).line().slope().interval().orElseThrow();
    assertThat(often.low()).isCloseTo(once.low(), within(1e-9));
    assertThat(often.high()).isCloseTo(once.high(), within(1e-9));
  }

  /** Of PDs that are much the same the shift errs by 1 / sqrt(n p (1 - p)): 400 rows, 40 bads. */
  @Test
  void theErrorOfTheShiftIsThatOfARate() {
    boolean[] bad = new boolean[400];
    Arrays.fill(bad, 0, 40, true);
    double[] pd = new double[400];
    Arrays.setAll(pd, i -> i % 2 == 0 ? 0.099 : 0.101);
    double[] weight = new double[400];
    Arrays.fill(weight, 1);
    Interval shift =
        new Book(bad, pd, weight, IntStream.range(0, 400).toArray())
            .line()
            .intercept()
            .interval()
            .orElseThrow();
    assertThat((shift.high() - shift.low()) / 2).isCloseTo(1.959964 / 6, within(1e-4));
  }

  @Test
  void aSmallBookIsRejectedOnlyWhereChanceIsNoExcuse() {
    // Expected bads: some 60 of 475 rows, shifted by 0.3; then by 1.5; then 20,000 rows.
    GateResult small = Book.of(475, 0.3, new SplittableRandom(5)).gate(Gate.CALIBRATION_INTERCEPT);
    assertThat(Gate.CALIBRATION_INTERCEPT.verdict(small.value().getAsDouble()))
        .isEqualTo(Verdict.REJECT);
    assertThat(small.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(small.interval()).isPresent();
    for (Book off :
        List.of(
            Book.of(475, 1.5, new SplittableRandom(5)),
            Book.of(20_000, 0.3, new SplittableRandom(5)))) {
      assertThat(off.gate(Gate.CALIBRATION_INTERCEPT).verdict()).isEqualTo(Verdict.REJECT);
    }
    Book steep = Book.of(20_000, 0, new SplittableRandom(5)).stretched(1.4);
    assertThat(steep.gate(Gate.CALIBRATION_SLOPE).verdict()).isEqualTo(Verdict.REJECT);
    Book steepButSmall = Book.of(475, 0, new SplittableRandom(5)).stretched(1.4);
    assertThat(steepButSmall.gate(Gate.CALIBRATION_SLOPE).verdict()).isEqualTo(Verdict.REVIEW);
    Book right = Book.of(20_000, 0, new SplittableRandom(5));
    assertThat(right.gate(Gate.CALIBRATION_INTERCEPT).verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(right.gate(Gate.CALIBRATION_SLOPE).verdict()).isEqualTo(Verdict.ACCEPT);
  }

  private static boolean holds(ValidationGates.Value value, double truth) {
    Interval interval = value.interval().orElseThrow();
    return interval.low() <= truth && truth <= interval.high();
  }
}
