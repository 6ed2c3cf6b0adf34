// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.LeakEvidence;
import org.qingmiao.models.ledger.ModelCards;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.RowWaterfall;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.ledger.TrainRecords;
import org.qingmiao.models.ledger.ValidationCurves;
import org.qingmiao.models.ledger.ValidationMetrics;
import scala.jdk.javaapi.CollectionConverters;

@ExtendWith(SparkTest.class)
class ReportJobTest {

  private static final Date DAY = Date.valueOf(Fixture.DAY);

  @Test
  void writesThePagesWithTheirCopiesAndTheOriginOfEveryNumber(SparkSession spark) {
    Inputs in = inputs(spark, 0.7568);
    Outputs made = new ReportJob(Fixture.TEXTS, Fixture.EDITION).run(in);
    Map<String, String> files = files(made);
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "index.html",
            "queue.html",
            "validation.html",
            "model_card.html",
            "model_card.json",
            "decision/d1000000.html",
            "credit_score.csv",
            "validation_report.csv",
            "validation_curve.csv",
            "leak_evidence.csv");
    assertThat(files.get("decision/d1000000.html"))
        .contains("3.60%", "576", "作物长势低于县域同期水平", "./qingmiao rescore d1000000");

    Dataset<Row> figures = made.tables().get("audit.figure");
    Map<String, Row> byId =
        figures.where("report = 'decision/d1000000.html'").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getAs("figure_id"), row -> row));
    List<String> marked =
        Pattern.compile("data-figure=\"([0-9a-f]{16})\"")
            .matcher(files.get("decision/d1000000.html"))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(byId.keySet()).containsExactlyInAnyOrderElementsOf(marked);
    Row pd =
        byId.values().stream().filter(r -> r.getAs("column").equals("pd_12m")).findFirst().get();
    assertThat(pd.<String>getAs("table")).isEqualTo("publish.credit_score");
    assertThat(pd.<String>getAs("key")).isEqualTo("{\"decision_id\":\"d1000000\"}");
    assertThat(pd.<Long>getAs("table_version")).isEqualTo(3L);
    assertThat(pd.<String>getAs("partition_digest"))
        .isEqualTo(ContentDigest.of(in.rows(CreditScores.TABLE), CreditScores.TABLE).text());
  }

  @Test
  void isNewWorkInAnotherLanguageAndTheSameInTheSame() {
    Edition zh = Fixture.EDITION;
    Edition en = new Edition(Language.EN, 50, 200, zh.currency(), zh.data());
    String before = new ReportJob(Fixture.TEXTS, zh).ownSettings();
    Texts again = Texts.read(Path.of("../conf/texts"));
    assertThat(new ReportJob(again, zh).ownSettings()).isEqualTo(before);
    assertThat(new ReportJob(Fixture.TEXTS, en).ownSettings()).isNotEqualTo(before);
  }

  @Test
  void givesEqualBytesWhenItRunsAgain(SparkSession spark) {
    ReportJob job = new ReportJob(Fixture.TEXTS, Fixture.EDITION);
    assertThat(files(job.run(inputs(spark, 0.7568))))
        .isEqualTo(files(job.run(inputs(spark, 0.7568))));
  }

  @Test
  void beginsTheQueueWithTheApplicationsOfTheDayAndGivesThemTheFirstPages(SparkSession spark) {
    Map<String, Object> old = decision("d0000000", Date.valueOf(Fixture.DAY.minusYears(3)), 0.001);
    Map<String, Object> risky = decision("d2000000", DAY, 0.4);
    Inputs in = inputs(spark, 0.7568, List.of(old, risky, decision()));
    Edition twoPages =
        new Edition(Language.EN, 2, 200, Fixture.EDITION.currency(), Edition.DataKind.REAL);
    Map<String, String> files = files(new ReportJob(Fixture.TEXTS, twoPages).run(in));

    assertThat(files.keySet())
        .filteredOn(path -> path.startsWith("decision/"))
        .containsExactly("decision/d1000000.html", "decision/d2000000.html");
    List<String> links =
        Pattern.compile("href=\"(decision/[^\"]+)\"")
            .matcher(files.get("queue.html"))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(links).containsExactly("decision/d1000000.html", "decision/d2000000.html");
    // The safest of all is an old loan, which neither opens the queue nor counts as today's work.
    assertThat(files.get("queue.html")).contains("2011-12-31");
    assertThat(
            QueueOrder.of(in.rows(CreditScores.TABLE)).collectAsList().stream()
                .map(row -> row.<String>getAs("decision_id")))
        .containsExactly("d1000000", "d2000000", "d0000000");
    QueueFacts queue = new FactReader(in).queue(200);
    assertThat(List.of(queue.ofDay().rows(), queue.all().rows())).containsExactly(2L, 3L);
    assertThat(queue.first()).isEqualTo(queue.ofDay());
  }

  @Test
  void saysThatNoApplicationIsNewWhereAllAreOld(SparkSession spark) {
    Map<String, Object> old = decision("d0000000", Date.valueOf(Fixture.DAY.minusYears(3)), 0.001);
    Inputs in = inputs(spark, 0.7568, List.of(old));
    assertThat(files(new ReportJob(Fixture.TEXTS, Fixture.EDITION).run(in)).get("queue.html"))
        .contains("No application is of this date.", "当日没有新申请。", "decision/d0000000.html");
  }

  @Test
  void showsOneDecisionAnApplicationThoughTheDayWasScoredTwice(SparkSession spark) {
    Map<String, Object> superseded = new HashMap<>(decision("d9000000", DAY, 0.2));
    superseded.put("model_id", "a-model-of-before");
    Inputs in = inputs(spark, 0.7568, List.of(superseded, decision()), List.of(decision()));
    ReportJob job = new ReportJob(Fixture.TEXTS, Fixture.EDITION);
    Map<String, String> files = files(job.run(in));
    assertThat(files).containsKey("decision/d1000000.html");
    assertThat(files).doesNotContainKey("decision/d9000000.html");
    assertThat(files.get("credit_score.csv")).contains("d1000000").doesNotContain("d9000000");
    assertThat(new FactReader(in).modelId()).isEqualTo("m1");
    assertThat(new FactReader(in).queue(200).all().rows()).isEqualTo(1);
    // Two runs measured the day's features; the second trained this model.
    assertThat(files.get("leak_evidence.csv").lines().count()).isEqualTo(2);
  }

  @Test
  void stopsAtANumberThatCannotBePrinted(SparkSession spark) {
    ReportJob job = new ReportJob(Fixture.TEXTS, Fixture.EDITION);
    assertThatThrownBy(() -> job.run(inputs(spark, Double.NaN)))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "publish.validation_report {\"as_of\":\"2014-12-31\",\"model_id\":\"m1\",\"metric\":\"auc\",\"segment\":\"TEST\"}: column value is NaN, expected a finite number or null");
  }

  @Test
  void disarmsFormulasInTheCopiesAndLeavesNumbersAlone() {
    assertThat(CsvCopy.harmless("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
    assertThat(CsvCopy.harmless("  ＠x")).isEqualTo("'  ＠x");
    assertThat(CsvCopy.harmless("农户 -1")).isEqualTo("农户 -1");
    assertThat(CsvCopy.harmless("")).isEmpty();
  }

  private static Inputs inputs(SparkSession spark, double auc) {
    return inputs(spark, auc, List.of(decision()));
  }

  private static Inputs inputs(
      SparkSession spark, double auc, List<Map<String, Object>> decisions) {
    return inputs(spark, auc, decisions, decisions);
  }

  private static Inputs inputs(
      SparkSession spark,
      double auc,
      List<Map<String, Object>> decisions,
      List<Map<String, Object>> standing) {
    Map<String, Dataset<Row>> tables = new HashMap<>();
    ReportJob job = new ReportJob(Fixture.TEXTS, Fixture.EDITION);
    job.reads().forEach(table -> put(spark, tables, table, List.of()));
    put(spark, tables, CreditScores.TABLE, decisions);
    put(spark, tables, CreditQueue.TABLE, standing);
    put(
        spark,
        tables,
        ScorePoints.TABLE,
        List.of(points("REFERENCE", "", 628), points("crop_vigour", "R11", -52)));
    put(
        spark,
        tables,
        ValidationMetrics.TABLE,
        List.of(
            metric("overall", "ALL", null, "worst of the gates that ran", "REJECT"),
            metric("auc", "TEST", auc, null, null)));
    put(spark, tables, ValidationCurves.TABLE, List.of(curve(0, 0), curve(1, 1)));
    put(spark, tables, RowWaterfall.TABLE, List.of(step(0, "BOOK", 90), step(1, "TRAIN", 90)));
    put(spark, tables, ModelRegistry.TABLE, List.of(Map.of("model_id", "m1", "run_id", "r1")));
    put(spark, tables, LeakEvidence.TABLE, List.of(leak("r1"), leak("r0")));
    put(spark, tables, ModelCards.TABLE, List.of(statement()));
    put(spark, tables, TrainRecords.TABLE, List.of(training()));
    Map<String, Long> versions =
        tables.keySet().stream().collect(Collectors.toMap(name -> name, name -> 3L));
    return new Inputs(spark, Fixture.DAY, "run-1", tables, versions, Clock.systemUTC());
  }

  private static Map<String, Object> decision() {
    return decision("d1000000", DAY, 0.036);
  }

  private static Map<String, Object> decision(String id, Date asOf, double pd) {
    Row reason =
        RowFactory.create(
            "R11",
            "ndvi",
            "作物长势低于县域同期水平",
            "Crop vigour is below the county norm for the season",
            -34.0,
            false,
            "low");
    Row age = RowFactory.create("raw.invoice", 12L);
    Map<String, Object> row = new HashMap<>();
    row.put("decision_id", id);
    row.put("applicant_token", "tk:applicant:AQ12345");
    row.put("score_date", DAY);
    row.put("as_of", asOf);
    row.put("score_status", "SCORED");
    row.put("score", 576L);
    row.put("pd_12m", pd);
    row.put("pd_low95", 0.029);
    row.put("pd_high95", 0.045);
    row.put("grade", "C1");
    row.put("reason_1", reason);
    row.put("model_hint", "APPROVE");
    row.put("decision_hint", "REVIEW");
    row.put("verdict", "REJECT");
    row.put("model_state", "CANDIDATE");
    row.put("coverage", 0.83);
    row.put("freshness", CollectionConverters.asScala(List.of(age)).toSeq());
    row.put("model_id", "m1");
    return row;
  }

  private static Map<String, Object> points(String family, String code, long points) {
    return Map.of(
        "decision_id",
        "d1000000",
        "score_date",
        DAY,
        "family",
        family,
        "code",
        code,
        "points",
        points);
  }

  private static Map<String, Object> metric(
      String metric, String segment, Double value, String gate, String verdict) {
    Map<String, Object> row = new HashMap<>();
    row.put("as_of", DAY);
    row.put("model_id", "m1");
    row.put("metric", metric);
    row.put("segment", segment);
    row.put("value", value);
    row.put("gate", gate);
    row.put("verdict", verdict);
    row.put("n", 4430L);
    row.put("bads", 1893L);
    return row;
  }

  private static Map<String, Object> curve(long position, double x) {
    return Map.of(
        "as_of",
        DAY,
        "model_id",
        "m1",
        "curve",
        "ROC",
        "segment",
        "TEST",
        "position",
        position,
        "x",
        x,
        "y",
        x,
        "n",
        4430L);
  }

  private static Map<String, Object> step(long position, String step, long rows) {
    return Map.of(
        "as_of",
        DAY,
        "model_id",
        "m1",
        "position",
        position,
        "step",
        step,
        "row_count",
        rows,
        "bads",
        40L);
  }

  private static Map<String, Object> leak(String run) {
    return Map.of(
        "run_id",
        run,
        "as_of",
        DAY,
        "column_name",
        "gr_appv",
        "detector",
        "UNIVARIATE",
        "value",
        0.61,
        "bound",
        0.8,
        "verdict",
        "CLEAR",
        "note",
        "=1+1");
  }

  private static Map<String, Object> statement() {
    return Map.of(
        "as_of",
        DAY,
        "model_id",
        "m1",
        "section",
        "purpose",
        "position",
        0L,
        "item",
        "intended_use",
        "text_zh",
        "供信贷员参考。",
        "text_en",
        "Advice to officers.");
  }

  private static Map<String, Object> training() {
    return Map.of(
        "model_id", "m1", "as_of", DAY, "eval_log", "{\"train_log_loss\":[0.5,0.4,0.35]}");
  }

  private static void put(
      SparkSession spark,
      Map<String, Dataset<Row>> tables,
      Table table,
      List<Map<String, Object>> rows) {
    List<Row> made =
        rows.stream()
            .map(
                row ->
                    RowFactory.create(
                        table.columns().stream()
                            .map(c -> row.containsKey(c.name()) ? row.get(c.name()) : filler(c))
                            .toArray()))
            .toList();
    tables.put(table.name(), spark.createDataFrame(made, table.schema()));
  }

  /** Something for a required column that a test does not care about. */
  private static Object filler(Column column) {
    if (!column.required()) {
      return null;
    }
    ColumnType type = column.type();
    if (type instanceof ColumnType.Whole) {
      return 0L;
    }
    if (type instanceof ColumnType.Real) {
      return 0.0;
    }
    if (type instanceof ColumnType.Flag) {
      return false;
    }
    if (type instanceof ColumnType.Day) {
      return DAY;
    }
    if (type instanceof ColumnType.Instant) {
      return java.sql.Timestamp.from(Instant.EPOCH);
    }
    if (type instanceof ColumnType.Bytes) {
      return new byte[4];
    }
    return type instanceof ColumnType.Text ? "x" : null;
  }

  private static Map<String, String> files(Outputs made) {
    Map<String, String> files = new TreeMap<>();
    for (OutputFile file : made.files()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        file.body().writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      files.put(file.path(), out.toString(StandardCharsets.UTF_8));
    }
    return files;
  }
}
