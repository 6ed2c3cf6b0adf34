// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every exit code, through the launcher that users start (platform specification, 4.6). */
@Tag("process")
@ExtendWith(SparkTest.class)
class LauncherTest {
  private static final int LOANS = 6_000;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Bakery published;
  private static Launcher.Ended first;

  @BeforeAll
  static void runOnce() throws IOException {
    published = Bakery.open(Files.createDirectory(shared.resolve("a")), LOANS, Bakery.Fate.STEADY);
    first = published.run();
  }

  @Test
  void endsIn0WithScoresAndAgainAsNoOp() {
    assertThat(first.code()).as(first.text()).isZero();
    assertThat(first.text()).contains("publish.credit_score", "reports: ");
    Launcher.Ended again = published.run();
    assertThat(again.code()).as(again.text()).isZero();
    assertThat(again.text()).contains("no-op");
  }

  @Test
  void writesNothingInADryRun() throws IOException {
    Bakery bakery = Bakery.open(folder, 10, Bakery.Fate.STEADY);
    Launcher.Ended plan = bakery.run("--dry-run");
    assertThat(plan.code()).as(plan.text()).isZero();
    assertThat(plan.text())
        .contains("[1/6] ingest-bakery", "writes  raw.bakery", "to be published")
        .contains("the lake does not exist yet");
    assertThat(bakery.lake()).doesNotExist();
  }

  @Test
  void plansTheDemoBeforeThereIsOne() {
    Launcher.Ended plan =
        Launcher.in(folder)
            .run(
                "run",
                "--dry-run",
                "--set",
                "lake=" + folder.resolve("lake"),
                "--set",
                "data=" + folder.resolve("landing"));
    assertThat(plan.code()).as(plan.text()).isZero();
    assertThat(plan.text())
        .contains("the demo book is not there yet; a run makes it", "writes  publish.credit_queue");
    assertThat(folder.resolve("lake")).doesNotExist();
    assertThat(folder.resolve("landing")).doesNotExist();
  }

  @Test
  void recomputesAThousandDecisionsInAnotherProcess() throws IOException {
    Bakery bakery = published.copy(folder.resolve("b"));
    Launcher.Ended ended =
        Launcher.in(folder).run("rescore", "-c", bakery.conf().toString(), "--sample", "1000");
    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(ended.text()).contains("1,000 decisions computed again, 0 fields differ");
  }

