// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.geo.grid.CellGrid;
import org.qingmiao.geo.season.PeerAnomaly.Neighbour;

class AnomalyTest {

  private static final JsonNode GOLDEN = GoldenSeries.json().get("anomaly");
  private static final Instant AS_OF = Instant.parse(GOLDEN.get("as_of").asText() + "T23:59:59Z");
  private static final Dekad DEKAD = GoldenSeries.dekad(GOLDEN.get("dekad").asText());
  private static final double CURRENT = GOLDEN.get("current").asDouble();
  private static final long CELL = CellGrid.cellAt(116.391, 39.907, 12);

  /** The baseline's three values a year are the dekad before, the dekad, and the one after. */
  private static List<Observation> observations() {
    List<Observation> observations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> year : GOLDEN.get("baseline").properties()) {
      for (int i = 0; i < 3; i++) {
        Dekad dekad = new Dekad(Integer.parseInt(year.getKey()), DEKAD.number() - 1 + i);
        observations.add(GoldenSeries.observation(dekad, year.getValue().get(i).asDouble()));
      }
    }
    observations.add(GoldenSeries.observation(DEKAD, CURRENT));
    return observations;
  }

  private static Optional<OwnAnomaly> own(List<Observation> observations) {
    return OwnAnomaly.of(GreennessSeries.of(observations, AS_OF), DEKAD);
  }

  @Test
  void theOwnPastIsThatOfTheGoldenFile() {
    OwnAnomaly own = own(observations()).orElseThrow();
    JsonNode expected = GOLDEN.get("expected");
    assertThat(own.values()).isEqualTo(expected.get("n").asInt());
    assertThat(own.years()).isEqualTo(expected.get("years").asInt());
    assertClose(own.mean(), expected.get("mean"));
    assertClose(own.sd(), expected.get("sd"));
    assertClose(own.z(), expected.get("z"));
    assertClose(own.median(), expected.get("median"));
    assertClose(own.mad(), expected.get("mad"));
    assertClose(own.madZ(), expected.get("mad_z"));
    assertClose(own.vci().orElseThrow(), expected.get("vci"));
    assertClose(own.percentOfMedian().orElseThrow(), expected.get("pct_of_median"));
  }

  private static void assertClose(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.asDouble(), within(1e-12));
  }

  @Test
  void poisonFromTheFutureChangesNothing() {
    List<Observation> poisoned = observations();
    for (JsonNode row : GOLDEN.get("poison")) {
      Instant day = Instant.parse(row.get("date").asText() + "T00:00:00Z");
      poisoned.add(new Observation(day, day, row.get("value").asDouble(), 1));
      // taken in the baseline, but published after as_of
      poisoned.add(
          new Observation(
              Instant.parse("2021-07-15T00:00:00Z"), day, row.get("value").asDouble(), 1));
    }
    assertThat(own(poisoned)).isEqualTo(own(observations()));
  }

  /** Neither the dekad before in the same year, nor the sixth year back, is a part of the past. */
  @Test
  void theYearItselfAndOlderYearsAreNoBaseline() {
    List<Observation> more = observations();
    more.add(GoldenSeries.observation(new Dekad(2024, 19), 0.9));
    more.add(GoldenSeries.observation(new Dekad(2018, 20), 0.9));
    more.add(GoldenSeries.observation(new Dekad(2023, 18), 0.9));
    assertThat(own(more)).isEqualTo(own(observations()));
  }

  /** Dekad 1 has neighbours in two calendar years: 36 of the same year counts as its neighbour. */
  @Test
  void theTurnOfTheYearHasNeighboursToo() {
    List<Observation> winter = new ArrayList<>();
    for (int year = 2019; year <= 2023; year++) {
      winter.add(GoldenSeries.observation(new Dekad(year, 36), 0.2));
      winter.add(GoldenSeries.observation(new Dekad(year, 1), 0.3));
    }
    winter.add(GoldenSeries.observation(new Dekad(2024, 1), 0.25));
    assertThat(OwnAnomaly.of(GreennessSeries.of(winter, AS_OF), new Dekad(2024, 1)))
        .hasValueSatisfying(own -> assertThat(own.values()).isEqualTo(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {2021, 2022, 2023})
  void aShortPastTellsNothing(int firstYear) {
    List<Observation> few = observations();
    few.removeIf(o -> Dekad.of(o.sensed()).year() < firstYear);
    assertThat(own(few).isPresent()).isEqualTo(firstYear == 2021);
    few.removeIf(o -> Dekad.of(o.sensed()).number() != DEKAD.number());
    assertThat(own(few)).isEmpty();
  }

  /** What a curve is held against on days to come; the widths in which anomalies count. */
  @Test
  void thePastStandsWhereNothingWasSeenYet() {
    Optional<OwnAnomaly> own = own(observations());
    List<Observation> blind = observations();
    blind.remove(blind.size() - 1);
    Baseline past = Baseline.of(GreennessSeries.of(blind, AS_OF), DEKAD).orElseThrow();
    assertThat(OwnAnomaly.of(CURRENT, past)).isEqualTo(own.orElseThrow());
    assertThat((CURRENT - past.median()) / past.deviation())
        .isCloseTo(own.get().madZ(), within(1e-12));
  }

  @Test
  void aDekadWithoutAPictureHasNoAnomaly() {
    List<Observation> none = observations();
    none.remove(none.size() - 1);
    none.add(GoldenSeries.observation(new Dekad(2024, 19), CURRENT));
    none.add(GoldenSeries.observation(new Dekad(2024, 21), CURRENT));
    GreennessSeries series = GreennessSeries.of(none, Instant.parse("2024-12-01T00:00:00Z"));
    assertThat(series.values()).anyMatch(v -> v.dekad().equals(DEKAD) && !v.isReal());
    assertThat(OwnAnomaly.of(series, DEKAD)).isEmpty();
  }

  /** No spread at all: the floors of 0.02 make (0.3 - 0.5) / 0.02 = -10, and vci has no scale. */
  @Test
  void aPastWithoutSpreadIsNotBelievedToBeExact() {
    List<Observation> flat = new ArrayList<>();
    for (int year = 2019; year <= 2023; year++) {
      flat.add(GoldenSeries.observation(new Dekad(year, 20), 0.5));
      flat.add(GoldenSeries.observation(new Dekad(year, 21), 0.5));
    }
    flat.add(GoldenSeries.observation(DEKAD, 0.3));
    OwnAnomaly own = own(flat).orElseThrow();
    assertThat(own.z()).isCloseTo(-10, within(1e-9));
    assertThat(own.madZ()).isCloseTo(-10, within(1e-9));
    assertThat(own.vci()).isEmpty();
  }

  private static List<Neighbour> peers(JsonNode peer, long cell) {
    List<Neighbour> peers = new ArrayList<>();
    for (JsonNode value : peer.get("values")) {
      peers.add(new Neighbour("b" + peers.size(), "rice", cell, value.asDouble()));
    }
    return peers;
  }

  private static final Neighbour OWN = new Neighbour("own", "rice", CELL, CURRENT);

  @ParameterizedTest
  @ValueSource(strings = {"peer", "peer_healthy"})
  void neighboursTellTheWeatherFromTheBorrower(String name) {
    JsonNode golden = GOLDEN.get(name);
    PeerAnomaly peer = PeerAnomaly.of(OWN, peers(golden, CELL)).orElseThrow();
    assertThat(peer.peers()).isEqualTo(golden.get("expected").get("n").asInt());
    assertThat(peer.level()).isEqualTo(12);
    assertClose(peer.median(), golden.get("expected").get("median"));
    assertClose(peer.mad(), golden.get("expected").get("mad"));
    assertClose(peer.z(), golden.get("expected").get("peer_z"));
    assertThat(AnomalyClass.of(own(observations()).map(OwnAnomaly::madZ), Optional.of(peer.z())))
        .hasToString(golden.get("class_").asText());
  }

  @Test
  void onlyOtherBorrowersWithTheSameCropArePeers() {
    List<Neighbour> all = peers(GOLDEN.get("peer"), CELL);
    Optional<PeerAnomaly> without = PeerAnomaly.of(OWN, all);
    all.add(OWN);
    all.add(new Neighbour("own", "rice", CELL, 0.9));
    all.add(new Neighbour("b99", "maize", CELL, 0.9));
    assertThat(PeerAnomaly.of(OWN, all)).isEqualTo(without);
  }

  /** Cells of level 12 are 0.0879 by 0.0439 degrees; one cell, its block, the parents' blocks. */
  @Test
  void theCircleWidensUntilThereAreTen() {
    assertThat(level(116.391 + 0.08, 39.907)).contains(12);
    assertThat(level(116.391 + 0.24, 39.907)).contains(11);
    assertThat(level(116.391 + 1.6, 39.907)).contains(8);
    assertThat(level(116.391 + 5, 39.907)).isEmpty();
    assertThat(PeerAnomaly.of(OWN, peers(GOLDEN.get("peer"), CELL).subList(0, 9))).isEmpty();
  }

  private static Optional<Integer> level(double lon, double lat) {
    long cell = CellGrid.cellAt(lon, lat, 12);
    return PeerAnomaly.of(OWN, peers(GOLDEN.get("peer"), cell)).map(PeerAnomaly::level);
  }

  @Test
  void theFourClassesAndTheUnknown() {
    assertThat(of(-2, -2)).isEqualTo(AnomalyClass.OWN_ONLY);
    assertThat(of(-2, -1.9)).isEqualTo(AnomalyClass.SYSTEMIC);
    assertThat(of(-1.9, -2)).isEqualTo(AnomalyClass.RELATIVE_WEAK);
    assertThat(of(-1.9, -1.9)).isEqualTo(AnomalyClass.NORMAL);
    assertThat(AnomalyClass.of(Optional.of(-3.0), Optional.empty()))
        .isEqualTo(AnomalyClass.UNKNOWN);
    assertThat(AnomalyClass.of(Optional.empty(), Optional.of(-3.0)))
        .isEqualTo(AnomalyClass.UNKNOWN);
    assertThat(AnomalyClass.of(Optional.empty(), Optional.empty())).isEqualTo(AnomalyClass.UNKNOWN);
  }

  private static AnomalyClass of(double madZ, double peerZ) {
    return AnomalyClass.of(Optional.of(madZ), Optional.of(peerZ));
  }

  @Test
  void aNeighbourStandsInACellOfLevelTwelve() {
    assertThatThrownBy(() -> new Neighbour("b", "rice", CELL >> 2, 0.5))
        .hasMessageEndingWith("of level 11, expected level 12");
  }
}
