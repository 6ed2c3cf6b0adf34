// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What validation reports say of models as a whole. */
public final class Verdicts {

  private Verdicts() {}

  /**
   * The verdict of a model's newest validation report; empty where it has none.
   *
   * @param metrics rows of {@code publish.validation_report}
   */
  public static Optional<String> of(String modelId, Dataset<Row> metrics) {
    return metrics
        .where(col("metric").equalTo("overall").and(col("model_id").equalTo(modelId)))
        .orderBy(col("as_of").desc())
        .select("verdict")
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .map(row -> row.getString(0));
  }
}
