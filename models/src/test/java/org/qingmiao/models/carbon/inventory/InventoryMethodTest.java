// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.DataQuality.AfBasis;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.DirectN2o;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.PeerMedian;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.ShippedBook;
import org.qingmiao.models.carbon.ShippedConf;

class InventoryMethodTest {

  private static final InventoryMethod METHOD =
      new InventoryMethod(
          ShippedBook.of(ShippedConf.gwp().get("AR5")),
          "CN",
          2022,
          DirectN2o.IPCC,
          "east_asia",
          0,
          10);
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate NEXT = LocalDate.of(2023, 1, 1);

  // G18 and G52: 40 t bituminous, 6 t diesel, 320 MWh in Shandong and 500 GJ of heat.
  @Test
  void makesTheInventoryOfAFactory() {
    Inventory inventory =
        inventory(
            year("c", "BITUMINOUS", 40, "t"),
            year("d", "DIESEL", 6, "t"),
            year("e", "ELECTRICITY", 320, "MWh"),
            year("h", "HEAT", 500, "GJ"));
    Footprint own = known(inventory, Scope.S1);
    assertThat(own.emissions().tco2e().mean()).isCloseTo(101.731105, within(1e-3));
    assertThat(own.emissions().tco2e().p05()).isCloseTo(98.205, within(1e-3));
    assertThat(own.emissions().tco2e().p95()).isCloseTo(105.336, within(1e-3));
    Footprint bought = known(inventory, Scope.S2_LOC);
    assertThat(bought.emissions().tco2e().mean()).isCloseTo(260.12, within(1e-3));
    assertThat(bought.emissions().tco2e().p05()).isCloseTo(247.6947, within(1e-3));
    assertThat(bought.emissions().tco2e().p95()).isCloseTo(272.9311, within(1e-3));
    assertThat(bought.emissions().activityIds()).containsExactly("e", "h");
  }

  // The same at the nation's 0.5366 of 2022 (golden grid table), and heat as before: 500 * 0.11.
  @Test
  void sameFactoryOnTheNationalGrid() {
    List<Reading> readings =
        List.of(year("e", "ELECTRICITY", 320, "MWh"), year("h", "HEAT", 500, "GJ"));
    Party moved = party("C", readings, List.of(), List.of()).drawingFrom("CN");
    Footprint bought = known(METHOD.of(moved, Map.of()), Scope.S2_LOC);
    assertThat(bought.emissions().tco2e().mean()).isCloseTo(320 * 0.5366 + 55, within(1e-9));
  }

  // 320 MWh at 0.6410: the bills of the grid would count the same power again.
  @Test
  void readsBillsOnlyWhereNoMeterTellsOfPower() {
    Reading bill = year("b", "ELECTRICITY", 320, "MWh");
    assertThat(
            known(
                    METHOD.of(party("C", List.of(), List.of(bill), List.of()), Map.of()),
                    Scope.S2_LOC)
                .emissions()
                .activityIds())
        .containsExactly("b");
    Reading meter = year("m", "ELECTRICITY", 320, "MWh");
    assertThat(
            known(
                    METHOD.of(party("C", List.of(meter), List.of(bill), List.of()), Map.of()),
                    Scope.S2_LOC)
                .emissions()
                .tco2e()
                .mean())
        .isCloseTo(320 * 0.6410, within(1e-9));
  }

  // Green 5: a reading of a unit that nobody knows, or of a month alone, falls back to the bills.
  @Test
  void fallsBackToBillsWhereItsOwnReadingOfPowerIsNoUse() {
    Reading bill = year("b", "ELECTRICITY", 320, "MWh");
    for (Reading useless :
        List.of(
            year("m", "ELECTRICITY", 320, "MW"),
            reading("m", "ELECTRICITY", FIRST, FIRST.plusMonths(1), 27, "MWh"))) {
      Footprint bought =
          known(
              METHOD.of(party("C", List.of(useless), List.of(bill), List.of()), Map.of()),
              Scope.S2_LOC);
      assertThat(bought.emissions().activityIds()).containsExactly("b");
      assertThat(bought.emissions().tco2e().mean()).isCloseTo(320 * 0.6410, within(1e-9));
      assertThat(bought.emissions().flags()).contains(InventoryMethod.BILLED_POWER);
    }
    Inventory refused =
        METHOD.of(
            party("C", List.of(year("m", "ELECTRICITY", 320, "MW")), List.of(bill), List.of()),
            Map.of());
    assertThat(refused.refused()).extracting(Refused::rowId).containsExactly("m");
  }

