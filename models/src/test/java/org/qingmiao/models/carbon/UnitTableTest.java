// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTableTest {

  private static final UnitTable UNITS = ShippedConf.units();

  @ParameterizedTest
  @CsvSource({
    // quantity, from, to, expected: each by the definition of its units.
    "1, ha, mu, 15", "1, ha, m2, 10000", "1, MWh, kWh, 1000", "500, GJ, MJ, 500000",
    "1, 1e4kWh, MWh, 10", "1, kgce, kcal, 7000", "1, tce, GJ, 29.3076", "2.5, t, kg, 2500",
    "1, 1e4Nm3, Nm3, 10000", "1, 1e8CNY, 1e4CNY, 10000", "1, tCO2e, kgCO2e, 1000"
  })
  void convertsExactly(BigDecimal quantity, String from, String to, BigDecimal expected) {
    assertThat(UNITS.convert(quantity, from, to).known().orElseThrow())
        .isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Each pair is a slip that a bare number would hide.
    "kgN2O-N, kgN2O",
    "tC, tCO2",
    "kgCH4, kgCO2e",
    "ha, head",
    "Nm3, m3",
    "CNY, EUR",
    "kWh, kg"
  })
  void refusesToPassOneThingForAnother(String from, String to) {
    assertThat(UNITS.convert(1.0, from, to).gap()).contains(Gap.UNIT_DIMENSION);
  }

  @Test
  void knowsNoUnitOutsideTheTable() {
    assertThat(UNITS.convert(1.0, "megaEUR", "EUR"))
        .isEqualTo(
            Answer.none(
                Gap.UNIT_UNKNOWN,
                "unit \"megaEUR\" is not in the table of units; map it, or add a row"));
    assertThat(UNITS.convert(Double.NaN, "t", "kg").gap()).contains(Gap.OUT_OF_RANGE);
  }

  @Test
  void comesBackFromEveryUnitOfADimension() {
    BigDecimal quantity = new BigDecimal("123.456");
    for (MeasureUnit from : UNITS.units()) {
      for (MeasureUnit to : UNITS.units()) {
        if (from.dimension().equals(to.dimension())) {
          BigDecimal there = UNITS.convert(quantity, from.name(), to.name()).known().orElseThrow();
          BigDecimal back = UNITS.convert(there, to.name(), from.name()).known().orElseThrow();
          assertThat(back.subtract(quantity).abs()).isLessThan(new BigDecimal("1e-28"));
        }
      }
    }
  }

  // G21: 10,200 kcal/kg over 7,000 kcal per kgce.
  @Test
  void readsAHeatingValueInStandardCoal() {
    assertThat(UNITS.convert(10200.0, "kcal", "kgce").known().orElseThrow())
        .isEqualTo(10200.0 / 7000);
  }

  @Test
  void namesEveryFaultOfATable() {
    assertThatThrownBy(
            () ->
                UnitTable.of(
                    List.of(
                        ShippedConf.row(Map.of("unit", "t", "dimension", "mass", "to_base", "x")),
                        ShippedConf.row(Map.of("unit", "kg", "to_base", "1")))))
        .hasMessage(
            """
            test row: to_base is "x", expected a decimal such as 0.5366
            test row: no dimension""");
  }
}
