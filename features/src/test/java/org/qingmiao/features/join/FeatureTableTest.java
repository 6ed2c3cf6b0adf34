// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingmiao.features.define.Aggregate.latest;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.Golden;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.AsOfStatus;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.LeakReport;
import org.qingmiao.features.plain.PitCases;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

@ExtendWith(SparkTest.class)
class FeatureTableTest {
  private static final StructType SPINE =
      new StructType()
          .add("case_id", DataTypes.StringType)
          .add("row_id", DataTypes.StringType)
          .add("key_a", DataTypes.StringType)
          .add("key_b", DataTypes.StringType)
          .add("as_of", DataTypes.DateType);

  /** Cases with an instant among their clocks; a column holds dates or instants, not both. */
  private static final Set<String> WITH_INSTANTS = Set.of("C23", "C31");

  @Test
  void goldenRowsAreExactWithInstantsAsClocks(SparkSession spark) {
    assertThat(
            joined(
                spark,
                source(Column.instant("event_time", "E."), Column.instant("known_time", "K.")),
                Set.of()))
        .containsExactlyInAnyOrderElementsOf(expected(Set.of()));
  }

  @Test
  void goldenRowsAreExactWithDatesAsClocks(SparkSession spark) {
    assertThat(
            joined(
                spark,
                source(Column.date("event_time", "E."), Column.date("known_time", "K.")),
                WITH_INSTANTS))
        .containsExactlyInAnyOrderElementsOf(expected(WITH_INSTANTS));
  }

  /**
   * Counts of specs: OK 216, NEVER_SEEN 115, EXPIRED 47, RETRACTED 11, NOT_YET_KNOWN 11; 71 leak.
   */
  @Test
  void theLeakReportOfTheRandomGoldenRows(SparkSession spark) {
    Table source = source(Column.instant("event_time", "E."), Column.instant("known_time", "K."));
    FeatureTable join =
        FeatureTable.of(spine(spark).where("case_id = 'R01'"), "as_of")
            .with(group(source, 180), observations(spark, source, Set.of()));
    assertThat(LeakReport.of(join.rows(), List.of("tax")))
        .containsExactly(
            new LeakReport(
                "tax",
                400,
                Map.of(
                    AsOfStatus.OK, 216L,
                    AsOfStatus.NEVER_SEEN, 115L,
                    AsOfStatus.EXPIRED, 47L,
                    AsOfStatus.RETRACTED, 11L,
                    AsOfStatus.NOT_YET_KNOWN, 11L),
                71));
    assertThat(join.leaks().columns())
        .containsExactly(
            "group",
            "spine_rows",
            "ok",
            "expired",
            "retracted",
            "not_yet_known",
            "never_seen",
            "would_leak",
            "would_leak_share");
  }

  @Test
  void twoGroupsKeepTheSpineAndYieldTheirContracts(SparkSession spark) {
    Table source = source(Column.date("event_time", "E."), Column.date("known_time", "K."));
    FeatureGroup tax = group(source, 400);
    FeatureGroup dated =
        FeatureGroup.of("filing", source, "case_id", "key_a", "key_b")
            .also(latest("event_time", "filed_on"));
    Dataset<Row> observations = observations(spark, source, WITH_INSTANTS);
    Dataset<Row> rows =
        FeatureTable.of(spine(spark), "as_of")
            .with(tax, observations)
            .with(dated, observations)
            .rows();
    assertThat(rows.count()).isEqualTo(440);
    List<String> names = new ArrayList<>(List.of(SPINE.fieldNames()));
    tax.columns().forEach(c -> names.add(c.name()));
    dated.columns().forEach(c -> names.add(c.name()));
    assertThat(rows.columns()).containsExactlyElementsOf(names);
    assertThat(rows.where("row_id = 'C08-1'").select("as_of", "filed_on", "tax_known_on").head())
        .isEqualTo(
            RowFactory.create(
                Date.valueOf("2025-06-30"),
                Date.valueOf("2025-03-31"),
                Date.valueOf("2025-05-20")));
  }

