// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.WindowAggregate.Kind;
import org.qingmiao.features.join.WindowPlan.Said;
import org.qingmiao.features.plain.Observation;
import org.qingmiao.features.plain.PitDefinition;
import org.qingmiao.features.plain.WindowDefinition;

/** Windows of the packed join against the definition, under restatement and retraction. */
class PackedWindowsTest {
  private static final List<Integer> WINDOWS = List.of(1, 3, 10, 400);
  private static final long AMOUNT_IS_NULL = 1;
  private static final long BUYER_IS_NULL = 2;
  private static final long RATE_IS_NULL = 4;

  private static final PackedSchema SPINE =
      PackedSchema.ofSpine(new StructType().add("row", DataTypes.LongType));
  private static final PackedSchema FACTS =
      PackedSchema.ofFacts(
          new StructType()
              .add("amount", DataTypes.createDecimalType(18, 2))
              .add("buyer", DataTypes.StringType)
              .add("rate", DataTypes.DoubleType));
  private static final int AMOUNT = 0;
  private static final int BUYER = 1;
  private static final int RATE = 2;

  private static final WindowPlan PLAN =
      new WindowPlan(
          WINDOWS,
          List.of(AMOUNT, RATE),
          List.of(BUYER, AMOUNT),
          List.of(
              new Said(Kind.COUNT, 0),
              new Said(Kind.SUM, 0),
              new Said(Kind.MEAN, 0),
              new Said(Kind.MIN, 0),
              new Said(Kind.MAX, 0),
              new Said(Kind.MIN, 1),
              new Said(Kind.MAX, 1),
              new Said(Kind.DISTINCT, 0),
              new Said(Kind.DISTINCT, 1)));

  /** A bill, any part of which may be null. */
  private record Bill(BigDecimal amount, String buyer, Double rate) {}

  @Property(tries = 1_000, seed = "20250630")
  void agreeWithTheDefinitionOnRandomHistories(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation<Bill>> facts = facts(random, 1 + random.nextInt(80), 8, 30);
    agree(facts, random.ints(12, 0, 34).boxed().toList(), random);
  }

  /** 5,000 facts are totalled in runs of 64 and of 4,096. */
  @Property(tries = 2, seed = "20250630")
  void agreeWithTheDefinitionOnLongHistories(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation<Bill>> facts = facts(random, 5_000, 4_000, 500);
    agree(facts, List.of(0, 100, 250, 251, 400, 499, 530), random);
  }

  private static void agree(List<Observation<Bill>> facts, List<Integer> days, Random random) {
    GroupPlan group =
        new GroupPlan(
            "raw.bill",
            Integer.MAX_VALUE,
            LocalDays.ofDates(),
            LocalDays.ofDates(),
            FACTS,
            List.of(),
            PLAN);
    PackedRun run =
        new PackedRun(new MergePlan(SPINE, List.of(group), KeyLimit.DEFAULT), 2, random);
    facts.forEach(f -> tell(run, f));
    List<List<Object>> expected = new ArrayList<>();
    for (int day : days) {
      run.ask("k", day, expected.size());
      expected.add(expected(expected.size(), facts, day));
    }
    List<List<Object>> answers = new ArrayList<>();
    run.rows().forEach(row -> answers.add(windows(row)));
    assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void tell(PackedRun run, Observation<Bill> fact) {
    Bill bill = fact.values();
    long nulls =
        (bill.amount() == null ? AMOUNT_IS_NULL : 0)
            | (bill.buyer() == null ? BUYER_IS_NULL : 0)
            | (bill.rate() == null ? RATE_IS_NULL : 0);
    long cents = bill.amount() == null ? 0 : bill.amount().unscaledValue().longValueExact();
    run.tell(
        "k",
        fact,
        new long[] {nulls, cents},
        new double[] {bill.rate() == null ? 0 : bill.rate()},
        bill.buyer() == null ? "" : bill.buyer());
  }

  private static List<Object> windows(Row row) {
    List<Object> cells = new ArrayList<>(List.of(row.get(0)));
    for (int i = 0; i < PLAN.cells(); i++) {
      cells.add(row.get(4 + i));
    }
    return cells;
  }

  private static List<Object> expected(long row, List<Observation<Bill>> facts, int day) {
    List<Object> cells = new ArrayList<>(List.of(row));
    List<Observation<Bill>> live = PitDefinition.live(facts, day);
    for (int days : WINDOWS) {
      WindowDefinition<Bill> window = WindowDefinition.of(live, day, days);
      cells.addAll(
          live.isEmpty()
              ? Collections.nCopies(9, null)
              : Arrays.asList(
                  window.count(),
                  window.sum(Bill::amount, 2),
                  window.mean(Bill::amount, 2),
                  window.min(Bill::amount),
                  window.max(Bill::amount),
                  window.min(Bill::rate),
                  window.max(Bill::rate),
                  window.distinct(Bill::buyer),
                  window.distinct(Bill::amount)));
    }
    return cells;
  }

  /** Some facts are known before they happen; amounts near the limits make sums of 65 bits. */
  private static List<Observation<Bill>> facts(Random random, int rows, int events, int days) {
    List<Observation<Bill>> facts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int eventDay = random.nextInt(days);
      int knownDay = Math.max(0, eventDay + random.nextInt(40) - 8);
      facts.add(
          new Observation<>(
              "e" + random.nextInt(events),
              eventDay,
              eventDay,
              knownDay,
              knownDay,
              0,
              i,
              random.nextInt(5) == 0,
              new Bill(amount(random), buyer(random), rate(random))));
    }
    return facts;
  }

  private static BigDecimal amount(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> BigDecimal.valueOf(999_999_999_999_999_999L, 2);
      case 2 -> BigDecimal.valueOf(-999_999_999_999_999_999L, 2);
      default -> BigDecimal.valueOf(random.nextInt(2_000) - 1_000, 2);
    };
  }

  private static String buyer(Random random) {
    return random.nextInt(8) == 0 ? null : "b" + random.nextInt(6);
  }

  private static Double rate(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> -0.0;
      case 2 -> Double.NEGATIVE_INFINITY;
      default -> random.nextGaussian();
    };
  }
}
