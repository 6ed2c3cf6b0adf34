// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.DataQuality.AreaCheck;
import org.qingmiao.models.carbon.FarmActivity.Amended;
import org.qingmiao.models.carbon.FarmActivity.Carbonate;
import org.qingmiao.models.carbon.FarmActivity.Herd;
import org.qingmiao.models.carbon.FarmActivity.Land;
import org.qingmiao.models.carbon.FarmActivity.Mineral;
import org.qingmiao.models.carbon.FarmActivity.Nitrogen;
import org.qingmiao.models.carbon.FarmActivity.Paddy;
import org.qingmiao.models.carbon.FarmArea.CropSeen;

class FarmEmissionsTest {

  private static final FactorBook BOOK = ShippedBook.of(ShippedConf.gwp().get("AR6"));
  private static final FarmEmissions FARM = new FarmEmissions(BOOK, "CN", 2022, DirectN2o.IPCC, 5);

  // G31 through the registry: 1.32 * 0.55 * 1 * 1 * 120 d * 10 ha = 871.2 kg CH4, * 27 under AR6.
  @Test
  void computesAPaddyFromItsRecord() {
    EmissionLine line = only(paddy(10, List.of()));
    assertThat(line.mass().ch4T()).isCloseTo(0.8712, within(1e-12));
    assertThat(line.tco2e()).isCloseTo(23.5224, within(1e-9));
    assertThat(line.factorU95Pct()).isEqualTo(50);
    assertThat(line.factorIds()).hasSize(3);
  }

  // G33: 5 t/ha of straw just before cultivation multiplies by 6^0.59 = 2.8781223.
  @Test
  void strawMultipliesMethane() {
    double bare = only(paddy(10, List.of())).tco2e();
    double straw = only(paddy(10, List.of(new Amended("straw<30d", 5)))).tco2e();
    assertThat(straw / bare).isCloseTo(2.8781223, within(1e-6));
  }

  // G35 split: direct 3600 * 0.01 * 44/28 kg, indirect 3600 * (0.001 + 0.00225) * 44/28 kg.
  @Test
  void nitrogenEmitsInTheFieldAndElsewhere() {
    List<EmissionLine> lines = FARM.of(List.of(new Nitrogen("r1", 3600, Land.UPLAND))).lines();
    assertThat(lines.get(0).mass().n2oT()).isCloseTo(0.036 * 44 / 28, within(1e-12));
    assertThat(lines.get(1).mass().n2oT()).isCloseTo(3.6 * 0.00325 * 44 / 28, within(1e-12));
    assertThat(ScopeEmissions.of(Scope.S1, lines).tco2e().mean()).isCloseTo(20.4633, within(1e-4));
  }

  // Paddies: 0.004 of IPCC2019, or 0.0041 of Biogeosciences 8:3011 with its own +- 0.0004.
  @Test
  void theRunsSetOfEf1Decides() {
    Nitrogen nitrogen = new Nitrogen("r1", 1000, Land.PADDY);
    assertThat(FARM.of(List.of(nitrogen)).lines().get(0).mass().n2oT())
        .isCloseTo(0.004 * 44 / 28, within(1e-12));
    FactorBook chinese =
        new FactorBook(BOOK.factors(), BOOK.policy().families(Map.of()), BOOK.units(), BOOK.gwp());
    EmissionLine line =
        new FarmEmissions(chinese, "CN", 2022, DirectN2o.CN_BG2011, 5)
            .of(List.of(nitrogen))
            .lines()
            .get(0);
    assertThat(line.mass().n2oT()).isCloseTo(0.0041 * 44 / 28, within(1e-12));
    assertThat(line.factorU95Pct()).isCloseTo(100 * 1.959964 * 0.0004 / 0.0041, within(1e-9));
  }

  // G39: 1,000 pigs at 15 degrees, enteric 1 and manure 3 kg CH4 per head.
  @Test
  void computesAHerdAtItsTemperature() {
    List<EmissionLine> lines = FARM.of(List.of(pigs(Optional.empty()))).lines();
    assertThat(lines.stream().mapToDouble(l -> l.mass().ch4T()).sum()).isCloseTo(4, within(1e-12));
    assertThat(Animal.SWINE.manureCondition(-3)).isEqualTo("mean_temp_c=10");
    assertThat(Animal.SWINE.manureCondition(17.6)).isEqualTo("mean_temp_c=20");
    assertThat(Animal.SHEEP.manureCondition(17.6)).isEqualTo("climate=temperate");
  }

  // EF3 of solid storage is from memory: a disclosure refuses it, and says which.
  @Test
  void refusesAnUnverifiedManureSystem() {
    Emissions emissions = FARM.of(List.of(pigs(Optional.of("SOLID_STORAGE"))));
    assertThat(emissions.missing())
        .extracting(Answer.Missing::why)
        .containsExactly(Gap.FACTOR_UNVERIFIED);
    FactorBook trial =
        new FactorBook(BOOK.factors(), BOOK.policy().kind(RunKind.TRIAL), BOOK.units(), BOOK.gwp());
    // G40: 1000 * 0.5 * 28/1000 * 365 * 0.005 * 44/28 = 40.15 kg N2O.
    EmissionLine manure =
        new FarmEmissions(trial, "CN", 2022, DirectN2o.IPCC, 5)
            .of(List.of(pigs(Optional.of("SOLID_STORAGE"))))
            .lines()
            .get(2);
    assertThat(manure.mass().n2oT()).isCloseTo(0.04015, within(1e-12));
    assertThat(manure.flags()).containsExactly("UNVERIFIED");
  }

