// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.fence.FenceEvents;
import org.qingmiao.features.fence.PingRejects;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.Pings;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.geo.fence.FenceEvent.Type;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Runner;

/**
 * The trackers of the county's pledged herds, against what the generator knows happened to them.
 */
@ExtendWith(SparkTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedHerdsTest {
  private static final Map<String, Set<Type>> SHOWN_BY =
      Map.of(
          "NOTHING", Set.of(),
          "STRAYED", Set.of(Type.EXIT, Type.ENTER),
          "CLONED", Set.of(Type.CLONE),
          "FROZEN", Set.of(Type.FROZEN),
          "BUCKET", Set.of(Type.COLOCATED),
          "SILENT", Set.of(Type.GAP),
          "DRIVEN_AT_NIGHT", Set.of(Type.NIGHT_MOVE),
          "UNKNOWN_TRACKER", Set.of(Type.UNASSIGNED));

  @TempDir static Path folder;
  private TrialLake trial;
  private List<Tracker> trackers;
  private List<String> messes;

  /** A row of the generator's truth. */
  private record Tracker(String device, String fate, Instant from, Instant until) {
    static Tracker of(String[] cells) {
      return new Tracker(cells[0], cells[2], instant(cells[3]), instant(cells[4]));
    }

    private static Instant instant(String local) {
      return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
  }

  /** What is told of a device. */
  private record Told(String device, Type type) {}

  @BeforeAll
  void run(SparkSession spark) throws IOException {
    DemoBook.of(1069, 0.6)
        .only(Set.of("device_asset", "fence", "ping"))
        .deliver(folder.resolve("landing"), folder.resolve("truth"));
    trackers =
        Files.readAllLines(folder.resolve("truth/tracker.csv")).stream()
            .skip(2)
            .map(line -> Tracker.of(line.split(",")))
            .toList();
    messes = Files.readAllLines(folder.resolve("truth/mess.csv"));
    trial =
        TrialLake.of(
            spark, Path.of("..", "conf", "demo.yaml"), folder, "data=" + folder.resolve("landing"));
    List<Job> jobs =
        Stream.of("ingest-device-asset", "ingest-fence", "ingest-ping", "watch-fences")
            .map(trial::job)
            .toList();
    for (LocalDate day : List.of(DemoBook.BUSINESS_DATE, DemoBook.NEXT_DATE)) {
      assertThat(trial.run(jobs, day, Runner.Repeat.SKIP)).isEqualTo(ExitCode.DONE);
    }
  }

  /** Every fate is told of its tracker at its hour, and of nobody else: recall and precision 1. */
  @Test
  void tellsEveryFateAndNothingElse() {
    Map<Told, Instant> expected = new HashMap<>();
    for (Tracker tracker : trackers) {
      for (Type type : SHOWN_BY.get(tracker.fate())) {
        expected.put(
            new Told(tracker.device(), type),
            type == Type.ENTER ? tracker.until() : tracker.from());
      }
      // Where the fitting or the fence is in quarantine, nobody knows of it.
      if (isUnfitted(tracker.device())) {
        expected.keySet().removeIf(one -> isOf(one, tracker, Type.COLOCATED));
        expected.put(new Told(tracker.device(), Type.UNASSIGNED), tracker.from());
      }
      if (isUnfitted(tracker.device()) || isUnfenced(tracker.device())) {
        expected.keySet().removeIf(one -> isOf(one, tracker, Type.EXIT, Type.ENTER));
      }
    }
    Map<Told, Instant> told = new HashMap<>();
    for (Row event : standing().where("type NOT IN ('SEEN_IN', 'SEEN_OUT')").collectAsList()) {
      Told one = new Told(event.getAs("device_id"), Type.valueOf(event.getAs("type")));
      assertThat(told.put(one, event.<Timestamp>getAs("started_at").toInstant()))
          .as("told twice: %s", one)
          .isNull();
    }
    assertThat(expected).isNotEmpty();
    assertThat(new HashSet<>(trackers.stream().map(Tracker::fate).toList()))
        .isEqualTo(SHOWN_BY.keySet());
    assertThat(told.keySet()).isEqualTo(expected.keySet());
    told.forEach(
        (one, at) -> {
          if (one.type() != Type.UNASSIGNED) {
            assertThat(Duration.between(expected.get(one), at).abs())
                .as("%s", one)
                .isLessThanOrEqualTo(Duration.ofHours(2));
          }
        });
  }

  @Test
  void findsEveryTrackerOnRecordInsideItsFence() {
    Set<String> inside = new TreeSet<>();
    standing()
        .where("type = 'SEEN_IN'")
        .collectAsList()
        .forEach(
            event -> {
              assertThat(event.<String>getAs("fence_id").substring(2, 9))
                  .isEqualTo(event.<String>getAs("device_id").substring(2, 9));
              assertThat(Pseudonym.isToken(event.getAs("enterprise_token"))).isTrue();
              inside.add(event.getAs("device_id"));
            });
    assertThat(inside)
        .containsExactlyInAnyOrderElementsOf(
            trackers.stream()
                .filter(tracker -> !tracker.fate().equals("UNKNOWN_TRACKER"))
                .map(Tracker::device)
                .filter(device -> !isUnfitted(device) && !isUnfenced(device))
                .toList());
    assertThat(standing().where("type = 'SEEN_OUT'").count()).isZero();
  }

  /** A tracker whose fitting came a day late belonged to nobody on the first day. */
  @Test
  void takesBackWhatLaterDeliveriesShowOtherwise() {
    String late = "GZ" + planted("device_asset,DELIVERED_LATE");
    Dataset<Row> unassigned =
        trial.rows(FenceEvents.TABLE).where(col("device_id").equalTo(lit(late)));
    assertThat(
            unassigned.where("type = 'UNASSIGNED'").orderBy("as_of").collectAsList().stream()
                .map(row -> row.getAs("as_of") + " " + row.getAs("op")))
        .containsExactly("2025-06-30 U", "2025-07-01 D");
    assertThat(standing().where(col("device_id").equalTo(lit(late))).collectAsList())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.<String>getAs("enterprise_token")).isNotNull());
  }

  /** Every ping is used or stands among the rejects with its reason. */
  @Test
  void saysWhyAPingIsNotUsed() {
    Dataset<Row> rejects = trial.rows(PingRejects.TABLE);
    Dataset<Row> pings = trial.rows(Pings.TABLE);
    assertThat(pings(rejects.where("code = 'PING_ZERO'")))
        .isEqualTo(pings.where("longitude = 0 AND latitude = 0").count())
        .isPositive();
    assertThat(pings(rejects.where("code = 'PING_ACCURACY'")))
        .isEqualTo(pings.where("accuracy_m > 50 AND NOT (longitude = 0 AND latitude = 0)").count())
        .isPositive();
    assertThat(rejects.where("code NOT IN ('PING_ZERO', 'PING_ACCURACY')").count()).isZero();
  }

  private static long pings(Dataset<Row> rejects) {
    return rejects.agg(sum("pings")).head().getLong(0);
  }

  /** Another number of partitions, in another order, gives the same digests. */
  @Test
  void givesTheSameDigestsForAnyNumberOfPartitions() {
    Job job = trial.job("watch-fences");
    Map<Table, Dataset<Row>> shuffled = new HashMap<>();
    job.reads()
        .forEach(
            table ->
                shuffled.put(
                    table,
                    trial.rowsOfTheDay(table).repartition(7, col(trial.rows(table).columns()[1]))));
    job.run(trial.inputs(job.reads(), shuffled))
        .tables()
        .forEach(
            (name, rows) -> {
              Table table = trial.installation().table(name);
              assertThat(ContentDigest.of(rows, table).text())
                  .as(name)
                  .isEqualTo(ContentDigest.of(trial.rowsOfTheDay(table), table).text());
            });
  }

  private boolean isUnfitted(String device) {
    return device.equals("GZ" + planted("device_asset,UNKNOWN_WORD"));
  }

  private boolean isUnfenced(String device) {
    return device.startsWith("GZ" + planted("fence,OPEN_RING"));
  }

  private static boolean isOf(Told one, Tracker tracker, Type... types) {
    return one.device().equals(tracker.device()) && List.of(types).contains(one.type());
  }

  /** Where the one mess of that source and kind was planted: its number without the letters. */
  private String planted(String mess) {
    return messes.stream()
        .filter(line -> line.startsWith(mess))
        .map(line -> line.split(",")[3].substring(2))
        .findFirst()
        .orElseThrow();
  }

  private Dataset<Row> standing() {
    return FenceEvents.standing(trial.rows(FenceEvents.TABLE));
  }
}
