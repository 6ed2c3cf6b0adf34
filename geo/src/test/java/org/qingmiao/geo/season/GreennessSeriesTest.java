// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreennessSeriesTest {

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-01", "2024-01-10, 2024-01", "2024-01-11, 2024-02", "2024-01-20, 2024-02",
    "2024-01-21, 2024-03", "2024-01-31, 2024-03", "2024-02-29, 2024-06", "2024-07-20, 2024-20",
    "2024-12-31, 2024-36"
  })
  void aDekadIsAThirdOfAMonth(LocalDate day, String dekad) {
    assertThat(Dekad.of(day)).hasToString(dekad);
  }

  /** The columns t and dekads of geo_series.json. */
  @Test
  void dekadsFollowEachOtherAndKnowTheirMiddles() {
    JsonNode golden = GoldenSeries.json();
    for (int i = 0; i < golden.get("t").size(); i++) {
      Dekad dekad = new Dekad(2023, 1).plus(i);
      assertThat(dekad).hasToString(golden.get("dekads").get(i).asText());
      assertThat(dekad.middle()).isEqualTo(golden.get("t").get(i).asDouble());
      assertThat(new Dekad(2023, 1).until(dekad)).isEqualTo(i);
      assertThat(dekad.plus(-i)).isEqualTo(new Dekad(2023, 1));
    }
    assertThatThrownBy(() -> new Dekad(2023, 37)).hasMessage("dekad 37, expected 1 to 36");
  }

  private static Observation on(String day, double value, double weight) {
    Instant noon = Instant.parse(day + "T12:00:00Z");
    return new Observation(noon, noon, value, weight);
  }

  /** (0.4 x 30 + 0.6 x 10) / 40 = 0.45. */
  @Test
  void aDekadIsTheWeightedMeanOfItsDates() {
    GreennessSeries series =
        GreennessSeries.of(List.of(on("2024-05-12", 0.6, 10), on("2024-05-17", 0.4, 30)), LATER);
    assertThat(series.values()).hasSize(1);
    assertThat(series.values().get(0).value()).isCloseTo(0.45, within(1e-15));
    assertThat(series.values().get(0).dates()).isEqualTo(2);
    assertThat(series.values().get(0).smoothed()).isEmpty();
  }

  /** Middles: June 1st to 10th 5.5 June, and 5.5, 15.5 and 26 July: 30, 40 and 50.5 days. */
  @Test
  void gapsUpToFortyDaysAreFilledOnALineAndLongerOnesCut() {
    GreennessSeries filled =
        GreennessSeries.of(List.of(on("2024-06-03", 0.2, 1), on("2024-07-15", 0.6, 1)), LATER);
    assertThat(filled.values())
        .extracting(DekadValue::isReal)
        .containsExactly(true, false, false, false, true);
    assertThat(filled.values())
        .extracting(DekadValue::gapDays)
        .containsExactly(0.0, 40.0, 40.0, 40.0, 0.0);
    assertThat(filled.values().get(1).value()).isCloseTo(0.3, within(1e-12));
    assertThat(filled.values().get(2).value()).isCloseTo(0.4, within(1e-12));
    assertThat(filled.runs()).hasSize(1);

    GreennessSeries cut =
        GreennessSeries.of(List.of(on("2024-06-03", 0.2, 1), on("2024-07-25", 0.6, 1)), LATER);
    assertThat(cut.values()).extracting(DekadValue::isReal).containsExactly(true, true);
    assertThat(cut.runs()).hasSize(2);
    assertThat(GreennessSeries.of(List.of(), LATER).runs()).isEmpty();
  }

  @Test
  void eachRunIsSmoothedByItself() {
    double[] raw = GoldenSeries.numbers(GoldenSeries.json().get("smoothing").get("raw"));
    double[] smoothed = GoldenSeries.numbers(GoldenSeries.json().get("smoothing").get("smoothed"));
    List<Observation> observations = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      for (int i = 0; i < raw.length; i++) {
        observations.add(GoldenSeries.observation(new Dekad(2000 + 4 * run, 1).plus(i), raw[i]));
      }
    }
    Collections.shuffle(observations, new Random(5));
    GreennessSeries series = GreennessSeries.of(observations, LATER);
    assertThat(series.runs()).hasSize(2);
    for (List<DekadValue> run : series.runs()) {
      assertThat(run.stream().mapToDouble(value -> value.smoothed().orElseThrow()).toArray())
          .containsExactly(smoothed, within(1e-9));
    }
  }

  @Test
  void laterPicturesAndLatePublicationsChangeNothing() {
    Instant asOf = Instant.parse("2024-07-20T23:59:59Z");
    List<Observation> known = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      known.add(GoldenSeries.observation(new Dekad(2024, 1).plus(i), 0.2 + 0.01 * i));
    }
    List<Observation> poisoned = new ArrayList<>(known);
    poisoned.add(on("2024-07-21", -0.5, 1));
    poisoned.add(
        new Observation(
            Instant.parse("2024-07-01T03:00:00Z"), Instant.parse("2024-07-21T00:00:00Z"), 0.95, 9));
    assertThat(GreennessSeries.of(poisoned, asOf)).isEqualTo(GreennessSeries.of(known, asOf));
    assertThat(GreennessSeries.of(poisoned, LATER)).isNotEqualTo(GreennessSeries.of(known, LATER));
  }

  @Test
  void anObservationWithoutANumberIsRefused() {
    assertThatThrownBy(() -> on("2024-07-21", Double.NaN, 1))
        .hasMessageEndingWith(
            "value NaN, weight 1.0, expected finite numbers and a weight above 0");
    assertThatThrownBy(() -> on("2024-07-21", 0.5, 0)).hasMessageContaining("weight 0.0");
  }
}