  // 2,000 chickens that live 60 days each are 328.767 heads on the average of the year.
  @Test
  void countsShortLivesByTheirDays() {
    assertThat(Livestock.raised(2000, 60).heads()).isCloseTo(328.767, within(1e-3));
  }

  // G38: 10 t * 0.20 * 44/12 and 10 t * 0.12 * 44/12; dolomite 10 t * 0.13 * 44/12.
  @Test
  void ureaAndLimeLoseTheirCarbon() {
    assertThat(only(new Carbonate("r", Mineral.UREA, 10)).tco2e())
        .isCloseTo(7.333333, within(1e-6));
    assertThat(only(new Carbonate("r", Mineral.LIMESTONE, 10)).tco2e())
        .isCloseTo(4.4, within(1e-9));
    assertThat(only(new Carbonate("r", Mineral.DOLOMITE, 10)).tco2e())
        .isCloseTo(4.766667, within(1e-6));
  }

  @Test
  void usesThePolygonAndWidensWhereAreasDisagree() {
    FarmArea.Finding agree = finding(10.9, OptionalDouble.of(10));
    assertThat(agree).isEqualTo(new FarmArea.Finding(AreaCheck.AGREE, 10, 10.9));
    FarmArea.Finding disagree = finding(30, OptionalDouble.of(10));
    assertThat(disagree).isEqualTo(new FarmArea.Finding(AreaCheck.DISAGREE, 10, 30));
    ScopeEmissions used = ScopeEmissions.of(Scope.S1, List.of(only(paddy(10, List.of()))));
    assertThat(disagree.spread(used).tco2e().mean()).isEqualTo(used.tco2e().mean());
    assertThat(disagree.spread(used).tco2e().p95())
        .isCloseTo(3 * used.tco2e().mean(), within(1e-9));
    assertThat(agree.spread(used)).isEqualTo(used);
    assertThat(finding(10, OptionalDouble.empty()).check()).isEqualTo(AreaCheck.UNCHECKED);
  }

  @Test
  void aFallowFieldContradictsItsCrop() {
    assertThat(
            new FarmArea(10, OptionalDouble.of(10), CropSeen.FALLOW)
                .finding()
                .known()
                .orElseThrow()
                .check())
        .isEqualTo(AreaCheck.DISAGREE);
  }

  // 150 mu declared as hectares on 10 ha, and 10 ha declared in units of 15 mu on 150 ha.
  @Test
  void suspectsMuForHectares() {
    assertThat(new FarmArea(150, OptionalDouble.of(10), CropSeen.NOT_CONTRADICTED).finding())
        .isEqualTo(
            Answer.none(
                Gap.UNIT_SUSPECT_MU,
                "declared 150.0 ha and polygon 10.0 ha: a slip between mu and hectares; correct the declaration"));
    assertThat(new FarmArea(10, OptionalDouble.of(150), CropSeen.NOT_CONTRADICTED).finding().gap())
        .contains(Gap.UNIT_SUSPECT_MU);
  }

  @Test
  void countsCommonLandOnce() {
    ParcelClaim older = new ParcelClaim("a", LocalDate.of(2015, 1, 1), 10);
    ParcelClaim younger = new ParcelClaim("b", LocalDate.of(2020, 1, 1), 8);
    assertThat(older.against(younger, 3))
        .isEqualTo(new ParcelClaim.Counted(10, ParcelClaim.Standing.OVERLAP));
    assertThat(younger.against(older, 3))
        .isEqualTo(new ParcelClaim.Counted(5, ParcelClaim.Standing.OVERLAP));
    assertThat(younger.against(older, 0.4))
        .isEqualTo(new ParcelClaim.Counted(8, ParcelClaim.Standing.ALONE));
  }

  // 1 kg CH4 per m2 is 10,000 kg/ha * 27 = 270 t CO2e over 7,500 kg of rice: 36 kg/kg against 0.87.
  // A paddy of 158.4 kg CH4/ha (1.32 * 120) gives 0.57.
  @Test
  void theYieldBandCatchesASquareMetreForAHectare() {
    YieldBand rice = new YieldBand(0.87);
    assertThat(rice.flag(10_000 * 27.0, 7500)).contains("YIELD_BAND");
    assertThat(rice.flag(158.4 * 27, 7500)).isEmpty();
  }

  private static Paddy paddy(double ha, List<Amended> amendments) {
    return new Paddy("r1", ha, 120, "east_asia", "multiple_drainage", "dry<180d", amendments);
  }

  private static Herd pigs(Optional<String> manureSystem) {
    return new Herd("r1", Animal.SWINE, new Livestock(1000), 15, manureSystem);
  }

  private static EmissionLine only(FarmActivity activity) {
    return FARM.of(List.of(activity)).complete().known().orElseThrow().get(0);
  }

  private static FarmArea.Finding finding(double declared, OptionalDouble polygon) {
    return new FarmArea(declared, polygon, CropSeen.NOT_CONTRADICTED)
        .finding()
        .known()
        .orElseThrow();
  }
}
