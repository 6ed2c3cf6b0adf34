// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;

/** The expressions of {@link ContentDigest} and {@link RuleCheck} are the oracle. */
@ExtendWith(SparkTest.class)
class TalliesTest {
  private static final Table TABLE =
      Table.of("raw.thing", "one thing", Shape.EVENTS)
          .columns(
              Column.text("code", "Code."),
              Column.text("note", "Note.").optional(),
              Column.date("day", "Day.").optional(),
              Column.date("later_day", "Later day.").optional(),
              Column.instant("at", "Instant.").optional(),
              Column.whole("count", Unit.COUNT, "Count.").optional(),
              Column.real("ratio", Unit.NONE, "Ratio.").optional(),
              Column.decimal("small", 18, 2, Unit.CNY, "Amount.").optional(),
              Column.decimal("tiny", 5, 4, Unit.NONE, "Share.").optional(),
              Column.decimal("large", 38, 3, Unit.CNY, "Large amount.").optional(),
              Column.flag("active", "Active.").optional())
          .key("code")
          .rules(
              Rule.matches("code", "F[0-9A-C]{2}"),
              Rule.matches("note", "a*b|\\s+"),
              Rule.oneOf("note", "ab", "农"),
              Rule.present("day"),
              Rule.ordered("day", "later_day"),
              Rule.ordered("day", "at"),
              Rule.between("count", "-2.5", "3"),
              Rule.between("ratio", "0", "0.5"),
              Rule.between("small", "-0.005", "1E30"),
              Rule.between("tiny", "0.00005", "0.5"),
              Rule.sums("small", List.of("count", "tiny"), "1.5"));

  private static final String[] TEXTS = {
    null, "", "F1A", "F1D", "F1", "F12\n", "ab", "aab", " \t", "农", "农场主", "a longer text of 32"
  };
  private static final long[] LONGS = {
    0,
    1,
    -1,
    3,
    4,
    127,
    -128,
    128,
    -129,
    32_767,
    1L << 31,
    -(1L << 40),
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final double[] REALS = {0, -0.0, 0.5, 0.6, Double.NaN, Double.NEGATIVE_INFINITY};

  /** 2,000 single rows: a table of one row shows which rule it breaks and what it hashes to. */
  @Test
  void agreeWithTheExpressionsOnEveryRow(SparkSession spark) {
    SplittableRandom random = new SplittableRandom(4_091);
    List<Row> rows = Stream.generate(() -> row(random)).limit(2_000).toList();
    Dataset<Row> all = spark.createDataFrame(rows, TABLE.schema());
    List<Row> errors = all.select(RuleCheck.errors(TABLE)).collectAsList();
    List<String> ids =
        Stream.concat(Stream.of("code:required"), TABLE.rules().stream().map(Rule::id)).toList();
    RuleTally tally = RuleTally.of(TABLE).orElseThrow();
    List<InternalRow> shown = internal(all);
    for (int i = 0; i < rows.size(); i++) {
      tally.reset();
      tally.add(shown.get(i));
      assertThat(tally.value().stream().mapToObj(ids::get).toList())
          .as(rows.get(i).toString())
          .isEqualTo(errors.get(i).getList(0));
    }
  }

  @Test
  void digestAsTheExpressionsDo(SparkSession spark) {
    SplittableRandom random = new SplittableRandom(4_093);
    List<Row> rows = Stream.generate(() -> row(random)).limit(2_000).toList();
    Dataset<Row> all = spark.createDataFrame(rows, TABLE.schema());
    DigestTally tally = DigestTally.of(TABLE).orElseThrow();
    internal(all).forEach(tally::add);
    assertThat(tally.value()).isEqualTo(byExpressions(all));
    assertThat(ContentDigest.of(all, TABLE)).isEqualTo(tally.value());
  }

  /**
   * Partial tallies of tasks add up, whatever their order, and a copy does not change its model.
   */
  @Test
  void partsAddUp(SparkSession spark) {
    SplittableRandom random = new SplittableRandom(4_099);
    List<Row> rows = Stream.generate(() -> row(random)).limit(100).toList();
    List<InternalRow> shown = internal(spark.createDataFrame(rows, TABLE.schema()));
    assertPartsAddUp(shown, DigestTally.of(TABLE).orElseThrow());
    assertPartsAddUp(shown, RuleTally.of(TABLE).orElseThrow());
  }

  private static <T> void assertPartsAddUp(
      List<InternalRow> rows, AccumulatorV2<InternalRow, T> whole) {
    AccumulatorV2<InternalRow, T> left = whole.copy();
    AccumulatorV2<InternalRow, T> right = whole.copy();
    rows.forEach(whole::add);
    rows.subList(0, 99).forEach(left::add);
    rows.subList(99, 100).forEach(right::add);
    assertThat(right.value()).isNotEqualTo(whole.value());
    right.merge(left);
    assertThat(right.value()).isEqualTo(whole.value());
    assertThat(whole.copyAndReset().isZero()).isTrue();
  }

  @Test
  void leaveWhatOnlySparkCanReadToTheExpressions() {
    Table bytes = TABLE.plus(Column.typed("model", new ColumnType.Bytes(), "Bytes."));
    assertThat(DigestTally.of(bytes)).isEmpty();
    assertThat(RuleTally.of(TABLE.rules(Rule.between("large", "0", "1")))).isEmpty();
    assertThat(RuleTally.of(TABLE.rules(Rule.sums("ratio", List.of("ratio"), "0")))).isEmpty();
  }

  private static ContentDigest byExpressions(Dataset<Row> rows) {
    List<org.apache.spark.sql.Column> all = ContentDigest.aggregates(TABLE);
    Row sums =
        rows.agg(all.get(0), all.subList(1, all.size()).toArray(org.apache.spark.sql.Column[]::new))
            .head();
    java.util.Map<String, Object> metrics = new java.util.HashMap<>();
    for (String name : sums.schema().fieldNames()) {
      metrics.put(name, sums.getAs(name));
    }
    return ContentDigest.from(metrics, TABLE);
  }

  /** Rows as a plan gives them to its writer. */
  private static List<InternalRow> internal(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows.select(col("*")))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .map(InternalRow::copy)
        .collect();
  }

