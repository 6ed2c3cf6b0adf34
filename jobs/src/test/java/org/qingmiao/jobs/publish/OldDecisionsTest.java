// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.jobs.run.Stamp;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.ModelParts;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.RescoreChecks;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.train.CanonicalJson;

/**
 * A lake of the time before there was an evaluator of our own: 40 decisions that the library took,
 * with the model's bytes of that day, registered as {@code native} (golden/native of the models,
 * whose header says how they were made).
 */
@ExtendWith(SparkTest.class)
class OldDecisionsTest {
  private static final Path GOLDEN = Path.of("../models/src/test/resources/golden/native");
  private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
  private static final int DECISIONS = 40;
  private static final Pattern REASON = Pattern.compile("(R\\d+)/(\\w+)=(\\S+)");
  private static final Pattern POINTS = Pattern.compile("(R\\d+)=(-?\\d+)");

  private static SparkSession spark;
  private static Lake lake;

  @BeforeAll
  static void publishOnce(SparkSession session, @TempDir Path folder) throws IOException {
    spark = session;
    lake = Lake.at(spark, folder.resolve("lake"));
    assertThat(run(new OldLake())).isEqualTo(ExitCode.DONE);
  }

  @Test
  void areComputedAgainBitForBit() {
    assertThat(run(new RescoreDecisions(List.of(), 1000))).isEqualTo(ExitCode.DONE);
    List<Row> checks = rows(RescoreChecks.TABLE).collectAsList();
    assertThat(checks.stream().map(c -> c.<String>getAs("decision_id")).distinct())
        .hasSize(DECISIONS);
    assertThat(checks).allMatch(c -> c.<Boolean>getAs("equal"));
    assertThat(checks.stream().map(c -> c.<String>getAs("field")))
        .contains("pd_12m", "pd_low95", "score", "grade", "reason_1", "positive_2", "score_points");
  }

  @Test
  void tellWhereOneBitIsAnother() {
    Dataset<Row> moved =
        rows(CreditScores.TABLE)
            .where("score is not null")
            .orderBy("decision_id")
            .limit(1)
            // By one or two units of the last bit.
            .withColumn("pd_12m", expr("pd_12m * 1.0000000000000002D"));
    assertThat(differences(moved, rows(ModelRegistry.TABLE))).containsOnlyKeys("pd_12m");
  }

  @Test
  void areNotComputedByAnotherLibraryThanTheirs() {
    Dataset<Row> decision = rows(CreditScores.TABLE).orderBy("decision_id").limit(1);
    Dataset<Row> other = rows(ModelRegistry.TABLE).withColumn("library", lit("XGBoost 2.1.0"));
    assertThat(differences(decision, other))
        .hasEntrySatisfying(
            "proof",
            said ->
                assertThat(said)
                    .startsWith("QM-ENV-1: the model was registered with XGBoost 2.1.0"));
  }

  /** What rescoring finds, by field. */
  private static Map<String, String> differences(Dataset<Row> decisions, Dataset<Row> registry) {
    Map<String, Dataset<Row>> tables = new HashMap<>();
    ModelStore.TABLES.forEach(table -> tables.put(table.name(), rows(table)));
    tables.put(ModelRegistry.TABLE.name(), registry);
    Row decision = decisions.first();
    Map<String, Map<String, Long>> points =
        Rescore.points(rows(ScorePoints.TABLE), List.of(decision));
    Map<String, String> differences = new TreeMap<>();
    try (Rescore rescore =
        new Rescore(
            ModelStore.of(new Inputs(spark, DAY, "trial", tables, Map.of(), Clock.systemUTC())))) {
      rescore
          .check(decision, points.getOrDefault(decision.<String>getAs("decision_id"), Map.of()))
          .stream()
          .filter(check -> !check.isEqual())
          .forEach(check -> differences.put(check.field(), check.recomputed()));
    }
    return differences;
  }

  private static ExitCode run(Job job) {
    return new Runner(
            spark,
            lake,
            new Stamp("old", "old"),
            Clock.systemUTC(),
            Progress.quiet(new PrintStream(OutputStream.nullOutputStream())))
        .run(List.of(job), DAY, Runner.Repeat.SKIP);
  }

  private static Dataset<Row> rows(Table table) {
    return lake.read(table, lake.version(table));
  }

  /** Writes the model and its decisions as the jobs of that day did. */
  private record OldLake(byte[] trees, String encoder, String calibrator, List<String> lines)
      implements Job {

    OldLake() throws IOException {
      this(
          Files.readAllBytes(GOLDEN.resolve("model.ubj")),
          Files.readString(GOLDEN.resolve("encoder.json")),
          Files.readString(GOLDEN.resolve("calibrator.json")),
          Files.readAllLines(GOLDEN.resolve("decisions.csv")).stream()
              .filter(line -> line.matches("[0-9a-f]{40},.*"))
              .toList());
    }

    @Override
    public String name() {
      return "old-lake";
    }

    @Override
    public List<Table> reads() {
      return List.of();
    }

    @Override
    public List<Table> writes() {
      return List.of(
          ModelParts.ENCODER,
          ModelParts.CALIBRATOR,
          ModelRegistry.TABLE,
          ScorePoints.TABLE,
          CreditScores.TABLE);
    }

    @Override
    public Outputs run(Inputs in) {
      List<Row> scores = new ArrayList<>();
      List<Row> points = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Map<String, Object> decision = decision(i, lines.get(i).split(","), in.runId());
        scores.add(NamedRow.of(CreditScores.TABLE, decision));
        if (decision.get("score") != null) {
          points.addAll(points(decision, lines.get(i).split(",")[12], in.runId()));
        }
      }
      Outputs outputs = Outputs.none();
      Map.of(
              ModelParts.ENCODER, List.of(part(ModelParts.ENCODER, encoder, in.runId())),
              ModelParts.CALIBRATOR, List.of(part(ModelParts.CALIBRATOR, calibrator, in.runId())),
              ModelRegistry.TABLE, List.of(registry(in)),
              ScorePoints.TABLE, points,
              CreditScores.TABLE, scores)
          .forEach(
              (table, rows) ->
                  outputs.and(table, in.spark().createDataFrame(rows, table.schema())));
      return outputs;
    }

