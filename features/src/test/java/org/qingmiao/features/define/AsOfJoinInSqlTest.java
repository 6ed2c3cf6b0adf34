// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * The two-clock join beside the same definition as sets, in another engine: 100,000 observations
 * and 20,000 questions over 4,000 borrowers.
 */
@ExtendWith(SparkTest.class)
class AsOfJoinInSqlTest {
  private static final int OBSERVATIONS = 100_000;
  private static final int QUESTIONS = 20_000;
  private static final int BORROWERS = 4_000;
  private static final int DAYS = 700;
  private static final LocalDate FIRST = LocalDate.of(2023, 7, 1);

  private static final Table SOURCE =
      Table.of("raw.bill", "one bill of one borrower", Shape.EVENTS)
          .columns(
              Column.whole("borrower", Unit.NONE, "Number of the borrower."),
              Column.text("bill_no", "Number of the bill."),
              Column.date("billed_on", "Day of the bill."),
              Column.instant("received_at", "When it came."),
              Column.whole("version", Unit.COUNT, "Version."),
              Column.text("op", "U or D."),
              Column.whole("amount", Unit.CNY, "Amount.").optional())
          .clock(
              Clock.of("billed_on", "received_at", "bill_no")
                  .versionedBy("version")
                  .retractedBy("op"));

  /** DuckDB orders texts by their bytes; Shanghai has been at +8 throughout these years. */
  private static final String AS_SETS =
      """
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
            (l.bill_no, l.version, l.received_at) as would_leak
        from spine s
        left join now n on n.row_id = s.row_id
        left join later l on l.row_id = s.row_id
        left join withdrawn w on w.row_id = s.row_id
        left join coming c on c.row_id = s.row_id)
      select row_id, status, age_days, known_on,
        case when status = 'OK' then amount end as amount, would_leak
      from joined order by row_id
      """;

  @Test
  void noRowDiffersFromTheDefinitionAsSets(SparkSession spark) throws Exception {
    Random random = new Random(20250630);
    List<Row> observations = observations(random);
    List<Row> spine = spine(random);
    List<String> ours = ours(spark, spine, observations);
    List<String> theirs = theirs(spine, observations);
    assertThat(ours).hasSize(QUESTIONS).isEqualTo(theirs);
    assertThat(String.join("\n", ours))
        .contains(" OK ", " EXPIRED ", " RETRACTED ", " NOT_YET_KNOWN ", " NEVER_SEEN ");
  }

  private static List<String> ours(SparkSession spark, List<Row> spine, List<Row> observations) {
    StructType asked =
        new StructType()
            .add("row_id", DataTypes.LongType)
            .add("borrower", DataTypes.LongType)
            .add("as_of", DataTypes.DateType);
    LatestValues bill = LatestValues.of("bill", SOURCE, "borrower").value("amount").aliveFor(60);
    return AsOfJoin.of(spark.createDataFrame(spine, asked), List.of("borrower"), "as_of")
        .latest(bill, spark.createDataFrame(observations, SOURCE.schema()))
        .rows()
        .orderBy("row_id")
        .select(
            "row_id",
            "bill_status",
            "bill_age_days",
            "bill_known_on",
            "bill_amount",
            "bill_would_leak")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static List<String> theirs(List<Row> spine, List<Row> observations) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("set threads = 2");
      statement.execute("create table spine (row_id bigint, borrower bigint, as_of date)");
      statement.execute(
          "create table bill (borrower bigint, bill_no varchar, billed_on date,"
              + " received_at timestamp, version bigint, op varchar, amount bigint)");
      fill(duck, "spine", spine);
      fill(duck, "bill", observations);
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(AS_SETS)) {
        while (result.next()) {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= 6; i++) {
            cells.add(String.valueOf(result.getObject(i)));
          }
          rows.add(String.join(" ", cells));
        }
      }
      return rows;
    }
  }

  private static void fill(Connection duck, String table, List<Row> rows) throws Exception {
    try (DuckDBAppender appender =
        duck.unwrap(DuckDBConnection.class).createAppender("main", table)) {
      for (Row row : rows) {
        appender.beginRow();
        for (int i = 0; i < row.size(); i++) {
          append(appender, row.get(i));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Object cell) throws Exception {
    if (cell == null) {
      appender.appendNull();
    } else if (cell instanceof Long number) {
      appender.append(number);
    } else if (cell instanceof Date day) {
      appender.append(day.toLocalDate());
    } else if (cell instanceof Timestamp instant) {
      appender.append(LocalDateTime.ofInstant(instant.toInstant(), ZoneOffset.UTC));
    } else {
      appender.append((String) cell);
    }
  }

  /**
   * Some six bills per borrower, each restated or withdrawn now and then, many at equal instants.
   */
  private static List<Row> observations(Random random) {
    List<Row> rows = new ArrayList<>();
    Set<List<Object>> seen = new LinkedHashSet<>();
    while (rows.size() < OBSERVATIONS) {
      long borrower = random.nextInt(BORROWERS);
      String bill = "b" + random.nextInt(12);
      LocalDate billed = FIRST.plusDays(random.nextInt(DAYS));
      Instant received =
          billed
              .plusDays(random.nextInt(60))
              .atTime(random.nextInt(3) * 8, 0)
              .toInstant(ZoneOffset.UTC);
      long version = random.nextInt(5);
      // Ingest lets one row through per event, version and known instant.
      if (seen.add(List.of(borrower, bill, version, received))) {
        rows.add(
            RowFactory.create(
                borrower,
                bill,
                Date.valueOf(billed),
                Timestamp.from(received),
                version,
                random.nextInt(4) == 0 ? "D" : "U",
                random.nextInt(10) == 0 ? null : (Object) (long) random.nextInt(1_000)));
      }
    }
    return rows;
  }

  /** Some borrowers are unknown to the source. */
  private static List<Row> spine(Random random) {
    List<Row> rows = new ArrayList<>();
    for (long i = 0; i < QUESTIONS; i++) {
      rows.add(
          RowFactory.create(
              i,
              (long) random.nextInt(BORROWERS + BORROWERS / 10),
              Date.valueOf(FIRST.plusDays(random.nextInt(DAYS)))));
    }
    return rows;
  }
}
