// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;

/** What a delivery means beside those before it, and from when on its facts were known. */
@ExtendWith(SparkTest.class)
class EarlierDeliveryTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 6, 30);
  private static final LocalDate NEXT = LocalDate.of(2025, 7, 1);
  private static final String HEADER = "no,period_end,filed_at,version,revenue\n";

  private static final String CONF =
      """
      name: tax
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: filings
          table: raw.filing
          grain: one filing
          shape: EVENTS
          format: csv
          files: "{as_of}.csv"
          key: [no]
          event: period_end
          known: filed_at
          version: version
          BACKLOAD
          gate: {max_quarantine_share: 1, min_rows: 0}
          columns:
            no:         {from: no, type: text, meaning: Number.}
            period_end: {from: period_end, type: date, meaning: Last day of the period.}
            filed_at:   {from: filed_at, type: instant, meaning: When it was filed.}
            version:    {from: version, type: whole, unit: none, meaning: Higher for each correction.}
            revenue:    {from: revenue, type: "decimal(18,2)", unit: cny, meaning: Revenue.}
      """;

  private static final String BACKLOAD =
      "backload: true\n    known_lag_days: 5\n    backload_until: 2025-06-30";

  @TempDir private Path folder;
  private final SparkSession spark;

  EarlierDeliveryTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void repetitionIsCountedContradictionRefusedAndRestatementPublished() throws IOException {
    Trial first =
        trial(
            FIRST,
            "1,2025-03-31,2025-04-10T09:00:00,0,100\n"
                + "2,2025-03-31,2025-04-11T09:00:00,0,200\n"
                + "3,2025-03-31,2025-04-12T09:00:00,0,300\n",
            List.of());
    assertThat(first.balance()).isEqualTo(new Balance("filings", 3, 3, 0, 0, 0));

    // 1 as before, 2 with another revenue, 3 corrected by a higher version, 4 new and twice.
    Trial next =
        trial(
            NEXT,
            "1,2025-03-31,2025-04-10T09:00:00,0,100.00\n"
                + "2,2025-03-31,2025-04-11T09:00:00,0,201\n"
                + "3,2025-03-31,2025-06-30T09:00:00,1,301\n"
                + "4,2025-06-30,2025-07-01T09:00:00,0,400\n"
                + "4,2025-06-30,2025-07-01T09:00:00,0,400\n",
            first.accepted().collectAsList());
    assertThat(next.balance()).isEqualTo(new Balance("filings", 5, 2, 1, 2, 0));
    assertThat(next.reasons()).containsOnlyKeys(3L);
    assertThat(next.reasons().get(3L)).containsExactly("conflict");
    assertThat(next.accepted().orderBy("no").select("no", "version", "revenue").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[3,1,301.00]", "[4,0,400.00]");
  }

  /** A day that is run again stands beside earlier days only, never beside its own first run. */
  @Test
  void dayThatIsRunAgainDoesNotMeetItself() throws IOException {
    String rows = "1,2025-03-31,2025-04-10T09:00:00,0,100\n";
    Trial first = trial(FIRST, rows, List.of());
    Trial again = trial(FIRST, rows, first.accepted().collectAsList());
    assertThat(again.balance()).isEqualTo(new Balance("filings", 1, 1, 0, 0, 0));
  }

  /** Without a lag all of history would be known only today; without any clock, always. */
  @Test
  void backloadIsKnownFromTheSourcesOwnClockPlusItsLag() throws IOException {
    String rows = "1,2025-03-31,2025-04-10T09:00:00,0,100\n";
    // 09:00 in Shanghai is 01:00 UTC, and five days later.
    assertThat(knownTime(trial(FIRST, rows, List.of()))).isEqualTo("2025-04-15T01:00:00Z");
    // The first delivery behind backload_until: the end of its own day in Shanghai.
    assertThat(knownTime(trial(NEXT, rows, List.of()))).isEqualTo("2025-07-01T15:59:59.999999Z");
  }

  @Test
  void dailyDeliveryIsKnownFromItsOwnDay() throws IOException {
    Trial trial = trial("", FIRST, "1,2025-03-31,2025-04-10T09:00:00,0,100\n", List.of());
    assertThat(knownTime(trial)).isEqualTo("2025-06-30T15:59:59.999999Z");
  }

  private static String knownTime(Trial trial) {
    return trial.accepted().first().<Timestamp>getAs("known_time").toInstant().toString();
  }

  private Trial trial(LocalDate day, String rows, List<Row> held) throws IOException {
    return trial(BACKLOAD, day, rows, held);
  }

  private Trial trial(String backload, LocalDate day, String rows, List<Row> held)
      throws IOException {
    Files.writeString(folder.resolve(day + ".csv"), HEADER + rows);
    Path conf = Files.writeString(folder.resolve("conf.yaml"), CONF.replace("BACKLOAD", backload));
    Settings settings = Settings.read(conf, List.of("data=" + folder), List.of());
    var mapping = settings.sources().get(0);
    Dataset<Row> before = spark.createDataFrame(held, mapping.table().stored().schema());
    return Trial.of(spark, settings, mapping, day, Map.of("raw.filing", before));
  }
}
