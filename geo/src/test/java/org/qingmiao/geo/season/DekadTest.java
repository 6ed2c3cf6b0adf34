// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DekadTest {
  @Test
  void everyDayIsInTheDekadThatBeganLast() {
    for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2025; day = day.plusDays(1)) {
      Dekad dekad = Dekad.of(day);
      assertThat(Dekad.of(dekad.firstDay())).isEqualTo(dekad);
      assertThat(day).isBetween(dekad.firstDay(), dekad.plus(1).firstDay().minusDays(1));
    }
  }

  @Test
  void isReadByItsName() {
    for (int number = 1; number <= Dekad.PER_YEAR; number++) {
      Dekad dekad = new Dekad(2024, number);
      assertThat(Dekad.parse(dekad.toString())).isEqualTo(dekad);
    }
    assertThatThrownBy(() -> Dekad.parse("2024-3"))
        .hasMessage("dekad \"2024-3\", expected a name such as 2024-20");
    assertThatThrownBy(() -> Dekad.parse("2024-37")).hasMessage("dekad 37, expected 1 to 36");
  }
}
