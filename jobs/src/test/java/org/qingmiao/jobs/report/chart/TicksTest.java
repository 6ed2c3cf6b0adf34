// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Golden cases of specs/faces.md 4.3; the header of the file says how they were made. */
class TicksTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/faces_ticks.csv", useHeadersInDisplayName = true)
  void coversTheRangeWithRoundNumbers(
      double lo, double hi, boolean zero, String step, String ticks) {
    Ticks made = zero ? Ticks.withZero(lo, hi) : Ticks.over(lo, hi);
    assertThat(made.step().toPlainString()).isEqualTo(step);
    assertThat(
            made.values().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" ")))
        .isEqualTo(ticks);
  }
}
