// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.SparkTest;

@ExtendWith(SparkTest.class)
class KeptRowsTest {
  private static final Table TABLE =
      Table.of("feature.number", "one number", Shape.SNAPSHOT)
          .columns(
              Column.whole("id", Unit.NONE, "The number."),
              Column.whole("half", Unit.NONE, "Half of it."))
          .key("id")
          .rules(Rule.between("half", "0", "20"));

  @TempDir private Path folder;

  @AfterEach
  void keepNothing(SparkSession spark) {
    spark.catalog().clearCache();
  }

  @Test
  void areChosenFromWhatSparkKeepsInMemoryAndOnDisk(SparkSession spark) {
    Dataset<Row> kept = made(spark).persist(StorageLevel.MEMORY_AND_DISK());
    assertThat(KeptRows.holds(kept)).isTrue();
    assertThat(
            KeptRows.holds(
                kept.where(col("id").gt(3))
                    .select(col("half").as("part"), lit("x").as("constant"))))
        .isTrue();

    // Not the same rows: Spark would find those that it keeps.
    assertThat(KeptRows.holds(spark.range(9).toDF().where(col("id").gt(3)))).isFalse();
    assertThat(KeptRows.holds(kept.select(col("id").plus(1).as("id")))).isFalse();
    assertThat(KeptRows.holds(kept.groupBy("half").count())).isFalse();
    assertThat(KeptRows.holds(kept.join(kept.select(col("id").as("other")), expr("id = other"))))
        .isFalse();
    kept.unpersist();
    assertThat(KeptRows.holds(made(spark).select("id").persist(StorageLevel.MEMORY_ONLY())))
        .isFalse();
  }

  @Test
  void areCheckedAndDigestedAsRowsWrittenAside(SparkSession spark) {
    Lake lake = Lake.at(spark, folder);
    Dataset<Row> rows = made(spark);
    Staged written = lake.stage(TABLE, rows, "written");
    Staged kept = lake.stage(TABLE, rows.persist(StorageLevel.MEMORY_AND_DISK()), "kept");
    assertThat(folder.resolve(".staging/written")).exists();
    assertThat(folder.resolve(".staging/kept")).doesNotExist();
    assertThat(kept.digest()).isEqualTo(written.digest());
    assertThat(kept.rules()).isEqualTo(written.rules());
    // Of 0 to 49, halves up to 20 belong to the numbers up to 41.
    assertThat(kept.rules().get(2).brokenRows()).isEqualTo(8);
    assertThat(kept.content().collectAsList())
        .containsExactlyInAnyOrderElementsOf(written.content().collectAsList());
  }

  private static Dataset<Row> made(SparkSession spark) {
    return spark.range(50).selectExpr("id", "id div 2 as half");
  }
}
