// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.plain.KeyHistory;
import org.qingmiao.features.plain.Observation;
import org.qingmiao.features.plain.PitDefinition;

/** Status, age, known day, value and would_leak of the packed join against the definition. */
class PackedAnswersTest {
  private static final int DAYS = 30;
  private static final int KEYS = 20;

  private static final long[] NO_NULLS = {0};

  private static final PackedSchema SPINE =
      PackedSchema.ofSpine(new StructType().add("row", DataTypes.LongType));
  private static final PackedSchema FACTS =
      PackedSchema.ofFacts(new StructType().add("value", DataTypes.StringType));

  /** 500 tables of 20 keys are 10,000 keys, each of 1 to 60 versions with many equal instants. */
  @Property(tries = 500, seed = "20250630")
  void agreesWithTheDefinitionOnRandomHistories(@ForAll long seed) {
    Random random = new Random(seed);
    int ttl = random.nextInt(DAYS);
    PackedRun run = new PackedRun(plan(ttl), 1 + random.nextInt(5), random);
    List<List<Object>> expected = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      List<Observation<String>> facts = randomFacts(random);
      String name = "k" + key;
      facts.forEach(f -> run.tell(name, f, NO_NULLS, null, f.values()));
      for (int day = random.nextInt(4); day < DAYS; day += random.nextInt(4)) {
        long row = expected.size();
        run.ask(name, day, row);
        expected.add(cells(row, day, PitDefinition.answer(facts, day, ttl)));
      }
    }
    assertThat(cells(run.rows())).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Thousands of versions of one key fill words, runs of words and several cells. */
  @Property(tries = 5, seed = "20250630")
  void agreesWithTheReplayOnLongHistories(@ForAll long seed) {
    Random random = new Random(seed);
    int days = 3_000;
    PackedRun run = new PackedRun(plan(days), 1, random);
    List<Observation<String>> facts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int eventDay = random.nextInt(days);
      int knownDay = random.nextInt(days);
      facts.add(fact("e" + random.nextInt(12_000), eventDay, knownDay, i, random));
    }
    facts.forEach(f -> run.tell("hot", f, NO_NULLS, null, f.values()));
    KeyHistory<String> replay = new KeyHistory<>(facts);
    List<List<Object>> expected = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      run.ask("hot", day, day);
      expected.add(cells(day, day, replay.on(day, days)));
    }
    assertThat(cells(run.rows())).containsExactlyInAnyOrderElementsOf(expected);
  }

  /**
   * Two rows that are alike but for what they say, and one that says nothing: the greater text
   * holds, unless the fact is withdrawn at the same time.
   */
  @Property(tries = 50, seed = "20250630")
  void rowsAlikeInAllButTheirValuesHoldByTheirValues(@ForAll long seed) {
    Random random = new Random(seed);
    PackedRun run = new PackedRun(plan(DAYS), 1, random);
    for (String key : List.of("stated", "withdrawn")) {
      run.tell(key, alike(false), new long[] {1}, null, "");
      run.tell(key, alike(false), NO_NULLS, null, "v1");
      run.tell(key, alike(false), NO_NULLS, null, "v2");
      run.ask(key, 9, key.equals("stated") ? 0 : 1);
    }
    run.tell("withdrawn", alike(true), NO_NULLS, null, "v0");
    assertThat(cells(run.rows()))
        .containsExactlyInAnyOrder(
            List.of(0L, "OK", 4L, 7L, "v2", false),
            Arrays.asList(1L, "RETRACTED", null, null, null, false));
  }

  private static Observation<String> alike(boolean retracts) {
    return new Observation<>("e", 5, 50, 7, 70, 0, 1, retracts, "");
  }

  private static MergePlan plan(int ttl) {
    GroupPlan group =
        new GroupPlan(
            "raw.case",
            ttl,
            LocalDays.ofParts(10),
            LocalDays.ofParts(10),
            FACTS,
            List.of(0),
            new WindowPlan(List.of(), List.of(), List.of(), List.of()));
    return new MergePlan(SPINE, List.of(group), KeyLimit.DEFAULT);
  }

  private static List<Observation<String>> randomFacts(Random random) {
    Map<Observation.Name, Observation<String>> facts = new LinkedHashMap<>();
    int rows = 1 + random.nextInt(60);
    int events = 1 + random.nextInt(8);
    for (int i = 0; i < rows; i++) {
      Observation<String> fact =
          fact(
              "e" + random.nextInt(events),
              random.nextInt(DAYS),
              random.nextInt(DAYS + 10),
              random.nextInt(4),
              random);
      // Ingest lets one row through per event, version and instant of the source's own clock.
      facts.putIfAbsent(fact.name(), fact);
    }
    return List.copyOf(facts.values());
  }

  private static Observation<String> fact(
      String event, int eventDay, int knownDay, long version, Random random) {
    return new Observation<>(
        event,
        eventDay,
        eventDay * 10L + random.nextInt(3),
        knownDay,
        knownDay * 10L + random.nextInt(3),
        random.nextInt(3),
        version,
        random.nextInt(4) == 0,
        "v" + random.nextInt(1_000_000));
  }

  private static List<Object> cells(long row, int day, KeyHistory.Answer<String> answer) {
    Map<String, Object> cells = new HashMap<>();
    answer
        .winner()
        .ifPresent(
            winner -> {
              cells.put("age", (long) day - winner.eventDay());
              cells.put("known", (long) winner.knownDay());
              cells.put("value", answer.status().name().equals("OK") ? winner.values() : null);
            });
    return Arrays.asList(
        row,
        answer.status().name(),
        cells.get("age"),
        cells.get("known"),
        cells.get("value"),
        answer.wouldLeak());
  }

  private static List<List<Object>> cells(List<Row> rows) {
    List<List<Object>> all = new ArrayList<>();
    for (Row row : rows) {
      Object value = row.get(4);
      all.add(
          Arrays.asList(
              row.get(0),
              row.get(1),
              row.get(2),
              row.get(3),
              value == null ? null : new String((byte[]) value, StandardCharsets.UTF_8),
              row.get(5)));
    }
    return all;
  }
}