  // Green 5: METER > INVOICE > ... > MODEL for one meter and day.
  @Test
  void countsTheBetterOfTwoSources() {
    Reading billed = year("a", "DIESEL", 7, "t", SourceType.INVOICE);
    Reading metered = year("b", "DIESEL", 6, "t", SourceType.METER);
    Footprint own = known(inventory(billed, metered), Scope.S1);
    assertThat(own.emissions().activityIds()).containsExactly("b");
    assertThat(own.emissions().tco2e().mean()).isCloseTo(6 * 3.1451, within(1e-3));
  }

  // Green 5: two periods of one source that overlap, and nobody picks one.
  @Test
  void refusesBothPeriodsThatOverlap() {
    Inventory inventory =
        inventory(
            reading("a", "DIESEL", FIRST, LocalDate.of(2022, 7, 2), 3, "t"),
            reading("b", "DIESEL", LocalDate.of(2022, 7, 1), NEXT, 3, "t"));
    assertThat(inventory.refused())
        .extracting(Refused::rowId, Refused::reason)
        .containsExactly(tuple("a", "OVERLAP"), tuple("b", "OVERLAP"));
    assertThat(gap(inventory, Scope.S1).why().asExclusion()).isEqualTo(Gap.QUARANTINED);
    assertThat(gap(inventory, Scope.S1).detail())
        .isEqualTo(
            "row a: 2022-01-01 to 2022-07-02 overlaps row b of the same source; one meter has one reading a day");
  }

  // Green 5: negative, an end before the start, a unit that nobody knows, and 1000 times the peers.
  @Test
  void refusesWhatCannotBe() {
    assertThat(reasons(year("a", "DIESEL", -1, "t"))).containsExactly("OUT_OF_RANGE");
    assertThat(reasons(reading("a", "DIESEL", NEXT, FIRST, 1, "t")))
        .containsExactly("OUT_OF_RANGE");
    assertThat(reasons(year("a", "DIESEL", 1, "barrels"))).containsExactly("UNIT_UNKNOWN");
    Map<String, PeerMedian> peers =
        Map.of(InventoryMethod.peersOf("DIESEL", "mass"), new PeerMedian(6_000 / 365.0));
    Inventory slipped =
        METHOD.of(
            party("C", List.of(year("a", "DIESEL", 6_001, "t")), List.of(), List.of()), peers);
    assertThat(slipped.refused()).extracting(Refused::reason).containsExactly("UNIT_SUSPECT");
    assertThat(gap(slipped, Scope.S1).why()).isEqualTo(Gap.UNIT_SUSPECT);
    Inventory inKilograms =
        METHOD.of(
            party("C", List.of(year("a", "DIESEL", 6_001_000, "kg")), List.of(), List.of()), peers);
    assertThat(inKilograms.refused()).extracting(Refused::reason).containsExactly("UNIT_SUSPECT");
    Reading month = reading("a", "DIESEL", FIRST, FIRST.plusMonths(1), 0.5, "t");
    assertThat(METHOD.of(party("C", List.of(month), List.of(), List.of()), peers).refused())
        .isEmpty();
    Inventory idle =
        METHOD.of(party("C", List.of(year("a", "DIESEL", 0, "t")), List.of(), List.of()), peers);
    assertThat(known(idle, Scope.S1).emissions().tco2e().mean()).isZero();
  }

  // Three quarters of a year are 273 of 365 days.
  @Test
  void makesNoFootprintOfAPartOfAYear() {
    Inventory inventory =
        inventory(reading("a", "DIESEL", FIRST, LocalDate.of(2022, 10, 1), 6, "t"));
    assertThat(gap(inventory, Scope.S1).why()).isEqualTo(Gap.PARTIAL_YEAR);
    assertThat(gap(inventory, Scope.S1).detail())
        .isEqualTo("metered periods cover 75 % of 2022, expected 90 % or more");
    assertThat(gap(inventory, Scope.S2_LOC))
        .isEqualTo(
            new Inventory.Missing(
                Scope.S2_LOC, Gap.NO_FOOTPRINT, "no electricity of 2022 is known"));
  }

