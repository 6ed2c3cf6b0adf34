// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.oneOf;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/**
 * Which of the decisions that were made on a business date stand. {@link CreditScores} keeps every
 * decision that was ever made; where a day is scored again, by another model or on corrected facts,
 * an application has several of them there and one here.
 */
public final class CreditQueue {

  /** {@code publish.credit_queue}. */
  public static final Table TABLE =
      Table.of(
              "publish.credit_queue",
              "one application with the decision that stands",
              Shape.SNAPSHOT)
          .columns(
              text("decision_id", "The decision, see publish.credit_score."),
              date("score_date", "Business date."),
              date("as_of", "Day up to whose end facts were known to the decision."),
              text("decision_hint", "What people see."),
              text("model_id", "Model that scored."),
              text("run_id", "Run that wrote the row."))
          .key("decision_id")
          .rules(oneOf("decision_hint", "APPROVE", "REVIEW", "DECLINE"));

  private CreditQueue() {}
}
