// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhenologyTest {

  private static final Dekad FIRST = new Dekad(2023, 1);
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  static Iterable<JsonNode> cases() {
    return GoldenSeries.json().get("cases");
  }

  static GreennessSeries named(String name) {
    for (JsonNode node : cases()) {
      if (node.get("name").asText().equals(name)) {
        return GoldenSeries.smooth(FIRST, GoldenSeries.numbers(node.get("ndvi")));
      }
    }
    throw new IllegalArgumentException(name);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void seasonsAreThoseOfTheGoldenFile(JsonNode golden) {
    GreennessSeries series = GoldenSeries.smooth(FIRST, GoldenSeries.numbers(golden.get("ndvi")));
    List<Season> seasons = Phenology.seasons(series, LATER);
    assertThat(seasons).hasSize(golden.get("n_seasons").asInt());
    assertThat(seasons.stream().filter(season -> season.year() == 2024))
        .hasSize(golden.get("n_seasons_2024").asInt());
    assertThat(Phenology.use(series, 2024))
        .isEqualTo(golden.get("fallow_2024").asBoolean() ? FieldUse.FALLOW : FieldUse.CROPPED);
    for (int i = 0; i < seasons.size(); i++) {
      assertSeason(seasons.get(i), golden.get("seasons").get(i));
    }
  }

  private static void assertSeason(Season season, JsonNode golden) {
    Flank fall = season.fall().orElseThrow();
    assertClose(season.pos(), golden.get("pos"));
    assertClose(season.peak(), golden.get("peak"));
    assertClose(season.rise().base(), golden.get("base_left"));
    assertClose(fall.base(), golden.get("base_right"));
    assertClose(season.amplitude().orElseThrow(), golden.get("amplitude"));
    assertClose(season.rise().day20(), golden.get("sos20"));
    assertClose(season.rise().day50(), golden.get("sos50"));
    assertClose(fall.day20(), golden.get("eos20"));
    assertClose(fall.day50(), golden.get("eos50"));
    assertClose(season.los20().orElseThrow(), golden.get("los20"));
    assertClose(season.los50().orElseThrow(), golden.get("los50"));
    assertRelative(season.rise().rate(), golden.get("green_up_rate"));
    assertRelative(fall.rate(), golden.get("senescence_rate"));
    assertRelative(season.largeIntegral().orElseThrow(), golden.get("large_integral"));
    assertRelative(season.smallIntegral().orElseThrow(), golden.get("small_integral"));
  }

  private static void assertClose(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.asDouble(), within(1e-6));
  }

  private static void assertRelative(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.asDouble(), within(1e-6 * expected.asDouble()));
  }

  /** EOS50 of the first season is day 19598.58, 2023-08-29; SOS50 is 19523.84, 2023-06-15. */
  @Test
  void aSeasonIsOpenUntilItsHalfHasFallen() {
    GreennessSeries series = named("single");
    Season before = Phenology.seasons(series, Instant.parse("2023-08-29T13:00:00Z")).get(0);
    Season after = Phenology.seasons(series, Instant.parse("2023-08-29T15:00:00Z")).get(0);
    assertThat(before.isOpen()).isTrue();
    assertThat(before.amplitude()).isEmpty();
    assertThat(before.los20()).isEmpty();
    assertThat(before.largeIntegral()).isEmpty();
    assertThat(before.smallIntegral()).isEmpty();
    assertThat(after.isOpen()).isFalse();
    assertThat(before.rise()).isEqualTo(after.rise());
  }

  /**
   * A curve known only to a dekad on its way down; its peak is dekad 20 and it falls to half,
   * 0.473, between dekads 24 (0.5051) and 25 (0.4106). Until then half of the way to its last value
   * means nothing.
   */
  @ParameterizedTest
  @ValueSource(ints = {22, 23, 24, 25, 26})
  void aCurveThatEndsOnItsWayDownIsOpen(int known) {
    GreennessSeries whole = named("single");
    GreennessSeries series = new GreennessSeries(whole.values().subList(0, known));
    List<Season> seasons = Phenology.seasons(series, LATER);
    assertThat(seasons.stream().filter(season -> !season.isOpen())).hasSize(known >= 25 ? 1 : 0);
  }

  @Test
  void aSeasonOfWhichLittleWasSeenIsNotTold() {
    List<DekadValue> values = new ArrayList<>();
    for (DekadValue value : named("single").values().subList(0, 36)) {
      boolean seen = value.dekad().number() % 2 == 0;
      values.add(
          new DekadValue(
              value.dekad(), value.value(), seen ? 1 : 0, seen ? 0 : 20, value.smoothed()));
    }
    assertThat(Phenology.seasons(new GreennessSeries(values), LATER)).isEmpty();
    assertThat(Phenology.use(new GreennessSeries(values), 2023)).isEqualTo(FieldUse.CROPPED);
  }

  @Test
  void aYearOfWhichLittleWasSeenIsNotCalledFallow() {
    GreennessSeries series = named("fallow");
    GreennessSeries half = new GreennessSeries(series.values().subList(0, 18));
    assertThat(Phenology.use(series, 2023)).isEqualTo(FieldUse.FALLOW);
    assertThat(Phenology.use(half, 2023)).isEqualTo(FieldUse.UNKNOWN);
    assertThat(Phenology.use(series, 2025)).isEqualTo(FieldUse.UNKNOWN);
  }

  @Test
  void aPlateauPeaksAtItsFirstDekadAndRunsAreSeparate() {
    double[] hill = {0.2, 0.2, 0.3, 0.6, 0.6, 0.6, 0.4, 0.2, 0.2};
    List<DekadValue> values = new ArrayList<>(GoldenSeries.smooth(FIRST, hill).values());
    values.addAll(GoldenSeries.smooth(FIRST.plus(20), hill).values());
    values.add(new DekadValue(FIRST.plus(32), 0.9, 1, 0, OptionalDouble.empty()));
    assertThat(Phenology.seasons(new GreennessSeries(values), LATER))
        .extracting(Season::year, Season::number, Season::pos)
        .containsExactly(
            tuple(2023, 1, FIRST.plus(3).middle()), tuple(2023, 2, FIRST.plus(23).middle()));
  }
}
