// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/** Finds published decisions by the beginning of their id. */
public final class Decisions {
  private static final int NEAREST = 5;

  private Decisions() {}

  /**
   * The one decision whose id begins so.
   *
   * @throws Refusal naming up to five near ids where there is none, or more than one
   */
  public static Row one(Dataset<Row> scores, String prefix) {
    if (!prefix.matches("[0-9a-f]{4,32}")) {
      throw new Refusal(
          ExitCode.USAGE,
          "decision \"%s\": expected 4 to 32 characters of 0-9 and a-f".formatted(prefix));
    }
    List<Row> found =
        scores.where(col("decision_id").startsWith(prefix)).limit(NEAREST).collectAsList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      List<Row> near =
          scores
              .select("decision_id")
              .where(col("decision_id").startsWith(prefix.substring(0, 2)))
              .orderBy(
                  levenshtein(col("decision_id").substr(1, prefix.length()), lit(prefix)),
                  col("decision_id"))
              .limit(NEAREST)
              .collectAsList();
      throw new Refusal(
          ExitCode.USAGE,
          "no decision begins with %s%s"
              .formatted(prefix, near.isEmpty() ? "" : "; near: " + ids(near)));
    }
    throw new Refusal(
        ExitCode.USAGE, "several decisions begin with %s: %s".formatted(prefix, ids(found)));
  }

  private static String ids(List<Row> rows) {
    return rows.stream().map(r -> r.<String>getAs("decision_id")).collect(Collectors.joining(", "));
  }
}
