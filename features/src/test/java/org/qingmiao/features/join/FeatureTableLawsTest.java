// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.mean;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.plain.PlainJoin;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What must hold of the join whatever the data, on 4,000 facts of every type. */
@ExtendWith(SparkTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatureTableLawsTest {
  private static final List<String> KEYS = List.of("town", "number");

  private static final Table SOURCE =
      Table.of("raw.bill", "one bill", Shape.EVENTS)
          .columns(
              Column.text("town", "Town.").optional(),
              Column.whole("number", Unit.NONE, "Number in the town."),
              Column.text("bill_no", "Number of the bill."),
              Column.instant("billed_at", "When it was sent."),
              Column.instant("received_at", "When it came."),
              Column.whole("version", Unit.NONE, "Version."),
              Column.text("op", "U or D."),
              Column.decimal("amount", 18, 2, Unit.CNY, "Amount.").optional(),
              Column.decimal("exact", 38, 20, Unit.CNY, "Amount of many digits.").optional(),
              Column.real("rate", Unit.RATE, "Rate.").optional(),
              Column.text("payer", "Payer.").optional(),
              Column.date("due_on", "Day on which it is due.").optional(),
              Column.instant("paid_at", "When it was paid.").optional(),
              Column.flag("late", "Whether it was late.").optional())
          .clock(
              Clock.of("billed_at", "received_at", "bill_no")
                  .versionedBy("version")
                  .retractedBy("op"));

  private static final FeatureGroup LATEST =
      FeatureGroup.of("bill", SOURCE, "town", "number")
          .also(
              latest("amount"),
              latest("exact"),
              latest("rate"),
              latest("payer"),
              latest("due_on"),
              latest("paid_at"),
              latest("late"))
          .aliveFor(20);

  private static final FeatureGroup WINDOWS =
      FeatureGroup.of("sale", SOURCE, "town", "number")
          .windows(30, 365)
          .each(count(), mean("amount"), distinct("payer", "payers"));

  private Dataset<Row> facts;
  private Dataset<Row> spine;
  private List<String> rows;

  @BeforeAll
  void joinOnce(SparkSession spark) {
    facts =
        spark
            .range(4_000)
            .selectExpr(
                "if(id % 90 = 0, null, concat('t', id % 7)) town",
                "id % 5 number",
                "concat('b', pmod(xxhash64(id), 3000)) bill_no",
                "timestamp_micros(1640995200000000 + pmod(xxhash64(id, 1), 700) * 43200000000)"
                    + " billed_at",
                "timestamp_micros(1643673600000000 + pmod(xxhash64(id, 2), 900) * 43200000000)"
                    + " received_at",
                "id version",
                "if(id % 9 = 0, 'D', 'U') op",
                "if(id % 11 = 0, null, cast(pmod(xxhash64(id, 3), 100000) / 100 as decimal(18,2)))"
                    + " amount",
                "cast(pmod(xxhash64(id, 4), 1000) / 7 as decimal(38,20)) exact",
                "if(id % 13 = 0, null, cast(xxhash64(id, 5) as double)) rate",
                "if(id % 17 = 0, null, concat('付', pmod(xxhash64(id, 6), 40))) payer",
                "date_add(date'1883-11-17', cast(id as int)) due_on",
                "timestamp_micros(xxhash64(id, 7) div 100) paid_at",
                "id % 3 = 0 late");
    spine =
        spark
            .range(1_500)
            .selectExpr(
                "id as `the.row`",
                "if(id % 50 = 0, null, concat('t', id % 8)) town",
                "id % 5 number",
                "date_add(date'2021-12-20', cast(pmod(xxhash64(id, 8), 500) as int)) as_of",
                "cast(id as double) / 3 weight",
                "id % 2 = 0 even",
                "unhex(hex(id)) raw");
    facts.persist();
    spine.persist();
    rows = texts(joined().rows());
  }

  private FeatureTable joined() {
    return joined(spine, facts);
  }

  private static FeatureTable joined(Dataset<Row> spine, Dataset<Row> facts) {
    return FeatureTable.of(spine, "as_of").with(LATEST, facts).with(WINDOWS, facts);
  }

  /**
   * Spark writes the cells, by the time zone of the session, and nothing depends on their order.
   */
  private static List<String> texts(Dataset<Row> rows) {
    org.apache.spark.sql.Column[] cells =
        Stream.of(rows.columns())
            .map(c -> c.equals("raw") ? hex(col(c)) : FeatureTable.quoted(c).cast("string"))
            .toArray(org.apache.spark.sql.Column[]::new);
    return rows.select(cells).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void newestValuesAreThoseOfThePlainJoin() {
    Dataset<Row> plain = PlainJoin.of(spine, KEYS, "as_of").latest(LATEST, facts);
    Dataset<Row> packed = FeatureTable.of(spine, "as_of").with(LATEST, facts).rows();
    assertThat(packed.schema()).isEqualTo(plain.schema());
    assertThat(texts(packed)).hasSize(1_500).isEqualTo(texts(plain));
    assertThat(packed.select("bill_status").distinct().count()).isEqualTo(5);
  }

  @Test
  void everySpineRowComesOutOnceAsItWas() {
    Dataset<Row> out = joined().rows().drop(names(LATEST)).drop(names(WINDOWS));
    assertThat(out.schema().catalogString()).isEqualTo(spine.schema().catalogString());
    assertThat(texts(out)).isEqualTo(texts(spine));
  }

  private org.apache.spark.sql.Column[] joinedColumns() {
    return Stream.of(joined().rows().columns())
        .map(FeatureTable::quoted)
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private static String[] names(FeatureGroup group) {
    return group.columns().stream().map(Column::name).toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({"1, true, 1", "16, false, 8", "200, true, 3"})
  void neitherPartitionsNorTasksNorPlansMatter(
      int shuffled, boolean adaptive, int tasks, SparkSession spark) {
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    try {
      spark.conf().set("spark.sql.shuffle.partitions", shuffled);
      spark.conf().set("spark.sql.adaptive.enabled", adaptive);
      FeatureTable again = joined(spine.repartition(tasks), facts.repartition(tasks, col("late")));
      assertThat(texts(again.rows())).isEqualTo(rows);
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
      spark.conf().unset("spark.sql.adaptive.enabled");
    }
  }

  @ParameterizedTest
  @CsvSource({"Asia/Shanghai, th-TH-u-nu-thai", "America/New_York, ar-EG"})
  void neitherZoneNorLocaleOfTheMachineMatter(String zone, String locale) {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(texts(joined().rows())).isEqualTo(rows);
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }

  /** Only the reason for a missing value, and the leak that a one-clock join would be. */
  @Test
  void whatBecomesKnownLaterChangesNoValue() {
    String[] reasons = {"bill_status", "bill_would_leak", "sale_status", "sale_would_leak"};
    Dataset<Row> later =
        facts
            .withColumn("received_at", expr("timestamp'2024-01-01'"))
            .withColumn("version", col("version").plus(10_000));
    Dataset<Row> more = joined(spine, facts.union(later)).rows();
    assertThat(texts(more.drop(reasons))).isEqualTo(texts(joined().rows().drop(reasons)));
    assertThat(texts(more)).isNotEqualTo(rows);
  }

  @Test
  void groupsOfOtherKeysAreJoinedInTheirTurn() {
    FeatureGroup ofTown =
        FeatureGroup.of("town", SOURCE, "town").windows(90).each(count()).also(latest("payer"));
    Dataset<Row> together =
        FeatureTable.of(spine, "as_of")
            .with(WINDOWS, facts)
            .with(ofTown, facts)
            .with(LATEST, facts)
            .rows();
    Dataset<Row> alone = FeatureTable.of(spine, "as_of").with(ofTown, facts).rows();
    assertThat(texts(together.drop(names(ofTown)).select(joinedColumns()))).isEqualTo(rows);
    assertThat(texts(together.drop(names(WINDOWS)).drop(names(LATEST)))).isEqualTo(texts(alone));
  }

  /** Without a mark between them both keys would be the text 123. */
  @Test
  void keysOfSeveralColumnsAreComparedColumnByColumn(SparkSession spark) {
    Dataset<Row> bills =
        facts
            .limit(2)
            .selectExpr("*", "row_number() over (order by version) as n")
            .selectExpr(
                "if(n = 1, '1', '12') town",
                "if(n = 1, 23L, 3L) number",
                "bill_no",
                "timestamp'2022-01-01' billed_at",
                "timestamp'2022-01-02' received_at",
                "version",
                "'U' op",
                "amount",
                "exact",
                "rate",
                "if(n = 1, 'first', 'second') payer",
                "due_on",
                "paid_at",
                "late");
    Dataset<Row> asked =
        spark.sql(
            "select * from values ('1', 23L), ('12', 3L), ('123', null), ('123', 0L)"
                + " as t(town, number) cross join (select date'2022-01-10' as_of)");
    assertThat(
            FeatureTable.of(asked, "as_of")
                .with(LATEST, bills)
                .rows()
                .orderBy("town", "number")
                .select("bill_status", "bill_payer")
                .collectAsList())
        .containsExactly(
            RowFactory.create("OK", "first"),
            RowFactory.create("OK", "second"),
            RowFactory.create("NEVER_SEEN", null),
            RowFactory.create("NEVER_SEEN", null));
  }

  /** 4,000 facts over 35 keys and no town: some key has more than 100. */
  @Test
  void aKeyThatIsTooLargeIsRefusedByTableAndLastSixCharacters() {
    Dataset<Row> rows = joined().largestKey(100).rows();
    assertThatThrownBy(rows::count)
        .rootCause()
        .hasMessageMatching(
            "raw\\.bill: the key that ends in \":t\\d1:\\d\" has 1\\d\\d rows, but a task takes at"
                + " most 100 of one key; leave it out, or give tasks more memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"billed_at", "received_at", "bill_no"})
  void aFactThatCannotBeOrderedIsRefused(String clock) {
    Dataset<Row> holes = facts.withColumn(clock, expr("nullif(" + clock + ", " + clock + ")"));
    assertThatThrownBy(() -> FeatureTable.of(spine, "as_of").with(LATEST, holes).rows().count())
        .hasStackTraceContaining(
            "raw.bill: clock column "
                + clock
                + " is null in some row; a fact without it cannot be"
                + " ordered");
  }

  @Test
  void nestedValuesAreRefusedByName() {
    Dataset<Row> nested = spine.selectExpr("*", "array(1) list");
    assertThatThrownBy(() -> joined(nested, facts).rows())
        .hasMessage(
            "column list is array<int>; the join carries texts, bytes, numbers, days, instants and"
                + " flags, so join nested values afterwards");
  }

  @Test
  void keysOfDoublesAreRefused() {
    Dataset<Row> asked = spine.withColumn("number", col("number").cast("double"));
    Dataset<Row> told = facts.withColumn("number", col("number").cast("double"));
    assertThatThrownBy(() -> joined(asked, told))
        .hasMessage(
            "group bill: key number is double, and doubles are never quite equal; cast it to what it"
                + " counts");
  }
}
