// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.ScorePoints;

/**
 * The scoring job on a million applications of 50 features (credit section 6, line 14), without
 * rules and digests: decisions with reasons, intervals and proof, the points of each family, and
 * the queue of the day, written as Parquet.
 *
 * <p>Beside it stands the plain way: the same applications from the same files, {@link
 * NativeScoring} in place of ours, and the same tables by the same plan, so that reading, keeping
 * and writing are in both, and of native work only the matrix and the margins.
 */
final class ScoreBench {
  private static final int ROWS = 1_000_000;
  private static final int FEW = 1_000;
  private static final double BAR = 1.5;

  private final SparkSession spark;
  private final Path folder;
  private final ScoreBook book;
  private final Dataset<Row> applications;
  private final StructType schema;
  private final NativeScoring plain;

  ScoreBench(SparkSession spark, Path home, Path results) throws IOException {
    this.spark = spark;
    this.folder = Files.createDirectories(results.resolve("score"));
    this.book = new ScoreBook(spark, home, folder);
    this.applications = book.applications(ROWS);
    Map<String, Dataset<Row>> few = book.job().run(book.inputs(applications.limit(FEW))).tables();
    Dataset<Row> points = few.get(ScorePoints.TABLE.name());
    // The decision with the fewest points, so that the plain way writes no more of them than ours.
    String id =
        points.groupBy("decision_id").count().orderBy("count", "decision_id").first().getString(0);
    Row decision = of(few.get(CreditScores.TABLE.name()), id).first();
    Dataset<Row> itsPoints = of(points, id).select("family", "code", "points");
    this.schema =
        CreditScores.TABLE
            .schema()
            .add("points_of", DataTypes.createArrayType(itsPoints.schema(), false), false);
    byte[] model = book.inputs(applications).rows(ModelRegistry.TABLE).first().getAs("model_ubj");
    this.plain =
        new NativeScoring(
            model,
            book.features(),
            applications.schema(),
            schema,
            decision,
            itsPoints.collectAsList());
    spark.catalog().clearCache();
  }

  private static Dataset<Row> of(Dataset<Row> rows, String decision) {
    return rows.where(col("decision_id").equalTo(decision));
  }

  List<Paired> measure() {
    String what = "scoring of %,d rows x %d".formatted(ROWS, ScoreBook.FEATURES);
    return List.of(Paired.ofLong(what, BAR, this::plain, this::ours));
  }

  private void ours() {
    write(book.job().run(book.inputs(applications)).tables(), "ours");
  }

  private void plain() {
    Dataset<Row> scored =
        applications
            .mapPartitions(plain, Encoders.row(schema))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> points =
        scored
            .select(col("decision_id"), col("score_date"), inline(col("points_of")))
            .withColumn("run_id", lit("bench"));
    write(
        Outputs.of(ScorePoints.TABLE, points)
            .and(CreditScores.TABLE, scored.drop("points_of"))
            .and(CreditQueue.TABLE, scored)
            .tables(),
        "plain");
  }

  private void write(Map<String, Dataset<Row>> tables, String where) {
    for (Table table : List.of(ScorePoints.TABLE, CreditScores.TABLE, CreditQueue.TABLE)) {
      tables
          .get(table.name())
          .select(table.columnNames().stream().map(c -> col(c)).toArray(Column[]::new))
          .write()
          .mode("overwrite")
          .parquet(folder.resolve(where).resolve(table.name()).toString());
    }
    spark.catalog().clearCache();
  }
}
