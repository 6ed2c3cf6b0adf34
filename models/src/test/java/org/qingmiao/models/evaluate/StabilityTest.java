// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;

class StabilityTest {

  static Stream<Golden> cases() {
    return Golden.read("credit_psi.csv");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAnIndexWithItsSampleSize(Golden golden) {
    Stability drift = Stability.of(counts(golden, "expected"), counts(golden, "actual"));
    // 1e-9 relative; indices are printed with twelve decimals, p-values with ten digits.
    assertThat(drift.psi()).isCloseTo(golden.number("psi"), near(golden.number("psi")));
    assertThat(drift.critical())
        .isCloseTo(golden.number("critical95"), near(golden.number("critical95")));
    assertThat(drift.pValue())
        .isCloseTo(golden.number("p_value"), within(1e-9 * golden.number("p_value")));
    assertThat(drift.size()).hasToString(golden.text("size"));
    assertThat(drift.significant()).isEqualTo(Boolean.parseBoolean(golden.text("significant")));
    assertThat(drift.reading()).hasToString(golden.text("verdict"));
  }

  private static Offset<Double> near(double value) {
    return within(1e-9 * value + 5e-13);
  }

  private static long[] counts(Golden golden, String column) {
    return Arrays.stream(golden.numbers(column)).mapToLong(v -> (long) v).toArray();
  }

  @Test
  void isSymmetricNotNegativeAndZeroForEqualShares() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      int bins = 2 + random.nextInt(9);
      long[] a = random.longs(bins, 1, 1_000).toArray();
      long[] b = random.longs(bins, 1, 1_000).toArray();
      double forth = Stability.of(a, b).psi();
      assertThat(forth).isNotNegative();
      assertThat(Stability.of(b, a).psi()).isCloseTo(forth, within(1e-12));
      assertThat(Stability.of(a, a).psi()).isZero();
    }
  }

  @Test
  void isInconclusiveWhereASmallSampleShowsALargeIndex() {
    // 5 against 5 rows: the index is 0.36 but chance alone reaches 1.54.
    Stability drift = Stability.of(new long[] {3, 2}, new long[] {1, 4});
    assertThat(drift.size()).isEqualTo(Stability.Size.MAJOR);
    assertThat(drift.significant()).isFalse();
    assertThat(drift.reading()).isEqualTo(Stability.Reading.INCONCLUSIVE);
  }

  @Test
  void cutsAtDecilesOfTheReferenceWithoutTiesAndWithoutTheLargest() {
    double[] values = {1, 1, 1, 1, 1, 2, 3, 4, 5, 5, Double.NaN};
    // Of ten values the k-th smallest: 1 1 1 1 1 2 3 4 5, equal ones once, 5 is the largest.
    assertThat(Stability.deciles(values)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void givesMissingValuesABinOfTheirOwn() {
    double[] whole = new double[100];
    Arrays.setAll(whole, i -> i);
    double[] holed = whole.clone();
    Arrays.fill(holed, 0, 50, Double.NaN);
    assertThat(Stability.ofNumbers(whole, whole).psi()).isZero();
    assertThat(Stability.ofNumbers(whole, holed).reading()).isEqualTo(Stability.Reading.MAJOR);
  }

  @Test
  void comparesCategoriesOverTheLevelsOfBoth() {
    Stability drift = Stability.ofLevels(List.of("A", "A", "B"), List.of("C", "", "A"));
    assertThat(drift).isEqualTo(Stability.of(new long[] {2, 1, 0, 0}, new long[] {1, 0, 1, 1}));
  }

  @Test
  void isStableWhereThereIsOneBin() {
    assertThat(Stability.ofNumbers(new double[] {7, 7}, new double[] {7, 7, 9}).reading())
        .isEqualTo(Stability.Reading.STABLE);
  }
}
