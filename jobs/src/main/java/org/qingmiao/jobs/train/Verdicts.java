// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.models.evaluate.Verdict;

/** What validation reports say of models as a whole. */
public final class Verdicts {

  private Verdicts() {}

  /**
   * The verdict that stands: of a model's newest validation report that had outcomes to judge by,
   * else of its newest; empty where it has none. A day that brings only open applications does not
   * undo what was found before.
   *
   * @param metrics rows of {@code publish.validation_report}
   */
  public static Optional<String> of(String modelId, Dataset<Row> metrics) {
    return metrics
        .where(col("metric").equalTo("overall").and(col("model_id").equalTo(modelId)))
        .orderBy(
            col("verdict").isin(Verdict.INSUFFICIENT.name(), Verdict.NOT_RUN.name()),
            col("as_of").desc())
        .select("verdict")
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .map(row -> row.getString(0));
  }
}
