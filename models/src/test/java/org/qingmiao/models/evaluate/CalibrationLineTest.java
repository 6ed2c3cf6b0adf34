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
import org.junit.jupiter.api.Test;
import org.qingmiao.models.logistic.Logistic;

/** How sure slope and intercept are, and what a gate makes of it. */
class CalibrationLineTest {
  private static final int BOOKS = 1_000;

  /** A book whose true log-odds are its predicted ones and a shift. */
  private record Book(boolean[] bad, double[] pd, double[] weight) {
    static Book of(int rows, double shift, SplittableRandom random) {
      boolean[] bad = new boolean[rows];
      double[] pd = new double[rows];
      double[] weight = new double[rows];
      for (int i = 0; i < rows; i++) {
        double logit = -2.3 + 1.2 * random.nextGaussian();
        pd[i] = Logistic.sigmoid(logit);
        bad[i] = random.nextDouble() < Logistic.sigmoid(logit + shift);
        weight[i] = 1 + random.nextInt(3);
      }
      return new Book(bad, pd, weight);
    }

    CalibrationError.Line line() {
      return CalibrationError.line(bad, pd, weight).orElseThrow();
    }

    Book weighing(double times) {
      return new Book(bad, pd, Arrays.stream(weight).map(w -> w * times).toArray());
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

  @Test
  void nineteenOfTwentyIntervalsHoldTheTruthAlsoOfWeightedRows() {
    SplittableRandom random = new SplittableRandom(11);
    int slopes = 0;
    int intercepts = 0;
    for (int book = 0; book < BOOKS; book++) {
      CalibrationError.Line line = Book.of(800, 0, random).line();
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
        CalibrationError.line(bad, pd, weight).orElseThrow().intercept().interval().orElseThrow();
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
    Book right = Book.of(20_000, 0, new SplittableRandom(5));
    assertThat(right.gate(Gate.CALIBRATION_INTERCEPT).verdict()).isEqualTo(Verdict.ACCEPT);
    assertThat(right.gate(Gate.CALIBRATION_SLOPE).verdict()).isEqualTo(Verdict.ACCEPT);
  }

  private static boolean holds(ValidationGates.Value value, double truth) {
    Interval interval = value.interval().orElseThrow();
    return interval.low() <= truth && truth <= interval.high();
  }
}
