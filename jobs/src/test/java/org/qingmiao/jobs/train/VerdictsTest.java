// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.ledger.ValidationMetrics;

@ExtendWith(SparkTest.class)
class VerdictsTest {

  @Test
  void takesTheNewestThatSaysSomething(SparkSession spark) {
    Dataset<Row> reports = reports(spark, "2024-06-27 ACCEPT", "2024-06-28 REVIEW");
    assertThat(Verdicts.of("m", reports)).contains("REVIEW");
    assertThat(Verdicts.of("other", reports)).isEmpty();
  }

  /** A delivery of open applications only must not wash a rejection away. */
  @Test
  void aDayWithoutOutcomesUndoesNoRejection(SparkSession spark) {
    Dataset<Row> reports =
        reports(spark, "2024-06-28 REJECT", "2024-07-05 INSUFFICIENT", "2024-07-06 NOT_RUN");
    assertThat(Verdicts.of("m", reports)).contains("REJECT");
    assertThat(Verdicts.of("m", reports(spark, "2024-07-05 INSUFFICIENT")))
        .contains("INSUFFICIENT");
  }

  private static Dataset<Row> reports(SparkSession spark, String... lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      Map<String, Object> values = new HashMap<>();
      values.put("as_of", Date.valueOf(line.substring(0, 10)));
      values.put("model_id", "m");
      values.put("run_id", "r");
      values.put("metric", "overall");
      values.put("segment", "ALL");
      values.put("n", 0L);
      values.put("bads", 0L);
      values.put("verdict", line.substring(11));
      rows.add(NamedRow.of(ValidationMetrics.TABLE, values));
    }
    return spark.createDataFrame(rows, ValidationMetrics.TABLE.schema());
  }
}
