// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What a reader must know about a model before relying on it: purpose, limits, oversight,
 * retirement, and each feature with its direction and business reason.
 */
public final class ModelCards {

  /** {@code publish.model_card}. */
  public static final Table TABLE =
      Table.of("publish.model_card", "one statement about one model", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date of the run."),
              text("model_id", "Model that the statement is about."),
              text("section", "purpose, limits, target, training, feature, oversight and so on."),
              whole("position", Unit.COUNT, "Place within its section, from 0."),
              text("item", "What is stated: a feature, a parameter, a question."),
              text("text_zh", "The statement in Chinese."),
              text("text_en", "The same statement in English."),
              text("run_id", "Run that wrote the row."))
          .key("as_of", "model_id", "section", "position");

  private ModelCards() {}
}