  // A farm's diesel alone would look like a farm without fields.
  @Test
  void makesNoFootprintOfAFarmThatDeclaresNothing() {
    Reading diesel = year("d", "DIESEL", 6, "t");
    Inventory silent = METHOD.of(party("A", List.of(diesel), List.of(), List.of()), Map.of());
    assertThat(gap(silent, Scope.S1).why()).isEqualTo(Gap.NO_FOOTPRINT);
    assertThat(METHOD.of(party("G", List.of(diesel), List.of(), List.of()), Map.of()).gaps())
        .extracting(Inventory.Missing::scope)
        .containsExactly(Scope.S2_LOC);
  }

  // 10 ha of paddy, dried several times, 120 days: 1.32 * 0.55 * 120 * 10 = 871.2 kg CH4, * 28.
  // 2,000 kg N: 2000 * 0.004 * 44/28 kg direct, 2000 * (0.1 * 0.01 + 0.3 * 0.0075) * 44/28 kg
  // elsewhere, * 265; 1 t urea: 0.2 * 44/12 t.
  @Test
  void addsUpAFieldOfRice() {
    Footprint own = known(farm(rice(10, OptionalDouble.empty())), Scope.S1);
    double n2o = 2 * (0.004 + 0.1 * 0.01 + 0.3 * 0.0075) * 44 / 28;
    assertThat(own.emissions().tco2e().mean())
        .isCloseTo(0.8712 * 28 + n2o * 265 + 0.2 * 44 / 12, within(1e-9));
    assertThat(own.emissions().flags()).contains(InventoryMethod.FUEL_UNKNOWN);
    DataQuality.Scored quality = (DataQuality.Scored) own.quality(AfBasis.EQUITY_DEBT);
    assertThat(quality).isEqualTo(new DataQuality.Scored(4, "2b", List.of("AREA_UNCHECKED")));
  }

  // Green 4.3: the polygon is used, and the interval contains what the declared area would give.
  @Test
  void takesThePolygonAndWidensTheIntervalToTheDeclaredArea() {
    Footprint declared = known(farm(rice(10, OptionalDouble.of(10))), Scope.S1);
    Footprint larger = known(farm(rice(10, OptionalDouble.of(4))), Scope.S1);
    assertThat(declared.area()).isEqualTo(DataQuality.AreaCheck.AGREE);
    assertThat(larger.area()).isEqualTo(DataQuality.AreaCheck.DISAGREE);
    assertThat(larger.emissions().tco2e().mean())
        .isCloseTo(declared.emissions().tco2e().mean() - 0.6 * 0.8712 * 28, within(1e-9));
    assertThat(larger.emissions().tco2e().p95())
        .isGreaterThanOrEqualTo(declared.emissions().tco2e().mean() - 1e-9);
  }

  // Green 4.3: 150 mu declared as 150 ha beside a polygon of 10 ha.
  @Test
  void quarantinesASlipBetweenMuAndHectares() {
    Inventory inventory = farm(rice(150, OptionalDouble.of(10)));
    assertThat(inventory.refused()).extracting(Refused::reason).containsExactly("UNIT_SUSPECT_MU");
    assertThat(gap(inventory, Scope.S1).why().asExclusion()).isEqualTo(Gap.QUARANTINED);
  }

  // Rejection 17: solid storage is from memory, so pigs have no footprint in a disclosure.
  @Test
  void refusesAFactorThatNobodyHasAttested() {
    FarmSeason pigs =
        season(
            "p", "SWINE", Optional.empty(), OptionalDouble.of(1000), Optional.of("SOLID_STORAGE"));
    assertThat(gap(farm(pigs), Scope.S1).why()).isEqualTo(Gap.FACTOR_UNVERIFIED);
  }

  // 1,000 cattle at 17 degrees: (47 + 1) kg CH4 a head, * 28; well proven land is no part of it.
  @Test
  void countsAHerdWithoutItsManuresNitrousOxide() {
    FarmSeason cattle =
        season("c", "OTHER_CATTLE", Optional.empty(), OptionalDouble.of(1000), Optional.empty());
    Footprint own = known(farm(cattle), Scope.S1);
    assertThat(own.emissions().tco2e().mean()).isCloseTo(48 * 28, within(1e-9));
    assertThat(own.emissions().flags())
        .containsExactly(InventoryMethod.FUEL_UNKNOWN, InventoryMethod.MANURE_UNKNOWN);
  }

