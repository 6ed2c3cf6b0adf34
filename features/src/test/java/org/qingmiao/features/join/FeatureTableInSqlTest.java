// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.sum;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** The two-clock join beside the same definition as sets, in another engine, row for row. */
@ExtendWith(SparkTest.class)
class FeatureTableInSqlTest {
  private static final Table SOURCE =
      Table.of("raw.bill", "one bill of one borrower", Shape.EVENTS)
          .columns(
              Column.whole("borrower", Unit.NONE, "Number of the borrower."),
              Column.text("bill_no", "Number of the bill."),
              Column.date("billed_on", "Day of the bill."),
              Column.instant("received_at", "When it came."),
              Column.whole("version", Unit.COUNT, "Version."),
              Column.text("op", "U or D."),
              Column.whole("amount", Unit.CNY, "Amount.").optional(),
              Column.text("payer", "Payer.").optional())
          .clock(
              Clock.of("billed_on", "received_at", "bill_no")
                  .versionedBy("version")
                  .retractedBy("op"));

  /** DuckDB orders texts by their bytes; Shanghai has been at +8 throughout these years. */
  private static final String AS_SETS =
      """
      create table theirs as
      with pair as (
        select s.row_id, s.as_of, o.*, cast(o.received_at + interval 8 hour as date) as known_on
        from spine s join bill o on s.borrower = o.borrower),
      state_now as (
        select * from pair where known_on <= as_of
        qualify row_number() over (
          partition by row_id, bill_no order by version desc, received_at desc) = 1),
      state_later as (
        select * from pair
        qualify row_number() over (
          partition by row_id, bill_no order by version desc, received_at desc) = 1),
      now as (
        select * from state_now where op = 'U' and billed_on <= as_of
        qualify row_number() over (
          partition by row_id order by billed_on desc, received_at desc, bill_no desc) = 1),
      later as (
        select * from state_later where op = 'U' and billed_on <= as_of
        qualify row_number() over (
          partition by row_id order by billed_on desc, received_at desc, bill_no desc) = 1),
      windowed as (
        select row_id,
          count(*) filter (billed_on > as_of - 30) as count_30d,
          coalesce(sum(amount) filter (billed_on > as_of - 30), 0) as sum_30d,
          count(distinct payer) filter (billed_on > as_of - 30) as payers_30d,
          count(*) filter (billed_on > as_of - 365) as count_365d,
          coalesce(sum(amount) filter (billed_on > as_of - 365), 0) as sum_365d,
          count(distinct payer) filter (billed_on > as_of - 365) as payers_365d
        from state_now where op = 'U' and billed_on <= as_of group by row_id),
      withdrawn as (
        select distinct row_id from state_now where op = 'D' and billed_on <= as_of),
      coming as (
        select distinct row_id from pair where known_on > as_of and billed_on <= as_of),
      joined as (
        select s.row_id,
          case when n.row_id is not null and s.as_of - n.billed_on <= 60 then 'OK'
            when n.row_id is not null then 'EXPIRED'
            when w.row_id is not null then 'RETRACTED'
            when c.row_id is not null then 'NOT_YET_KNOWN'
            else 'NEVER_SEEN' end as status,
          s.as_of - n.billed_on as age_days, n.known_on, n.amount,
          (n.bill_no, n.version, n.received_at) is distinct from
            (l.bill_no, l.version, l.received_at) as would_leak,
          w30.* exclude (row_id)
        from spine s
        left join now n on n.row_id = s.row_id
        left join later l on l.row_id = s.row_id
        left join withdrawn w on w.row_id = s.row_id
        left join coming c on c.row_id = s.row_id
        left join windowed w30 on w30.row_id = s.row_id)
      select row_id, status, age_days, known_on,
        count_30d, sum_30d::bigint as sum_30d, payers_30d,
        count_365d, sum_365d::bigint as sum_365d, payers_365d,
        case when status = 'OK' then amount end as amount, would_leak
      from joined
      """;

  @TempDir private Path folder;