    private static Row part(Table table, String json, String run) {
      return NamedRow.of(
          table,
          Map.of("sha256", sha256(json), "as_of", Date.valueOf(DAY), "json", json, "run_id", run));
    }

    private Row registry(Inputs in) {
      Map<String, Object> row = new HashMap<>();
      row.put("model_id", "old");
      row.put("version", 1L);
      row.put("as_of", Date.valueOf(DAY));
      row.put("product_code", "SMALL_LOAN");
      row.put("recipe_sha256", "");
      row.put("model_ubj", trees);
      row.put("model_sha256", CanonicalJson.sha256(trees));
      row.put("encoder_sha256", sha256(encoder));
      row.put("calibrator_sha256", sha256(calibrator));
      row.put("features", "{}");
      row.put("parameters", "{}");
      row.put("library", "XGBoost 3.1.1");
      row.put("platform", "Linux amd64");
      row.put("base_score", 0.2);
      row.put("evaluator", "native");
      row.put("retirement_plan", "none");
      row.put("run_id", in.runId());
      return NamedRow.of(ModelRegistry.TABLE, row);
    }

    private static String sha256(String json) {
      return CanonicalJson.sha256(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A published row of the cells of decisions.csv, in its order. */
    private Map<String, Object> decision(int row, String[] cells, String run) {
      byte[] vector = HexFormat.of().parseHex(cells[0]);
      boolean isScored = cells[1].equals("SCORED");
      Map<String, Object> decision = new HashMap<>();
      decision.put("applicant_token", "tk:applicant:%02d".formatted(row));
      decision.put("loan_token", "tk:loan:%02d".formatted(row));
      decision.put("applicant_type", "MICRO_ENTERPRISE");
      decision.put("product_code", "SMALL_LOAN");
      decision.put("score_date", Date.valueOf(DAY));
      decision.put("as_of", Date.valueOf(DAY));
      decision.put("score_status", cells[1]);
      if (isScored) {
        decision.put("pd_12m", Double.parseDouble(cells[3]));
        decision.put("pd_low95", Double.parseDouble(cells[4]));
        decision.put("pd_high95", Double.parseDouble(cells[5]));
        decision.put("score", Long.parseLong(cells[6]));
        decision.put("grade", cells[7]);
        putReasons(decision, "reason_", cells[10]);
        putReasons(decision, "positive_", cells[11]);
      }
      decision.put("model_hint", isScored ? cells[8] : "REVIEW");
      decision.put("decision_hint", "REVIEW");
      decision.put("model_state", "CANDIDATE");
      decision.put("verdict", "REVIEW");
      decision.put("coverage", Double.parseDouble(cells[9]));
      decision.put("freshness", new Row[0]);
      decision.put("freshness_flag", false);
      decision.put("model_id", "old");
      decision.put("model_version", 1L);
      decision.put("model_sha256", CanonicalJson.sha256(trees));
      decision.put("encoder_sha256", sha256(encoder));
      decision.put("calibrator_sha256", sha256(calibrator));
      decision.put("feature_table_version", 0L);
      decision.put("code_commit", "586ffad");
      decision.put("conf_sha256", "");
      decision.put("feature_sha256", CanonicalJson.sha256(vector));
      decision.put("feature_vector", vector);
      decision.put("run_id", run);
      decision.put("decision_id", Decision.id(decision::get));
      return decision;
    }

    private static void putReasons(Map<String, Object> decision, String column, String cell) {
      Matcher reason = REASON.matcher(cell);
      for (int i = 1; reason.find(); i++) {
        decision.put(
            column + i,
            RowFactory.create(
                reason.group(1),
                reason.group(2),
                "",
                "",
                Double.parseDouble(reason.group(3)),
                true,
                "AT_REFERENCE"));
      }
    }

    /** Such as {@code 546 {R02=3; R05=0} -6}: the reference, the families, the rest. */
    private static List<Row> points(Map<String, Object> decision, String cell, String run) {
      List<Row> points = new ArrayList<>();
      points.add(points(decision, ScorePoints.REFERENCE, "", cell.replaceAll(" .*", ""), run));
      Matcher family = POINTS.matcher(cell);
      while (family.find()) {
        points.add(points(decision, family.group(1), family.group(1), family.group(2), run));
      }
      points.add(points(decision, ScorePoints.REST, "", cell.replaceAll(".* ", ""), run));
      return points;
    }

    private static Row points(
        Map<String, Object> decision, String family, String code, String points, String run) {
      return NamedRow.of(
          ScorePoints.TABLE,
          Map.of(
              "decision_id",
              decision.get("decision_id"),
              "score_date",
              Date.valueOf(DAY),
              "family",
              family,
              "code",
              code,
              "points",
              Long.parseLong(points),
              "run_id",
              run));
    }
  }
}