  private static Row row(SplittableRandom random) {
    List<Object> cells = new ArrayList<>();
    cells.add(TEXTS[random.nextInt(TEXTS.length)]);
    cells.add(TEXTS[random.nextInt(TEXTS.length)]);
    cells.add(maybe(random, Date.valueOf("2025-03-31")));
    cells.add(maybe(random, Date.valueOf(random.nextBoolean() ? "2025-03-30" : "2025-04-01")));
    // The first falls on 2025-03-31 in Shanghai, the second on the day before.
    String instant = random.nextBoolean() ? "2025-03-30 16:00:00" : "2025-03-30 15:59:59.999999";
    cells.add(maybe(random, Timestamp.valueOf(instant)));
    cells.add(maybe(random, LONGS[random.nextInt(LONGS.length)]));
    cells.add(maybe(random, REALS[random.nextInt(REALS.length)]));
    cells.add(maybe(random, decimal(random, 18, 2)));
    cells.add(maybe(random, decimal(random, 5, 4)));
    cells.add(maybe(random, decimal(random, 18, 3)));
    cells.add(maybe(random, random.nextBoolean()));
    return RowFactory.create(cells.toArray());
  }

  private static BigDecimal decimal(SplittableRandom random, int precision, int scale) {
    long most = BigDecimal.TEN.pow(precision).longValueExact();
    long unscaled =
        random.nextBoolean()
            ? LONGS[random.nextInt(LONGS.length)] % most
            : random.nextLong(-most + 1, most) >> random.nextInt(60);
    return BigDecimal.valueOf(unscaled, scale);
  }

  private static Object maybe(SplittableRandom random, Object value) {
    return random.nextInt(8) == 0 ? null : value;
  }
}
