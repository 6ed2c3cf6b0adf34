// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;

class FuelHeatTest {

  private static final GwpSet AR4 = ShippedConf.gwp().get("AR4");

  static List<Golden> fuels() {
    return Golden.read("green_ghgrp_fuel_check.csv").toList();
  }

  // Natural gas: 53.06 + 1 * 25/1000 + 0.1 * 298/1000 = 53.1148 kg CO2e per mmBtu.
  @ParameterizedTest
  @MethodSource("fuels")
  void weighsThePublishedGases(Golden row) {
    assertThat(AR4.tco2e(fuel(row)).known().orElseThrow())
        .isCloseTo(row.number("formula_kgco2e"), within(5e-5));
  }

  @ParameterizedTest
  @MethodSource("fuels")
  void reproducesTheMedianOfRealRows(Golden row) {
    List<FuelHeat> heats =
        GhgrpBook.rows().stream()
            .filter(r -> r.text("FUEL_TYPE").equals(row.text("fuel_type")))
            .map(
                r ->
                    new FuelHeat(
                        GhgrpBook.number(r, "MMBtu_TOTAL"), GhgrpBook.number(r, "MTCO2e_TOTAL")))
            .filter(heat -> heat.mmBtu() > 0 && heat.tco2e() > 0)
            .toList();
    double[] implied = heats.stream().mapToDouble(FuelHeat::impliedFactor).sorted().toArray();
    int half = implied.length / 2;
    double median =
        implied.length % 2 == 1 ? implied[half] : (implied[half - 1] + implied[half]) / 2;
    assertThat(heats).hasSize((int) row.number("rows"));
    assertThat(median).isCloseTo(row.number("implied_median"), within(1e-3));
    assertThat(heats.stream().filter(heat -> flag(heat, row).isPresent()))
        .hasSize((int) row.number("rows_off_20pct"));
  }

  // Just inside and outside of 20 % above 53.1148 = 63.7378.
  @Test
  void flagsBeyondTwentyPerCent() {
    Golden gas = fuels().get(0);
    assertThat(flag(new FuelHeat(1000, 63.7), gas)).isEmpty();
    assertThat(flag(new FuelHeat(1000, 63.8), gas)).contains("FACTOR_OFF");
  }

  private static GasMass fuel(Golden row) {
    return new GasMass(
        row.number("co2_kg"), 0, row.number("ch4_g") / 1000, row.number("n2o_g") / 1000, 0);
  }

  private static Optional<String> flag(FuelHeat heat, Golden row) {
    return heat.check(fuel(row), AR4).known().orElseThrow();
  }
}
