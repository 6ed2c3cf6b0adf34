// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What the contract of every shipped source must say. */
class ShippedSourcesTest {

  static Stream<Table> sources() {
    return ShippedSources.ALL.stream();
  }

  /** The sources whose facts may be restated and withdrawn: all but what a device sends. */
  static Stream<Table> corrected() {
    return sources().filter(table -> !table.equals(Pings.TABLE));
  }

  /** Every contract of this package is in the list, found by the files themselves. */
  @Test
  void listsEveryContractOfItsPackage() {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("org.qingmiao.features.source")
                    .stream()
                    .filter(c -> c.tryGetField("TABLE").isPresent()))
        .hasSameSizeAs(ShippedSources.ALL);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void hasTwoClocks(Table table) {
    assertThat(table.shape()).isEqualTo(Shape.EVENTS);
    assertThat(table.clock())
        .hasValueSatisfying(
            clock -> {
              assertThat(clock.event()).isNotEqualTo(clock.known());
              assertThat(table.key()).startsWith(clock.eventId());
            });
  }

  @ParameterizedTest
  @MethodSource("corrected")
  void canBeRestatedAndRetracted(Table table) {
    assertThat(table.clock())
        .hasValueSatisfying(
            clock -> {
              assertThat(clock.version()).contains("version");
              assertThat(clock.op()).contains("op");
              assertThat(List.of(clock.eventId(), "version")).containsAll(table.key());
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void givesEveryNumberOfTheWorldAUnit(Table table) {
    assertThat(table.columns())
        .filteredOn(column -> column.type().isNumeric() && !table.name().equals("raw.scene"))
        .filteredOn(column -> !List.of("version", "repair_area_ratio").contains(column.name()))
        .extracting(Column::unit)
        .doesNotContain(Unit.NONE);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void statesTheUnitOfANumberBesideItWhereRowsDiffer(Table table) {
    assertThat(table.columns())
        .filteredOn(column -> column.unit() == Unit.STATED)
        .allSatisfy(
            number -> {
              Column unit =
                  table
                      .column(number.name() + "_unit")
                      .or(() -> table.column("unit"))
                      .orElseThrow();
              assertThat(unit.required()).isEqualTo(number.required());
              // The units of an activity are those of the table of units, which converts them.
              if (!table.equals(Activities.TABLE)) {
                assertThat(table.rules())
                    .anyMatch(rule -> rule.id().equals(unit.name() + ".oneof"));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("sources")
  void tokenisesWhoeverItNames(Table table) {
    assertThat(table.columns())
        .filteredOn(column -> column.name().endsWith("_token"))
        .allSatisfy(
            column -> {
              assertThat(column.domain()).isPresent();
              assertThat(column.level()).isGreaterThan(Column.CLEAR_LEVEL);
            });
  }

  /** Rows must say whose they are, or which device's or scene's. */
  @ParameterizedTest
  @MethodSource("sources")
  void namesSomebodyOrSomething(Table table) {
    assertThat(table.columnNames())
        .anyMatch(name -> name.endsWith("_token") || name.matches("(device|fence|scene)_id"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void holdsNoProtectedAttributeUnlessItIsThereForFairness(Table table) {
    if (!table.equals(OwnerAttributes.TABLE)) {
      assertThat(table.columns()).extracting(Column::role).doesNotContain(Role.PROTECTED);
      assertThat(table.columns())
          .allSatisfy(column -> assertThat(column.purposes()).doesNotContain(Purpose.FAIRNESS));
    }
  }

  @Test
  void keepsProtectedAttributesForFairnessAlone() {
    assertThat(OwnerAttributes.TABLE.columns())
        .allSatisfy(column -> assertThat(column.purposes()).containsExactly(Purpose.FAIRNESS));
    assertThat(OwnerAttributes.TABLE.columns())
        .filteredOn(column -> column.role() == Role.PROTECTED)
        .extracting(Column::name)
        .containsExactly("sex", "birth_year", "residence");
    assertThat(OwnerAttributes.TABLE.columns())
        .filteredOn(column -> column.role() == Role.FEATURE)
        .isEmpty();
  }
}
