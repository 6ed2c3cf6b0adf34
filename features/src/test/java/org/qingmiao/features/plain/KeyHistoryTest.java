// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.Golden;
import org.qingmiao.features.define.AsOfStatus;

class KeyHistoryTest {
  private static final int SPINE_DAYS = 30;

  /** 40 rows in 32 named cases and 400 random rows, whole rows compared. */
  @Test
  void answersOfTheGoldenFilesAreExact() {
    Map<String, Integer> ttl = new HashMap<>();
    Golden.rows("platform_pit_cases.csv")
        .forEach(c -> ttl.put(c.get("case_id"), Integer.valueOf(c.get("ttl_days"))));
    Map<List<String>, List<Observation<String>>> byKey = new HashMap<>();
    for (Map<String, String> row : Golden.rows("platform_pit_observations.csv")) {
      byKey.computeIfAbsent(key(row), k -> new ArrayList<>()).add(PitCases.observation(row));
    }
    Map<String, Map<String, String>> spine = new LinkedHashMap<>();
    Golden.rows("platform_pit_spine.csv").forEach(row -> spine.put(row.get("row_id"), row));
    List<Map<String, String>> expected = Golden.rows("platform_pit_expected.csv");
    assertThat(expected).hasSize(440);
    for (Map<String, String> row : expected) {
      Map<String, String> asked = spine.get(row.get("row_id"));
      boolean hasNull = asked.get("key_a").isEmpty() || asked.get("key_b").isEmpty();
      List<Observation<String>> known =
          hasNull ? List.of() : byKey.getOrDefault(key(asked), List.of());
      assertThat(answer(asked, known, ttl.get(asked.get("case_id"))))
          .as(row.get("row_id"))
          .isEqualTo(row);
    }
  }

  /** Ten thousand keys of 1 to 60 versions with many equal instants, against the definition. */
  @Property(tries = 10_000, seed = "20250630")
  void agreesWithTheDefinitionOnRandomHistories(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation<String>> versions = randomVersions(random);
    KeyHistory<String> history = new KeyHistory<>(versions);
    int ttl = random.nextInt(SPINE_DAYS);
    for (int day = 0; day < SPINE_DAYS; day += 1 + random.nextInt(4)) {
      assertThat(history.on(day, ttl)).isEqualTo(PitDefinition.answer(versions, day, ttl));
    }
  }

  @Property(tries = 200, seed = "20250630")
  void theOrderOfRowsDoesNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation<String>> versions = randomVersions(random);
    List<Observation<String>> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, random);
    int day = random.nextInt(SPINE_DAYS);
    assertThat(new KeyHistory<>(shuffled).on(day, 10))
        .isEqualTo(new KeyHistory<>(versions).on(day, 10));
  }

  @Test
  void questionsMustAscend() {
    KeyHistory<String> history = new KeyHistory<>(List.of());
    history.on(5, 1);
    assertThatThrownBy(() -> history.on(4, 1))
        .hasMessage("as_of days must ascend within a key: 4 came after 5");
  }

  /** U+FF5E is EF BD 9E and U+20BB7 is F0 A0 AE B7 in UTF-8, though D842 DFB7 in UTF-16. */
  @Test
  void eventIdsTieByTheirUtf8Bytes() {
    Observation<String> lower = new Observation<>("\uFF5E", 1, 1, 1, 1, 0, 0, false, "lower");
    Observation<String> higher =
        new Observation<>("\uD842\uDFB7", 1, 1, 1, 1, 0, 0, false, "higher");
    assertThat(new KeyHistory<>(List.of(higher, lower)).on(1, 1).winner()).hasValue(higher);
  }

  private static List<Observation<String>> randomVersions(Random random) {
    Map<Observation.Name, Observation<String>> versions = new LinkedHashMap<>();
    int rows = 1 + random.nextInt(60);
    int events = 1 + random.nextInt(8);
    for (int i = 0; i < rows; i++) {
      int eventDay = random.nextInt(SPINE_DAYS);
      int knownDay = random.nextInt(SPINE_DAYS + 10);
      Observation<String> version =
          new Observation<>(
              "e" + random.nextInt(events),
              eventDay,
              eventDay * 10L + random.nextInt(3),
              knownDay,
              knownDay * 10L + random.nextInt(3),
              random.nextInt(3),
              random.nextInt(4),
              random.nextInt(4) == 0,
              "v" + i);
      // Ingest lets one row through per event, version and instant of the source's own clock.
      versions.putIfAbsent(version.name(), version);
    }
    return List.copyOf(versions.values());
  }

  private static List<String> key(Map<String, String> row) {
    return List.of(row.get("case_id"), row.get("key_a"), row.get("key_b"));
  }

  private static Map<String, String> answer(
      Map<String, String> asked, List<Observation<String>> known, int ttlDays) {
    int day = (int) LocalDate.parse(asked.get("as_of")).toEpochDay();
    KeyHistory.Answer<String> answer = new KeyHistory<>(known).on(day, ttlDays);
    Optional<Observation<String>> winner = answer.winner();
    Map<String, String> row = new LinkedHashMap<>();
    row.put("case_id", asked.get("case_id"));
    row.put("row_id", asked.get("row_id"));
    row.put("status", answer.status().name());
    row.put("value", answer.status() == AsOfStatus.OK ? winner.get().values() : "");
    row.put("event_id", winner.map(Observation::eventId).orElse(""));
    row.put("event_on", winner.map(w -> date(w.eventDay())).orElse(""));
    row.put("known_on", winner.map(w -> date(w.knownDay())).orElse(""));
    row.put("age_days", winner.map(w -> String.valueOf(day - w.eventDay())).orElse(""));
    row.put("would_leak", String.valueOf(answer.wouldLeak()));
    return row;
  }

  private static String date(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }
}
