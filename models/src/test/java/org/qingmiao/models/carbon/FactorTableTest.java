// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;
import org.qingmiao.models.RealData;

class FactorTableTest {

  @ParameterizedTest
  @CsvSource({
    "green_factor_fuel.csv, factors/fuel.csv",
    "green_factor_grid.csv, factors/grid.csv",
    "green_factor_agri.csv, factors/agri.csv",
    "green_factor_tce.csv, factors/tce.csv",
    "green_factor_gwp.csv, factors/gwp.csv"
  })
  void shipsTheGoldenTable(String golden, String shipped) {
    List<Map<String, String>> expected = Golden.read(golden).map(Golden::row).toList();
    List<Map<String, String>> actual =
        ShippedConf.rows(shipped).stream()
            .map(ConfRow::cells)
            .map(
                cells -> {
                  Map<String, String> same = new HashMap<>(cells);
                  same.keySet().retainAll(expected.get(0).keySet());
                  return same;
                })
            .toList();
    assertThat(actual).isEqualTo(expected);
  }

  static List<Golden> fuels() {
    return Golden.read("green_factor_fuel.csv").toList();
  }

  // ef = ncv * carbon * oxidation * 44/12, printed to 4 decimals.
  @ParameterizedTest
  @MethodSource("fuels")
  void recomputesEveryFuel(Golden row) {
    assertThat(
            new FuelCarbon(
                    row.number("ncv_gj_per_unit"),
                    row.number("carbon_tc_per_gj"),
                    row.number("oxidation"))
                .tco2PerUnit())
        .isCloseTo(row.number("ef_tco2_per_unit"), within(5e-5));
  }

  // The 74 values of shared ef/china_grid_ef_2021_2022.csv: 30 provinces and 7 regions, two years.
  @Test
  void agreesWithTheTranscribedGridFile() throws IOException {
    Map<String, Double> shipped =
        ShippedConf.rows("factors/grid.csv").stream()
            .filter(row -> row.text("purpose").equals("SCOPE2_AVG"))
            .collect(
                Collectors.toMap(
                    row -> row.text("name_zh") + row.text("data_year"),
                    row -> row.number("value")));
    List<Golden> file =
        Golden.parse(Files.readAllLines(RealData.file("ef/china_grid_ef_2021_2022.csv"))).toList();
    assertThat(file).hasSize(37);
    for (Golden row : file) {
      for (int year = 2021; year <= 2022; year++) {
        assertThat(shipped.get(row.text("name_zh") + year))
            .as(row.text("name_zh") + year)
            .isEqualTo(row.number("factor_%d_kgCO2_per_kWh".formatted(year)));
      }
    }
  }

  // Species values of the open table globalwarmingpotentials; its methane is of no origin.
  @Test
  void agreesWithTheOpenTableOfPotentials() throws IOException {
    List<Golden> file =
        Golden.parse(Files.readAllLines(RealData.file("ef/globalwarmingpotentials.csv"))).toList();
    for (Map.Entry<String, GwpSet> set : ShippedConf.gwp().entrySet()) {
      for (Gas gas : List.of(Gas.CH4, Gas.N2O)) {
        Golden row =
            file.stream().filter(r -> r.text("Species").equals(gas.name())).findFirst().get();
        assertThat(set.getValue().potentials().get(gas))
            .isEqualTo(row.number(set.getKey() + "GWP100"));
      }
    }
  }

  @Test
  void refusesAFactorWithoutASource() {
    Map<String, String> cells = new HashMap<>(ShippedConf.rows("factors/grid.csv").get(0).cells());
    cells.remove("source_doc");
    assertThatThrownBy(() -> FactorTable.GRID.read(List.of(ShippedConf.row(cells))))
        .hasMessage("test row: no source_doc");
  }

  @Test
  void refusesAFuelWhoseFactorDoesNotFollow() {
    Map<String, String> cells = new HashMap<>(ShippedConf.rows("factors/fuel.csv").get(10).cells());
    cells.put("ef_tco2_per_unit", "3.0959");
    assertThatThrownBy(() -> FactorTable.FUEL.read(List.of(ShippedConf.row(cells))))
        .hasMessage(
            "test row: ef_tco2_per_unit is 3.0959, but heating value, carbon and oxidation give 3.1451");
  }

  @Test
  void datesAMonthByItsLastDay() {
    Map<String, String> cells = new HashMap<>(ShippedConf.rows("factors/grid.csv").get(0).cells());
    cells.put("published_on", "2024-02");
    assertThat(
            FactorTable.GRID.read(List.of(ShippedConf.row(cells))).get(0).publishedOn().toString())
        .isEqualTo("Optional[2024-02-29]");
  }

  // Soybean farming 0.532 kg CO2e per 2022 dollar with margins, first row of the file.
  @Test
  void supplyChainFactorsServeScope3Only() throws IOException {
    List<EmissionFactor> factors =
        FactorTable.SUPPLY_CHAIN.read(
            ShippedConf.rows(
                "supply-chain",
                Files.readAllLines(
                    RealData.file(
                        "ef/SupplyChainGHGEmissionFactors_v1.3.0_NAICS_CO2e_USD2022.csv"))));
    assertThat(factors).hasSize(1016);
    EmissionFactors registry = EmissionFactors.of(factors);
    FactorPolicy policy = FactorPolicy.disclosure(LocalDate.of(2025, 6, 30));
    for (FactorUse use : FactorUse.values()) {
      Answer<FactorChoice> answer =
          registry.select(
              FactorRequest.of(
                  use, FactorPurpose.EEIO_CRADLE, "NAICS2017-111110", Gas.CO2E, "US", 2022),
              policy);
      if (use == FactorUse.SCOPE3) {
        assertThat(answer.known().orElseThrow().factor().value()).isEqualTo(0.532);
      } else {
        assertThat(answer.gap()).contains(Gap.FACTOR_PURPOSE);
      }
    }
  }
}
