// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.SparkTest;

/** A lake outlives the contracts that wrote it: an optional column may be added at any time. */
@ExtendWith(SparkTest.class)
class GrownContractTest {
  private static final Table BEFORE =
      Table.of("publish.number", "one number", Shape.SNAPSHOT)
          .columns(
              Column.date("as_of", "Business date."),
              Column.whole("id", Unit.NONE, "The number."),
              Column.text("run_id", "Run that wrote the row."))
          .key("id", "as_of");

  private static final Table AFTER =
      Table.of("publish.number", "one number", Shape.SNAPSHOT)
          .columns(
              Column.date("as_of", "Business date."),
              Column.whole("id", Unit.NONE, "The number."),
              Column.whole("half", Unit.NONE, "Half of it.").optional(),
              Column.text("run_id", "Run that wrote the row."))
          .key("id", "as_of");

  @TempDir private Path folder;

  @Test
  void columnThatTheContractGainedIsEmptyInRowsOfBefore(SparkSession spark) {
    Lake lake = Lake.at(spark, folder);
    commit(lake, BEFORE, spark, LocalDate.of(2025, 6, 29), "NULL", 1);
    commit(lake, BEFORE, spark, LocalDate.of(2025, 6, 30), "NULL", 1);
    commit(lake, AFTER, spark, LocalDate.of(2025, 6, 30), "2L", 2);
    assertThat(
            lake.read(AFTER, lake.version(AFTER))
                .orderBy("as_of")
                .select("as_of", "id", "half", "run_id")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly("2025-06-29 4 null run1", "2025-06-30 4 2 run2");
  }

  private static void commit(
      Lake lake, Table table, SparkSession spark, LocalDate day, String half, long fence) {
    String run = "run" + fence;
    Staged staged =
        lake.stage(
            table,
            spark
                .sql(
                    "SELECT DATE '%s' AS as_of, 4L AS id, CAST(%s AS BIGINT) AS half, '%s' AS run_id"
                        .formatted(day, half, run))
                .selectExpr(table.columnNames().toArray(String[]::new)),
            run + day);
    lake.commit(staged, CommitMark.fenced("count", day, run, fence));
  }
}
