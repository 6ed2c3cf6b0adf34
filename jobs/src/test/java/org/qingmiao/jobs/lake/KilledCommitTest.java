// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.SparkTest;

/** The first commit of a table may be cut off once its folders are there and its log is empty. */
@ExtendWith(SparkTest.class)
class KilledCommitTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsRunAgainWritesTheTableAsIfItHadNeverBegun(Shape shape, SparkSession spark)
      throws IOException {
    Table table =
        Table.of("publish.number", "one number", shape)
            .columns(
                Column.date("as_of", "Business date."),
                Column.whole("id", Unit.NONE, "The number."),
                Column.text("run_id", "Run that wrote the row."))
            .key("id", "as_of");
    Lake lake = Lake.at(spark, folder);
    Path log = Files.createDirectories(lake.path(table).resolve("_delta_log"));
    Path orphans = Files.createDirectories(lake.path(table).resolve("as_of=" + DAY));
    Files.writeString(orphans.resolve("part-00000.snappy.parquet"), "cut o");
    assertThat(lake.holds(table)).isFalse();

    commit(lake, table, spark);

    assertThat(lake.read(table, lake.version(table)).select("id").collectAsList())
        .containsExactly(RowFactory.create(4L));
    // As in every table: the log has no smallest and largest values of people's columns.
    assertThat(Files.readString(log.resolve("00000000000000000000.json")))
        .contains("\"delta.dataSkippingNumIndexedCols\":\"0\"")
        .doesNotContain("minValues");
  }

  private static void commit(Lake lake, Table table, SparkSession spark) {
    Staged staged =
        lake.stage(
            table,
            spark.sql("SELECT DATE '%s' AS as_of, 4L AS id, 'run' AS run_id".formatted(DAY)),
            "run");
    lake.commit(staged, CommitMark.fenced("count", DAY, "run", 1));
  }
}