  /**
   * Both versions are numbered 1 and were delivered on 5 May, the one that the source published on
   * 3 May before the one of 2 May. A later delivery of a lower version changes nothing.
   */
  @Test
  void ofEqualVersionsDeliveredTogetherThatHoldsWhichTheSourcePublishedLater(SparkSession spark) {
    Table known =
        source(Column.date("event_time", "E."), Column.instant("known_time", "Delivered."));
    List<Column> columns = new ArrayList<>(known.columns());
    columns.add(Column.date("published_on", "P."));
    Table source =
        known
            .columns(columns)
            .clock(
                Clock.of("event_time", "published_on", "event_id")
                    .versionedBy("version")
                    .retractedBy("op")
                    .deliveredAt("known_time"));
    Dataset<Row> told =
        spark.sql(
            "select 'C' case_id, 'A' key_a, 'B' key_b, 'e' event_id, date'2025-03-31' event_time,"
                + " 'U' op, * from values"
                + " (date'2025-05-03', timestamp'2025-05-05 02:00:00', 1L, 30L),"
                + " (date'2025-05-02', timestamp'2025-05-05 02:00:00', 1L, 90L),"
                + " (date'2025-06-01', timestamp'2025-06-02 02:00:00', 0L, 70L)"
                + " as t(published_on, known_time, version, value)");
    Dataset<Row> asked =
        spark.sql(
            "select 'C' case_id, 'A' key_a, 'B' key_b, * from values"
                + " (date'2025-05-04'), (date'2025-05-05'), (date'2025-06-30') as t(as_of)");
    for (Dataset<Row> order : List.of(told, told.orderBy("value"), told.orderBy("published_on"))) {
      assertThat(
              FeatureTable.of(asked, "as_of")
                  .with(group(source, 400), order.coalesce(1))
                  .rows()
                  .orderBy("as_of")
                  .select("tax_status", "value")
                  .collectAsList())
          .containsExactly(
              RowFactory.create("NOT_YET_KNOWN", null),
              RowFactory.create("OK", 30L),
              RowFactory.create("OK", 30L));
    }
  }

  @Test
  void aSpineWithoutADayIsNeverAnswered(SparkSession spark) {
    Table source = source(Column.date("event_time", "E."), Column.date("known_time", "K."));
    Dataset<Row> spine =
        spark.sql("select 'C01' case_id, 'E1' key_a, 'B1' key_b, cast(null as date) as_of");
    Row row =
        FeatureTable.of(spine, "as_of")
            .with(group(source, 400), observations(spark, source, WITH_INSTANTS))
            .rows()
            .head();
    assertThat(row.<String>getAs("tax_status")).isEqualTo("NEVER_SEEN");
  }

  @Test
  void refusesWhatCannotBeCompared(SparkSession spark) {
    Table source = source(Column.date("event_time", "E."), Column.date("known_time", "K."));
    Dataset<Row> observations = observations(spark, source, WITH_INSTANTS);
    assertThatThrownBy(() -> FeatureTable.of(spine(spark), "row_id"))
        .hasMessage(
            "as_of column row_id is string, expected date: the join asks what was known by the end"
                + " of a day");
    FeatureTable numbered =
        FeatureTable.of(spine(spark).selectExpr("case_id", "1L key_a", "key_b", "as_of"), "as_of");
    assertThatThrownBy(() -> numbered.with(group(source, 1), observations))
        .hasMessage(
            "group tax: key key_a of the spine is bigint, but key_a of raw.tax_filing is string;"
                + " cast one of them");
    FeatureTable named =
        FeatureTable.of(spine(spark).withColumnRenamed("row_id", "tax_status"), "as_of");
    assertThatThrownBy(() -> named.with(group(source, 1), observations))
        .hasMessage(
            "group tax would yield column tax_status, which is there already; rename one of"
                + " them");
  }

  @Test
  void aGroupNamesAllItsFaults() {
    Table source =
        source(Column.date("event_time", "E.").optional(), Column.date("known_time", "K."));
    assertThatThrownBy(() -> FeatureGroup.of("Tax", source, "who"))
        .hasMessageStartingWith("group \"Tax\": expected a snake_case name\n")
        .hasMessageContaining("group Tax: raw.tax_filing has no column who")
        .hasMessageContaining("group Tax: clock column event_time of raw.tax_filing is optional");
  }

