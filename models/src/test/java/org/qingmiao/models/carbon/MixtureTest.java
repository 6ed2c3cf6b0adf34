// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest {

  private static final EmissionFactors FACTORS = ShippedConf.factors();

  @Test
  void findsEveryMixtureOfARun() {
    assertThat(
            Mixture.faults(
                List.of("AR5", "AR6", "AR5"),
                used(
                    "CN-MEE-2015/DIESEL/",
                    "CN-GBT2589-LIKE/GASOLINE/",
                    "CN-TCE/ELECTRICITY/NONE/CN/BENEFIT_TCE/basis=calorific",
                    "CN-TCE/ELECTRICITY/NONE/CN/BENEFIT_TCE/basis=equivalent")))
        .containsExactly(
            "GWP_MIX: figures stand under [AR5, AR6]; a run has one set",
            "FACTOR_SET_MIX: FUEL uses [CN-GBT2589-LIKE, CN-MEE-2015]; choose one set",
            "TCE_BASIS_MIX: electricity in standard coal stands on [basis=calorific, basis=equivalent]; a run has one basis");
  }

  // Years of one grid, purposes of one grid and regional tables of one guideline belong together.
  @Test
  void letsWhatBelongsTogetherMeet() {
    assertThat(
            Mixture.faults(
                List.of("AR5"),
                used(
                    "CN-GRID-2021/ELECTRICITY/CO2/CN37/",
                    "CN-GRID-2022/ELECTRICITY/CO2/CN11/",
                    "CN-MARGIN-2019/",
                    "IPCC2006-ASIA/MANURE_CH4_SWINE/",
                    "IPCC2006-DEVELOPING/MANURE_CH4_SHEEP/")))
        .isEmpty();
  }

  private static List<EmissionFactor> used(String... ids) {
    return FACTORS.all().stream()
        .filter(f -> List.of(ids).stream().anyMatch(id -> f.id().startsWith(id)))
        .toList();
  }
}
