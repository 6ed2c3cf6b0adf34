// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.qingmiao.features.plain.Observation;

/** The packed join as tasks run it, packed, moved and merged in memory without Spark. */
final class PackedRun {
  private final MergePlan plan;
  private final Buckets buckets;
  private final Random random;
  private final List<List<KeyedRow>> sides = new ArrayList<>();

  PackedRun(MergePlan plan, int buckets, Random random) {
    this.plan = plan;
    this.buckets = Buckets.of(buckets);
    this.random = random;
    for (int side = 0; side <= plan.groups().size(); side++) {
      sides.add(new ArrayList<>());
    }
  }

  /** A question of the spine. */
  void ask(String key, int day, long row) {
    sides.get(0).add(row(List.of(key), new long[] {day, 0, row}));
  }

  /** A fact of the only group, with the words of its schema behind the clocks and its texts. */
  void tell(String key, Observation<?> fact, long[] words, double[] reals, String... texts) {
    LongStream clocks =
        LongStream.of(
            fact.event(), fact.known(), fact.version(), fact.retracts() ? 1 : 0, fact.published());
    List<String> strings = new ArrayList<>(List.of(key, fact.eventId()));
    strings.addAll(List.of(texts));
    KeyedRow row = row(strings, LongStream.concat(clocks, LongStream.of(words)).toArray());
    row.setReals(reals);
    sides.get(1).add(row);
  }

  private static KeyedRow row(List<String> strings, long[] words) {
    LongStream lengths = strings.stream().mapToLong(s -> s.getBytes(StandardCharsets.UTF_8).length);
    KeyedRow row = new KeyedRow();
    row.setHash(strings.get(0).hashCode() * 0x9E37_79B9_7F4A_7C15L);
    row.setNumbers(LongStream.concat(LongStream.of(words), lengths).toArray());
    row.setStrings(String.join("", strings).getBytes(StandardCharsets.UTF_8));
    return row;
  }

  /** All rows, merged from cells that came in any order. */
  List<Row> rows() {
    List<PackedCell> cells = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      Collections.shuffle(sides.get(side), random);
      Packer packer = new Packer(side, plan.schema(side), buckets);
      packer.call(sides.get(side).iterator()).forEachRemaining(cells::add);
    }
    Collections.shuffle(cells, random);
    List<Row> rows = new ArrayList<>();
    new Merger(plan).call(cells.iterator()).forEachRemaining(rows::add);
    return rows;
  }
}
