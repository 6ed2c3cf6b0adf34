// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectorIntensityTest {

  private static final FactorBook AR5 = ShippedBook.of(ShippedConf.gwp().get("AR5"));

  // 85 t per million CNY of 2020; 1,320 * 10,000 CNY at prices 10 % above are 12 million: 1,020 t.
  @Test
  void deflatesRevenueToThePriceYear() {
    SectorIntensity intensity = SectorIntensity.read(ShippedConf.row(cells()));
    assertThat(intensity.tco2e(1320, "1e4CNY", 1.1, AR5).known().orElseThrow())
        .isCloseTo(1020, within(1e-9));
    assertThat(intensity.tco2e(1320, "1e6USD", 1.1, AR5).gap()).contains(Gap.UNIT_DIMENSION);
    assertThat(intensity.tco2e(1320, "1e4CNY", Double.NaN, AR5).gap()).contains(Gap.MISSING_INPUT);
    assertThat(
            intensity
                .tco2e(1320, "1e4CNY", 1.1, ShippedBook.of(ShippedConf.gwp().get("AR6")))
                .gap())
        .contains(Gap.GWP_MIX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gwp_set", "currency", "price_year", "price_basis"})
  void refusesARowWithoutItsPrices(String column) {
    Map<String, String> cells = new HashMap<>(cells());
    cells.remove(column);
    assertThatThrownBy(() -> SectorIntensity.read(ShippedConf.row(cells)))
        .hasMessage("test row: no " + column);
  }

  // Rejection 2: none is shipped, so nothing can be taken by default.
  @Test
  void noneIsShipped() {
    assertThat(ShippedConf.factors().all())
        .noneMatch(f -> f.key().purpose() == FactorPurpose.SECTOR_S12);
  }

  // Peers draw 50,000 kWh: 49 is a thousandth, 50,000,000 a thousandfold.
  @Test
  void peersTellASlipOfAUnit() {
    PeerMedian peers = new PeerMedian(50_000);
    for (double slip : List.of(49.0, 50_000_000.0, 0.0, Double.NaN)) {
      assertThat(peers.check(slip).gap()).contains(Gap.UNIT_SUSPECT);
    }
    assertThat(peers.check(51)).isEqualTo(Answer.of(51.0));
    assertThat(peers.check(4_000_000)).isEqualTo(Answer.of(4_000_000.0));
  }

  private static Map<String, String> cells() {
    return Map.ofEntries(
        Map.entry("factor_set_id", "OWN"),
        Map.entry("activity_code", "REVENUE-C13"),
        Map.entry("gas", "CO2E"),
        Map.entry("value", "85"),
        Map.entry("unit", "tCO2e/1e6CNY"),
        Map.entry("area_level", "nation"),
        Map.entry("area_code", "CN"),
        Map.entry("purpose", "SECTOR_S12"),
        Map.entry("valid_from", "2020-01-01"),
        Map.entry("published_on", "2022-06"),
        Map.entry("grade", "secondary"),
        Map.entry("source_doc", "made up for this test"),
        Map.entry("source_locator", "table 1"),
        Map.entry("licence", "own"),
        Map.entry("gwp_set", "AR5"),
        Map.entry("currency", "CNY"),
        Map.entry("price_year", "2020"),
        Map.entry("price_basis", "basic"));
  }
}
