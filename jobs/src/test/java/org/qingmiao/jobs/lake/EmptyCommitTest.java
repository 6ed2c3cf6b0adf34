// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.QuarantineTable;

/**
 * A job that refuses nothing says so in the log of the quarantine, as surely as one that refuses.
 */
@ExtendWith(SparkTest.class)
class EmptyCommitTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

  @TempDir private Path folder;

  @Test
  void noRowsAreACommitTooAndReplaceThoseOfBefore(SparkSession spark) {
    Lake lake = Lake.at(spark, folder);
    assertThat(refuse(lake, spark, "ingest-loan", 2)).isZero();
    assertThat(refuse(lake, spark, "ingest-tax", 0)).isEqualTo(1);
    assertThat(refuse(lake, spark, "ingest-tax", 0)).isEqualTo(2);
    assertThat(refuse(lake, spark, "ingest-tax", 1)).isEqualTo(3);
    assertThat(refuse(lake, spark, "ingest-tax", 0)).isEqualTo(4);
    assertThat(refuse(lake, spark, "ingest-tax", 0)).isEqualTo(5);
    assertThat(
            lake.read(QuarantineTable.TABLE, lake.version(QuarantineTable.TABLE))
                .select("job")
                .distinct()
                .collectAsList())
        .singleElement()
        .extracting(row -> row.getString(0))
        .isEqualTo("ingest-loan");
  }

  /** The version that came of it. */
  private static long refuse(Lake lake, SparkSession spark, String job, long rows) {
    Dataset<Row> refused =
        spark
            .range(rows)
            .selectExpr(
                "DATE '%s' AS as_of".formatted(DAY),
                "'%s' AS job".formatted(job),
                "'loan' AS source",
                "'raw.loan' AS target_table",
                "'loan.csv' AS source_file",
                "id AS source_line",
                "array('amount_cny:scale') AS reasons",
                "'{}' AS record",
                "'00' AS record_sha256",
                "'run' AS run_id");
    Staged staged = lake.stage(QuarantineTable.TABLE, refused, job);
    return lake.commit(staged, CommitMark.unfenced(job, DAY, "run")).version();
  }
}