  @Test
  void answersQuestionsAndChangesNothing() {
    String conf = published.conf().toString();
    assertRefused(
        Launcher.in(folder).run("sql", "-c", conf, "DELETE FROM raw.bakery"), 2, "is no question");
    String file = published.lake().resolve("raw/bakery").toString();
    assertRefused(
        Launcher.in(folder).run("sql", "-c", conf, "SELECT * FROM delta.`" + file + "`"),
        2,
        "sql: ");
    Launcher.Ended answer =
        Launcher.in(folder)
            .run(
                "sql",
                "-c",
                conf,
                "--csv",
                "SELECT 'raw.bakery' AS t, count(*) AS n FROM raw.bakery");
    assertThat(answer.code()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("raw.bakery," + LOANS);
  }

  @Test
  void runsOnlyTheJobsThatWereAskedFor() throws IOException {
    Bakery bakery = Bakery.open(folder, 100, Bakery.Fate.STEADY);
    assertThat(bakery.run("--only", "ingest-bakery,build-credit").code()).isZero();
    assertThat(Bakery.digests(bakery.lake()))
        .containsOnlyKeys(
            "ingest-bakery 2024-12-31 raw.bakery", "build-credit 2024-12-31 feature.credit");
    Launcher.Ended rest = published.run("--from", "score-credit", "--force");
    assertThat(rest.code()).as(rest.text()).isZero();
    assertThat(rest.text()).contains("[1/2] score-credit", "[2/2] report");
  }

  @Test
  void endsIn2OnAnUnknownKey() throws IOException {
    Bakery bakery = Bakery.open(folder, 10, Bakery.Fate.STEADY);
    replace(bakery.conf(), "keyset:", "keysett:");
    assertRefused(bakery.run(), 2, "\"keysett\" is unknown, did you mean \"keyset\"?");
  }

  @Test
  void endsIn2WhereTheDataAreNotSaid() {
    String conf = Launcher.HOME.resolve("conf/sba.yaml").toString();
    assertRefused(
        Launcher.in(folder).with("QINGMIAO_DATA", "").run("run", "-c", conf),
        2,
        "is QINGMIAO_DATA set?",
        "gov/naics_2017_codes.csv.gz is needed",
        "the public gets it at https://www.census.gov/naics/",
        "sba/sba_balanced30k.csv.gz is needed");
  }

  @Test
  void endsIn3OnABookTooSmallForAModel() throws IOException {
    Bakery bakery = Bakery.open(folder, 60, Bakery.Fate.STEADY);
    assertRefused(bakery.run(), 3, "bad");
  }

  @Test
  void endsIn4WhereTheModelFailsAGateAndPublishesAllTheSame() throws IOException {
    Bakery bakery = Bakery.open(folder, LOANS, Bakery.Fate.TURNING);
    Launcher.Ended ended = bakery.run();
    assertThat(ended.code()).as(ended.text()).isEqualTo(4);
    assertThat(Bakery.digests(bakery.lake()))
        .containsKey("score-credit 2024-12-31 publish.credit_score");
  }

  @Test
  void endsIn5WhereOneStoredByteWasAltered(SparkSession spark) throws IOException {
    Bakery bakery = published.copy(folder.resolve("b"));
    String scores = bakery.lake().resolve("publish/credit_score").toString();
    String decision =
        spark
            .read()
            .format("delta")
            .load(scores)
            .orderBy("decision_id")
            .select("decision_id")
            .head()
            .getString(0);
    // The last byte of a feature vector is part of its last value.
    spark.sql(
        "UPDATE delta.`%s` SET feature_vector = overlay(feature_vector PLACING X'7F' FROM length(feature_vector)) WHERE decision_id = '%s'"
            .formatted(scores, decision));
    Launcher.Ended ended =
        Launcher.in(folder).run("rescore", "-c", bakery.conf().toString(), decision);
    assertThat(ended.code()).as(ended.text()).isEqualTo(5);
    assertThat(ended.text()).contains(decision, "feature_sha256");
  }

  @Test
  void endsIn20WhereARequiredColumnIsMissing() throws IOException {
    Bakery bakery = Bakery.open(folder, 10, Bakery.Fate.STEADY);
    replace(bakery.delivery(), "turnover", "turn_over");
    assertRefused(
        bakery.run(), 20, "bakery.csv has no column \"turnover\"", "did you mean \"turn_over\"?");
  }

  @Test
  void endsIn21WhereTooManyRowsAreBad(SparkSession spark) throws IOException {
    Bakery bakery = Bakery.open(folder, 100, Bakery.Fate.STEADY);
    replace(bakery.delivery(), "-15,", "-32,");
    assertRefused(
        bakery.run(),
        21,
        "100 quarantined",
        "approved_on:type in 100, first in line ",
        "audit.quarantine");
    String quarantine = bakery.lake().resolve("audit/quarantine").toString();
    assertThat(spark.read().format("delta").load(quarantine).count()).isEqualTo(100);
    assertThat(bakery.lake().resolve("raw")).doesNotExist();
    assertThat(bakery.lake().resolve("reports/2024-12-31/run.html"))
        .content()
        .contains("ingest-bakery ended with 21", "approved_on:type");
  }

  @Test
  void endsIn22WhereACounterForgetsARow() throws IOException {
    Bakery bakery =
        Bakery.open(Files.createDirectory(folder.resolve("b")), 100, Bakery.Fate.STEADY);
    Path changed = Planted.lostCount(Files.createDirectory(folder.resolve("planted")));
    assertRefused(
        Launcher.in(folder)
            .with("QINGMIAO_CLASSPATH", changed.toString())
            .run(bakery.arguments("--only", "ingest-bakery")),
        22,
        "the counts do not add up");
  }

  @Test
  void endsIn23WhileALivingProcessHoldsTheLease() throws IOException {
    Bakery bakery = Bakery.open(folder, 10, Bakery.Fate.STEADY);
    Path lease = bakery.lake().resolve("leases/ingest-bakery.2024-12-31.lease");
    Files.createDirectories(lease.getParent());
    long pid = ProcessHandle.current().pid();
    Files.writeString(
        lease,
        "{\"fence\":1,\"host\":\"%s\",\"pid\":%d,\"started\":0}"
            .formatted(InetAddress.getLocalHost().getHostName(), pid));
    assertRefused(bakery.run(), 23, "is being run by process " + pid);
  }

  @Test
  void endsIn24WhereOthersCanReadTheKeys() throws IOException {
    Bakery bakery = Bakery.open(folder, 10, Bakery.Fate.STEADY);
    Path keyset = folder.resolve("keyset.json");
    assertThat(Launcher.in(folder).run("keyset", "new", "keyset.json").code()).isZero();
    Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-r--r--"));
    replace(bakery.conf(), "keyset: demo", "keyset: " + keyset);
    assertRefused(bakery.run(), 24, "keyset.json has mode rw-r--r--, expected rw-------");
  }

  @Test
  void endsIn25WhereAPublishedDeliveryHasChanged() throws IOException {
    Bakery bakery = published.copy(folder.resolve("b"));
    Files.writeString(
        bakery.delivery(),
        Files.readString(bakery.delivery()) + "9999,2021-01-15,0,50,50,50,50,50\n");
    assertRefused(bakery.run(), 25, "what it read has changed since: bakery.csv", "--restate");
    assertThat(Launcher.in(folder).run(bakery.arguments("--dry-run")).text())
        .contains("ingest-bakery          published before; its files have changed since");
  }

  @Test
  void endsIn26WhereTheLogOfATableIsCutOff() throws IOException {
    Bakery bakery = published.copy(folder.resolve("b"));
    Path log = bakery.lake().resolve("raw/bakery/_delta_log/00000000000000000000.json");
    Files.deleteIfExists(log.resolveSibling("." + log.getFileName() + ".crc"));
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertRefused(
        Launcher.in(folder).run("digest", "raw.bakery", "-c", bakery.conf().toString()),
        26,
        "raw.bakery at " + bakery.lake().resolve("raw/bakery"));
  }

  @Test
  void endsIn30OnAFaultOfTheProgram() throws IOException {
    Bakery bakery =
        Bakery.open(Files.createDirectory(folder.resolve("b")), 100, Bakery.Fate.STEADY);
    Path changed = Planted.broken(Files.createDirectory(folder.resolve("planted")));
    Launcher.Ended ended =
        Launcher.in(folder)
            .with("QINGMIAO_CLASSPATH", changed.toString())
            .run(bakery.arguments("--only", "build-credit"));
    assertThat(ended.code()).as(ended.text()).isEqualTo(30);
    // The plain sentence comes before the trace.
    assertThat(ended.text().lines().filter(l -> l.startsWith("qingmiao:") || l.startsWith("\tat")))
        .first()
        .asString()
        .startsWith("qingmiao: internal fault (java.lang.ArithmeticException: planted)");
  }

  /** Ended so, with a sentence that says these things and no trace. */
  private static void assertRefused(Launcher.Ended ended, int code, String... said) {
    assertThat(ended.code()).as(ended.text()).isEqualTo(code);
    assertThat(ended.text()).contains(said).doesNotContain("\tat ");
  }

  private static void replace(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
  }
}
