// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;

@ExtendWith(SparkTest.class)
class RunnerTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final Table LOANS =
      Table.of("feature.loan", "one loan", Shape.SNAPSHOT)
          .columns(
              Column.date("as_of", "Business date."),
              Column.text("loan", "Loan."),
              Column.whole("amount", Unit.CNY, "Amount."),
              Column.text("run_id", "Run."))
          .key("as_of", "loan")
          .rules(Rule.between("amount", "0", "1000"), Rule.unique("loan"));
  private static final Table LOG =
      Table.of("audit.log", "one entry", Shape.APPEND)
          .columns(
              Column.date("as_of", "Business date."),
              Column.text("loan", "Loan."),
              Column.text("run_id", "Run."))
          .key("loan");

  @TempDir private Path root;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final SparkSession spark;

  RunnerTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void publishesWhatAJobMakesAndRecordsTheRun() {
    run(new Fixed(LOANS, Map.of("L1", 100L, "L2", 200L)), Runner.Repeat.SKIP);

    assertThat(stored(LOANS)).containsExactlyInAnyOrder("L1 100", "L2 200");
    Manifest manifest = log().published("fixed", DAY).orElseThrow();
    assertThat(manifest.outputs().get(0).digest())
        .isEqualTo(lake().digest(LOANS, lake().version(LOANS), DAY).text());
    assertThat(lake().read(RunTable.TABLE, lake().version(RunTable.TABLE)).count()).isEqualTo(1);
    assertThat(root.resolve(".staging").toFile().list()).isNullOrEmpty();
  }

  @Test
  void theSameWorkIsNotDoneTwice() throws IOException {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    run(job, Runner.Repeat.SKIP);
    List<String> before = files();

    run(job, Runner.Repeat.SKIP);

    assertThat(job.runs).isEqualTo(1);
    assertThat(files()).isEqualTo(before);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("no-op");
  }

  /** A run that is killed after its manifest leaves rows aside and no record of itself. */
  @Test
  void theNextRunOfTheDaySweepsAndRecordsWhatAKilledOneLeft() throws IOException {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    run(job, Runner.Repeat.SKIP);
    Manifest done = log().published("fixed", DAY).orElseThrow();
    String lost = "f" + done.runId().substring(1);
    Path manifest = root.resolve("runs/%s/fixed/%s.json".formatted(DAY, done.runId()));
    Files.writeString(
        manifest.resolveSibling(lost + ".json"),
        Files.readString(manifest).replace(done.runId(), lost));
    Path aside = Files.createDirectories(root.resolve(".staging/fixed." + DAY + "/raw.loan"));
    Files.writeString(aside.resolve("part-0.parquet"), "torn");

    run(job, Runner.Repeat.FORCE);

    Dataset<Row> recorded = lake().read(RunTable.TABLE, lake().version(RunTable.TABLE));
    assertThat(recorded.where(col("run_id").equalTo(lost)).count()).isEqualTo(1);
    assertThat(recorded.count()).isEqualTo(3);
    assertThat(root.resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void settingsOfOneJobMakeOnlyThatJobNewWork() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    Fixed other = new Fixed(LOG, Map.of("L1", 0L));
    job.ownSettings = "language zh";
    run(job, Runner.Repeat.SKIP);
    run(other, Runner.Repeat.SKIP);

    job.ownSettings = "language en";
    run(job, Runner.Repeat.SKIP);
    run(other, Runner.Repeat.SKIP);
    run(job, Runner.Repeat.SKIP);

    assertThat(List.of(job.runs, other.runs)).containsExactly(2, 1);
  }

  @Test
  void forcedWorkMustGiveTheSameDigest() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    run(job, Runner.Repeat.SKIP);

    assertThat(run(job, Runner.Repeat.FORCE)).isEqualTo(ExitCode.DONE);
    assertThat(job.runs).isEqualTo(2);

    job.rows = Map.of("L1", 101L);
    assertThatThrownBy(() -> run(job, Runner.Repeat.FORCE))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(ExitCode.DIGEST_DIFFERS))
        .hasMessageContaining("columns amount moved. Nothing was published.");
    assertThat(stored(LOANS)).containsExactly("L1 100");
  }

  @Test
  void changedFilesOfAPublishedDayNeedRestate() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    run(job, Runner.Repeat.SKIP);
    job.files = Map.of("loans.csv", "another digest");
    job.rows = Map.of("L1", 150L);

    assertThatThrownBy(() -> run(job, Runner.Repeat.SKIP))
        .hasMessage(
            "fixed for 2025-06-30 is published, but what it read has changed since: loans.csv; deliver the change under a later date, or publish the day anew with --restate");
    run(job, Runner.Repeat.RESTATE);
    assertThat(stored(LOANS)).containsExactly("L1 150");
  }

  @Test
  void aRowThatBreaksARulePublishesNothing() {
    assertThatThrownBy(() -> run(new Fixed(LOANS, Map.of("L1", 5000L)), Runner.Repeat.SKIP))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(ExitCode.QUALITY_GATE))
        .hasMessage("feature.loan: 1 rows break amount.between. Nothing was published.");
    assertThat(lake().holds(LOANS)).isFalse();
    assertThat(log().all().get(0).state()).isEqualTo(Manifest.FAILED);
  }

  @Test
  void countsThatDoNotBalancePublishNothing() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    job.balance = new Balance("loans", 3, 1, 1, 0, 0);

    assertThatThrownBy(() -> run(job, Runner.Repeat.SKIP))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(ExitCode.UNBALANCED));
    assertThat(lake().holds(LOANS)).isFalse();
  }

  @Test
  void balancedCountsThatAreNotTheRowsWrittenPublishNothing() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    job.balance = new Balance("loans", 2, 2, 0, 0, 0);

    assertThatThrownBy(() -> run(job, Runner.Repeat.SKIP))
        .hasMessageContaining("the counts do not add up (1 rows were written)");
  }

  @Test
  void appendedRowsAreAddedOncePerKey() {
    Fixed job = new Fixed(LOG, Map.of("L1", 0L, "L2", 0L));
    run(job, Runner.Repeat.SKIP);
    job.rows = Map.of("L2", 0L, "L3", 0L);
    job.files = Map.of("log.csv", "another digest");

    run(job, Runner.Repeat.RESTATE);

    assertThat(stored(LOG)).containsExactlyInAnyOrder("L1", "L2", "L3");
    assertThat(log().all().get(1).outputs().get(0).added()).isEqualTo(1);
  }

  @Test
  void aRefusalAfterEvidenceKeepsTheEvidence() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    job.refusal = new Refusal(ExitCode.MODEL_REFUSED, "term is suspect");

    assertThatThrownBy(() -> run(job, Runner.Repeat.SKIP)).hasMessage("term is suspect");
    assertThat(stored(LOANS)).containsExactly("L1 100");
    assertThat(log().published("fixed", DAY)).isEmpty();
  }

  /** Spark's own exceptions are checked ones, which Scala does not declare. */
  @Test
  void aTaskThatFailsLeavesAFailedManifestWithoutItsRow() {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    job.isBroken = true;

    assertThatThrownBy(() -> run(job, Runner.Repeat.SKIP)).isInstanceOf(SparkException.class);
    Manifest failed = log().all().get(0);
    assertThat(failed.state()).isEqualTo(Manifest.FAILED);
    assertThat(failed.exitCode()).isEqualTo(ExitCode.INTERNAL.number());
    assertThat(failed.errorText()).doesNotContain("L1");
  }

  /** 元 sent as 万元. */
  @Test
  void aMedianThatJumpsAgainstEarlierDeliveriesPublishesNothing() {
    Table watched = LOANS.rules(Rule.drift("amount", 100));
    run(new Fixed(watched, Map.of("L1", 1L, "L2", 2L)), DAY.minusDays(1));
    run(new Fixed(watched, Map.of("L1", 2L, "L2", 3L)), DAY);

    Fixed jumped = new Fixed(watched, Map.of("L1", 10_000L, "L2", 20_000L));
    assertThatThrownBy(() -> run(jumped, DAY.plusDays(1)))
        .hasMessage("feature.loan: 2 rows break amount.drift. Nothing was published.");
  }

  @Test
  void filesForPeopleAppearWhole() throws IOException {
    Fixed job = new Fixed(LOANS, Map.of("L1", 100L));
    job.page =
        new OutputFile("index.html", out -> out.write("page".getBytes(StandardCharsets.UTF_8)));

    run(job, Runner.Repeat.SKIP);

    assertThat(root.resolve("reports/2025-06-30/index.html")).hasContent("page");
    try (Stream<Path> beside = Files.list(root.resolve("reports/2025-06-30"))) {
      assertThat(beside).hasSize(1);
    }
  }

  private ExitCode run(Job job, Runner.Repeat repeat) {
    return run(job, DAY, repeat);
  }

  private ExitCode run(Job job, LocalDate day) {
    return run(job, day, Runner.Repeat.SKIP);
  }

  private ExitCode run(Job job, LocalDate day, Runner.Repeat repeat) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Runner(spark, lake(), new Stamp("test", "conf"), Clock.systemUTC(), Progress.on(out))
        .run(List.of(job), day, repeat);
  }

  private Lake lake() {
    return Lake.at(spark, root);
  }

  private RunLog log() {
    return RunLog.read(root.resolve("runs"));
  }

  private List<String> stored(Table table) {
    List<String> texts = new ArrayList<>();
    for (Row row : lake().read(table, lake().version(table)).collectAsList()) {
      String loan = row.getAs("loan");
      texts.add(table == LOANS ? loan + " " + row.<Long>getAs("amount") : loan);
    }
    return texts;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  /** A job that makes fixed rows. */
  private static final class Fixed implements Job {
    private final Table table;
    private Map<String, Long> rows;
    private Map<String, String> files = Map.of();
    private Balance balance;
    private Refusal refusal;
    private String ownSettings = "";
    private OutputFile page;
    private boolean isBroken;
    private int runs;

    Fixed(Table table, Map<String, Long> rows) {
      this.table = table;
      this.rows = rows;
    }

    @Override
    public String name() {
      return hasAmounts() ? "fixed" : "other";
    }

    @Override
    public String ownSettings() {
      return ownSettings;
    }

    private boolean hasAmounts() {
      return table.column("amount").isPresent();
    }

    @Override
    public List<Table> reads() {
      return List.of();
    }

    @Override
    public List<Table> writes() {
      return List.of(table);
    }

    @Override
    public Map<String, String> files(LocalDate asOf) {
      return files;
    }

    @Override
    public Outputs run(Inputs in) {
      runs++;
      List<Row> lines = new ArrayList<>();
      rows.forEach(
          (loan, amount) ->
              lines.add(
                  hasAmounts()
                      ? RowFactory.create(Date.valueOf(in.asOf()), loan, amount, in.runId())
                      : RowFactory.create(Date.valueOf(in.asOf()), loan, in.runId())));
      Dataset<Row> data = in.spark().createDataFrame(lines, table.schema());
      if (isBroken) {
        UDF1<String, Long> fails =
            loan -> {
              throw new IllegalStateException(loan);
            };
        data = data.withColumn("amount", udf(fails, DataTypes.LongType).apply(col("loan")));
      }
      Outputs outputs = Outputs.of(table, data);
      if (balance != null) {
        outputs.balance(balance);
      }
      if (refusal != null) {
        outputs.refuse(refusal);
      }
      if (page != null) {
        outputs.file(page);
      }
      return outputs;
    }
  }
}
