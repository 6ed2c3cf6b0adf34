// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiledYearTest {

  /** 2025-06-29 is 90 days after 2025-03-31, 2025-06-28 is 89. */
  @ParameterizedTest
  @CsvSource({
    "2025-06-29, 2024-03-31, 2025-03-31",
    "2025-06-28, 2023-12-31, 2024-12-31",
    "2025-03-31, 2023-12-31, 2024-12-31",
    "2024-03-30, 2022-12-31, 2023-12-31",
    "2025-12-29, 2024-09-30, 2025-09-30"
  })
  void endsWithTheNewestQuarterThatNinetyDaysHavePassedSince(
      LocalDate day, LocalDate after, LocalDate until) {
    assertThat(FiledYear.asOf(day)).isEqualTo(new FiledYear(after, until));
  }
}