  private static Table source(Column event, Column known) {
    return Table.of("raw.tax_filing", "one filing of one enterprise", Shape.EVENTS)
        .columns(
            Column.text("case_id", "Case."),
            Column.text("key_a", "First key.").optional(),
            Column.text("key_b", "Second key.").optional(),
            Column.text("event_id", "Name of the fact."),
            event,
            known,
            Column.whole("version", Unit.COUNT, "Version."),
            Column.text("op", "U or D."),
            Column.whole("value", Unit.CNY, "Value.").optional())
        .clock(
            Clock.of("event_time", "known_time", "event_id")
                .versionedBy("version")
                .retractedBy("op"));
  }

  private static FeatureGroup group(Table source, int ttlDays) {
    return FeatureGroup.of("tax", source, "case_id", "key_a", "key_b")
        .also(latest("value", "value"), latest("event_id", "event_id"))
        .aliveFor(ttlDays);
  }

  /** Joined rows of all cases without those left out, each under the ttl of its case. */
  private static List<Map<String, String>> joined(
      SparkSession spark, Table source, Set<String> leftOut) {
    Dataset<Row> observations = observations(spark, source, leftOut);
    Map<String, Set<String>> casesByTtl = new LinkedHashMap<>();
    for (Map<String, String> row : Golden.rows("platform_pit_cases.csv")) {
      if (!leftOut.contains(row.get("case_id"))) {
        casesByTtl
            .computeIfAbsent(row.get("ttl_days"), k -> new HashSet<>())
            .add(row.get("case_id"));
      }
    }
    List<Map<String, String>> all = new ArrayList<>();
    casesByTtl.forEach(
        (ttl, cases) -> {
          Dataset<Row> spine =
              spine(spark)
                  .where(org.apache.spark.sql.functions.col("case_id").isin(cases.toArray()));
          FeatureTable.of(spine, "as_of")
              .with(group(source, Integer.parseInt(ttl)), observations)
              .rows()
              .collectAsList()
              .forEach(row -> all.add(cells(row)));
        });
    return all;
  }

  private static Map<String, String> cells(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("case_id", row.getAs("case_id"));
    cells.put("row_id", row.getAs("row_id"));
    cells.put("status", row.getAs("tax_status"));
    cells.put("value", text(row.getAs("value")));
    cells.put("event_id", text(row.getAs("event_id")));
    cells.put("known_on", text(row.getAs("tax_known_on")));
    cells.put("age_days", text(row.getAs("tax_age_days")));
    cells.put("would_leak", text(row.getAs("tax_would_leak")));
    return cells;
  }

  private static String text(Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /** The event id is a value here, so an expired fact has none; its day follows from the age. */
  private static List<Map<String, String>> expected(Set<String> leftOut) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : Golden.rows("platform_pit_expected.csv")) {
      if (!leftOut.contains(row.get("case_id"))) {
        row.remove("event_on");
        row.computeIfPresent("event_id", (k, v) -> row.get("status").equals("OK") ? v : "");
        rows.add(row);
      }
    }
    return rows;
  }

  private static Dataset<Row> spine(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row : Golden.rows("platform_pit_spine.csv")) {
      rows.add(
          RowFactory.create(
              row.get("case_id"),
              row.get("row_id"),
              nullable(row.get("key_a")),
              nullable(row.get("key_b")),
              Date.valueOf(row.get("as_of"))));
    }
    return spark.createDataFrame(rows, SPINE);
  }

  private static Dataset<Row> observations(SparkSession spark, Table source, Set<String> leftOut) {
    boolean asDates = source.schema().apply("event_time").dataType().equals(DataTypes.DateType);
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row : Golden.rows("platform_pit_observations.csv")) {
      if (!leftOut.contains(row.get("case_id"))) {
        rows.add(
            RowFactory.create(
                row.get("case_id"),
                nullable(row.get("key_a")),
                nullable(row.get("key_b")),
                row.get("event_id"),
                clock(row.get("event_time"), asDates),
                clock(row.get("known_time"), asDates),
                Long.valueOf(row.get("version")),
                row.get("op"),
                row.get("value").isEmpty() ? null : Long.valueOf(row.get("value"))));
      }
    }
    return spark.createDataFrame(rows, source.schema());
  }

  private static Object clock(String clock, boolean asDate) {
    return asDate ? Date.valueOf(LocalDate.parse(clock)) : Timestamp.from(PitCases.instant(clock));
  }

  private static String nullable(String text) {
    return text.isEmpty() ? null : text;
  }
}