  @Test
  void noRowOfTwentyThousandDiffersFromTheDefinitionAsSets(SparkSession spark) throws Exception {
    agree(spark, 100_000, 20_000);
  }

  @Test
  @Tag("large")
  void noRowOfAHundredThousandDiffersFromTheDefinitionAsSets(SparkSession spark) throws Exception {
    agree(spark, 1_000_000, 100_000);
  }

  /** 25 bills a borrower, some borrowers of whom the source knows nothing. */
  private void agree(SparkSession spark, long facts, long questions) throws Exception {
    long borrowers = facts / 25;
    bills(spark, facts, borrowers).write().parquet(file("bill"));
    spine(spark, questions, borrowers).write().parquet(file("spine"));
    FeatureGroup bill =
        FeatureGroup.of("bill", SOURCE, "borrower")
            .windows(30, 365)
            .each(count(), sum("amount").named("sum"), distinct("payer", "payers"))
            .also(latest("amount"))
            .aliveFor(60);
    FeatureTable.of(spark.read().parquet(file("spine")), "as_of")
        .with(bill, spark.read().parquet(file("bill")))
        .rows()
        .drop("borrower", "as_of")
        .write()
        .parquet(file("ours"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = 2");
      sql.execute("set timezone = 'UTC'");
      for (String table : List.of("bill", "spine", "ours")) {
        sql.execute("create view %s as from '%s/*.parquet'".formatted(table, file(table)));
      }
      sql.execute(AS_SETS);
      assertThat(checksums(sql, "ours")).isEqualTo(checksums(sql, "theirs"));
      assertThat(one(sql, "select count(*) from (from ours except all from theirs)"))
          .isEqualTo("0");
      assertThat(one(sql, "select count(*) from theirs")).isEqualTo(String.valueOf(questions));
      assertThat(one(sql, "select count(distinct status) from theirs")).isEqualTo("5");
    }
  }

  private String file(String table) {
    return folder.resolve(table).toString();
  }

  /** For each column the sum of the hashes of row and value. */
  private static List<String> checksums(Statement sql, String table) throws SQLException {
    List<String> sums = new ArrayList<>();
    try (ResultSet result =
        sql.executeQuery("select sum(hash(row_id, columns(*))::hugeint) from " + table)) {
      result.next();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        sums.add(result.getString(i));
      }
    }
    return sums;
  }

  private static String one(Statement sql, String query) throws SQLException {
    try (ResultSet result = sql.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  /**
   * Each bill is restated or withdrawn now and then, at many equal instants. Ingest lets one row
   * through per event, version and known instant.
   */
  private static Dataset<Row> bills(SparkSession spark, long facts, long borrowers) {
    return spark
        .range(facts)
        .selectExpr(
            "pmod(xxhash64(id), %d) borrower".formatted(borrowers),
            "concat('b', pmod(xxhash64(id, 1), 12)) bill_no",
            "date_add(date'2023-07-01', cast(pmod(xxhash64(id, 2), 700) as int)) billed_on",
            "pmod(xxhash64(id, 3), 5) version",
            "if(pmod(xxhash64(id, 4), 4) = 0, 'D', 'U') op",
            "nullif(pmod(xxhash64(id, 5), 1000), 7) amount",
            "if(id % 10 = 0, null, concat('p', pmod(xxhash64(id, 6), 9))) payer",
            "pmod(xxhash64(id, 7), 180) * 8 as hours")
        .selectExpr(
            "* except (hours)",
            "timestamp_seconds(86400 * unix_date(billed_on) + 3600 * hours) received_at")
        .dropDuplicates("borrower", "bill_no", "version", "received_at");
  }

  private static Dataset<Row> spine(SparkSession spark, long questions, long borrowers) {
    return spark
        .range(questions)
        .selectExpr(
            "id row_id",
            "pmod(xxhash64(id, 8), %d) borrower".formatted(borrowers + borrowers / 10),
            "date_add(date'2023-07-01', cast(pmod(xxhash64(id, 9), 700) as int)) as_of");
  }
}
