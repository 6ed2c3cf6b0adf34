// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.publish.RescoreDecisions;
import org.qingmiao.jobs.run.Progress;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.jobs.run.Stamp;
import org.qingmiao.models.ensemble.Evaluator;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.ModelCards;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.RescoreChecks;
import org.qingmiao.models.ledger.TrainRecords;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.FeatureVector;

/** A book whose trees grow on a real cluster, one worker on each of its two machines. */
@Tag("process")
@ExtendWith(SparkTest.class)
class ClusterTrainingTest {
  private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

  @Test
  void trainsThereAndComputesAgainElsewhereBitForBit(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Bakery bakery = Bakery.open(folder.resolve("bakery"), 1_500, Bakery.Fate.STEADY);
    try (Cluster cluster = Cluster.start(Launcher.in(folder), 1)) {
      Launcher.Ended run =
          cluster.submit(
              4,
              "run",
              "-c",
              bakery.conf().toString(),
              "--only",
              "ingest-bakery,build-credit,train-credit,validate-credit,score-credit",
              "--set",
              "credit.train.workers=2",
              "--quiet");
      assertThat(run.code()).as(run.text()).isIn(0, 4);
    }
    Lake lake = Lake.at(spark, bakery.lake());
    Row model = rows(lake, ModelRegistry.TABLE).get(0);
    Map<String, Object> parameters =
        CanonicalJson.read(model.<String>getAs("parameters").getBytes(StandardCharsets.UTF_8));
    assertThat(parameters).containsEntry("workers", 2).containsEntry("rounds", 20);
    assertThat(model.<String>getAs("evaluator")).startsWith("exact, base margin 0x");
    assertThat(rows(lake, TrainRecords.TABLE).get(0).<Long>getAs("iterations")).isEqualTo(20);
    assertThat(rows(lake, ModelCards.TABLE))
        .filteredOn(line -> line.getAs("item").equals("workers"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.<String>getAs("text_en"))
                    .startsWith("Grown by XGBoost4J-Spark on 2 tasks of a cluster"));
    assertSameBits(model, rows(lake, CreditScores.TABLE));
    new Runner(
            spark,
            lake,
            new Stamp("elsewhere", "elsewhere"),
            Clock.systemUTC(),
            Progress.quiet(new PrintStream(OutputStream.nullOutputStream())))
        .run(List.of(new RescoreDecisions(List.of(), 1000)), DAY, Runner.Repeat.SKIP);
    assertThat(rows(lake, RescoreChecks.TABLE))
        .hasSizeGreaterThan(200)
        .allMatch(check -> check.<Boolean>getAs("equal"));
  }

  /** Our evaluator and the library on what was decided. */
  private static void assertSameBits(Row model, List<Row> decisions) {
    byte[] bytes = model.getAs("model_ubj");
    try (BoostedTrees library = BoostedTrees.load(bytes, 1);
        Evaluator ours = Registered.of(model.getAs("evaluator")).open(bytes, 1)) {
      List<float[]> vectors =
          decisions.stream()
              .map(d -> FeatureVector.read(d.<byte[]>getAs("feature_vector")).values())
              .toList();
      assertThat(vectors).hasSizeGreaterThan(200);
      FeatureMatrix matrix = FeatureMatrix.of(vectors, library.names());
      assertThat(ours.margins(matrix)).isEqualTo(library.margins(matrix));
    }
  }

  private static List<Row> rows(Lake lake, Table table) {
    return lake.read(table, lake.version(table)).collectAsList();
  }
}
