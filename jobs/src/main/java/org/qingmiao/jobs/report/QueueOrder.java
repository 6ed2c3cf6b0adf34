// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.asc_nulls_last;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The order in which officers work: the newest application first, of one day what needs a person
 * first, then the lowest probability of default, and what could not be scored last.
 *
 * <p>A run scores all of its book, mostly loans of past years. By probability alone the safest of
 * those would bury what came in today.
 */
public final class QueueOrder {

  /** Hints in the order of work. */
  static final List<String> HINTS = List.of("REVIEW", "APPROVE", "DECLINE");

  /** The order of decisions that were read. */
  static final Comparator<DecisionFacts> OF_FACTS =
      Comparator.comparing(DecisionFacts::asOf)
          .reversed()
          .thenComparing(d -> HINTS.indexOf(d.hint()))
          .thenComparing(d -> d.score().map(s -> s.pd()).orElse(Double.POSITIVE_INFINITY))
          .thenComparing(DecisionFacts::decisionId);

  private QueueOrder() {}

  /**
   * The decisions of a business date that stand.
   *
   * @param scores rows of publish.credit_score
   * @param queue rows of publish.credit_queue of that date
   */
  public static Dataset<Row> standing(Dataset<Row> scores, Dataset<Row> queue, LocalDate day) {
    return scores
        .where(col("score_date").equalTo(lit(day)))
        .join(queue.select("decision_id"), "decision_id", "left_semi");
  }

  /** Rows of publish.credit_score in this order. */
  public static Dataset<Row> of(Dataset<Row> decisions) {
    return decisions.orderBy(
        col("as_of").desc(),
        array_position(lit(HINTS.toArray(new String[0])), col("decision_hint")),
        asc_nulls_last("pd_12m"),
        col("decision_id"));
  }
}
