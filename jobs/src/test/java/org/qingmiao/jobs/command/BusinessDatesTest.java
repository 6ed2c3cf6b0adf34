// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDatesTest {

  @Test
  void oneDayIsThatDay() {
    assertThat(BusinessDates.parse("2025-06-30").days()).containsExactly(LocalDate.of(2025, 6, 30));
  }

  @Test
  void daysBetweenAreAllDaysWithBothEnds() {
    assertThat(BusinessDates.parse("2024-02-27..2024-03-01").days())
        .extracting(LocalDate::toString)
        .containsExactly("2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01");
  }

  @Test
  void monthsAreTheirLastDays() {
    List<LocalDate> days = BusinessDates.parse("2023-07..2025-06").days();
    assertThat(days).hasSize(24).isSorted();
    assertThat(days.get(0)).hasToString("2023-07-31");
    assertThat(days).contains(LocalDate.of(2024, 2, 29)).endsWith(LocalDate.of(2025, 6, 30));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-31, is no day",
    "yesterday, is no day",
    "2025-6-1..2025-6-30, is no range of days",
    "2025-06..2025-06-30, is no range of days",
    "2025-06-30..2025-06-01, ends before it begins",
    "2025-06..2024-06, ends before it begins",
  })
  void anythingElseIsRefusedWithWhatWasExpected(String text, String sentence) {
    assertThatThrownBy(() -> BusinessDates.parse(text))
        .hasMessageStartingWith("\"%s\" %s".formatted(text, sentence));
  }
}