  // Invariant 1: the same rows in another order give the same inventory, bit for bit.
  @Test
  void doesNotDependOnTheOrderOfRows() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      List<Reading> readings = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        LocalDate start = FIRST.plusMonths(random.nextInt(12));
        readings.add(
            reading(
                "r" + n,
                random.nextBoolean() ? "DIESEL" : "BITUMINOUS",
                start,
                start.plusMonths(1 + random.nextInt(12)),
                10 * random.nextDouble(),
                "t"));
      }
      readings.add(year("whole", "GASOLINE", 5, "t"));
      Inventory inventory = METHOD.of(party("C", readings, List.of(), List.of()), Map.of());
      Collections.shuffle(readings, random);
      assertThat(METHOD.of(party("C", readings, List.of(), List.of()), Map.of()))
          .isEqualTo(inventory);
    }
  }

  private static List<String> reasons(Reading... readings) {
    return inventory(readings).refused().stream().map(Refused::reason).toList();
  }

  /** A meter of which every row was refused is a hole, however well the others are read. */
  @Test
  void aRefusedMeterIsNotMadeUpForByAnother() {
    Inventory fuels = inventory(year("d", "DIESEL", 6, "t"), year("c", "BITUMINOUS", -40, "t"));
    assertThat(fuels.footprints()).isEmpty();
    assertThat(gap(fuels, Scope.S1).why()).isEqualTo(Gap.OUT_OF_RANGE);
    Inventory bought = inventory(year("h", "HEAT", 500, "GJ"), year("e", "ELECTRICITY", -1, "MWh"));
    assertThat(bought.footprints()).isEmpty();
    assertThat(gap(bought, Scope.S2_LOC).why()).isEqualTo(Gap.OUT_OF_RANGE);
  }

  private static Inventory inventory(Reading... readings) {
    return METHOD.of(party("C", List.of(readings), List.of(), List.of()), Map.of());
  }

  private static Inventory farm(FarmSeason... seasons) {
    return METHOD.of(party("A", List.of(), List.of(), List.of(seasons)), Map.of());
  }

  private static Party party(
      String sector, List<Reading> readings, List<Reading> bills, List<FarmSeason> seasons) {
    return new Party("E1", sector, "CN37", readings, bills, seasons);
  }

  private static Footprint known(Inventory inventory, Scope scope) {
    return inventory.footprints().stream()
        .filter(f -> f.emissions().scope() == scope)
        .findFirst()
        .orElseThrow(() -> new AssertionError(inventory.gaps().toString()));
  }

  private static Inventory.Missing gap(Inventory inventory, Scope scope) {
    return inventory.gaps().stream().filter(g -> g.scope() == scope).findFirst().orElseThrow();
  }

  private static Reading year(String id, String code, double quantity, String unit) {
    return year(id, code, quantity, unit, SourceType.METER);
  }

  private static Reading year(
      String id, String code, double quantity, String unit, SourceType source) {
    return new Reading(
        id,
        "S1",
        code,
        FIRST,
        NEXT,
        quantity,
        unit,
        source,
        source.evidence(),
        OptionalDouble.empty());
  }

  private static Reading reading(
      String id, String code, LocalDate start, LocalDate end, double quantity, String unit) {
    return new Reading(
        id,
        "S1",
        code,
        start,
        end,
        quantity,
        unit,
        SourceType.METER,
        Evidence.PRIMARY,
        OptionalDouble.empty());
  }

  private static FarmSeason rice(double ha, OptionalDouble polygonHa) {
    return season(
        "r",
        FarmSeason.RICE,
        Optional.of(new FarmSeason.Area(ha, "ha", polygonHa)),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private static FarmSeason season(
      String id,
      String practice,
      Optional<FarmSeason.Area> area,
      OptionalDouble heads,
      Optional<String> manureSystem) {
    return new FarmSeason(
        id,
        practice,
        area,
        heads,
        OptionalDouble.of(120),
        new FarmSeason.Water(
            Optional.of("multiple_drainage"),
            Optional.of("dry<180d"),
            Optional.empty(),
            OptionalDouble.empty()),
        OptionalDouble.of(2000),
        new FarmSeason.Minerals(
            OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.empty()),
        new FarmSeason.Herding(manureSystem, OptionalDouble.of(17)),
        Evidence.BORROWER);
  }
}
