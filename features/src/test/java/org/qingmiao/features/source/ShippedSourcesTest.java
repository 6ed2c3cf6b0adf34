// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What the contract of every shipped source must say. */
class ShippedSourcesTest {

  static Stream<Table> sources() {
    return Stream.of(
        Activities.TABLE,
        Enterprises.TABLE,
        FarmActivities.TABLE,
        Loans.TABLE,
        Repayments.TABLE,
        TaxFilings.TABLE,
        UtilityBills.TABLE);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void hasTwoClocksAndCanBeRestatedAndRetracted(Table table) {
    assertThat(table.shape()).isEqualTo(Shape.EVENTS);
    assertThat(table.clock())
        .hasValueSatisfying(
            clock -> {
              assertThat(clock.event()).isNotEqualTo(clock.known());
              assertThat(clock.version()).contains("version");
              assertThat(clock.op()).contains("op");
              assertThat(table.key()).containsExactly(clock.eventId());
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void givesEveryNumberOfTheWorldAUnit(Table table) {
    assertThat(table.columns())
        .filteredOn(column -> column.type().isNumeric() && !column.name().equals("version"))
        .extracting(Column::unit)
        .doesNotContain(Unit.NONE);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void tokenisesWhoeverItNames(Table table) {
    assertThat(table.columns())
        .filteredOn(column -> column.name().endsWith("_token"))
        .isNotEmpty()
        .allSatisfy(
            column -> {
              assertThat(column.domain()).isPresent();
              assertThat(column.level()).isGreaterThan(Column.CLEAR_LEVEL);
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void holdsNoProtectedAttribute(Table table) {
    assertThat(table.columns()).extracting(Column::role).doesNotContain(Role.PROTECTED);
  }
}
