// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** How well emissions can be estimated where nothing is measured, on rows that no model saw. */
public final class FootprintModels {

  /** {@code publish.footprint_model}. */
  public static final Table TABLE =
      Table.of(
              "publish.footprint_model",
              "one figure of one estimator of one scope on one split of the labelled rows",
              Shape.SNAPSHOT)
          .columns(
              asOf(),
              carbon(text("scope", "Scope that is estimated.")),
              carbon(text("known", "What the estimators were told of each row.")),
              carbon(text("estimator", "GLOBAL_MEDIAN, SECTOR_MEDIAN, TREES, or GATE.")),
              carbon(text("split", "How rows were kept from the model.")),
              carbon(text("segment", "Rows that it speaks of, or ALL.")),
              carbon(text("metric", "What was measured.")),
              carbon(
                  real("value", Unit.NONE, "The figure; errors on ln E, of a book on ln(E + 1).")),
              carbon(whole("n_rows", Unit.COUNT, "Labelled rows behind it.")),
              run())
          .key("as_of", "scope", "known", "estimator", "split", "segment", "metric")
          .rules(oneOf("estimator", "GLOBAL_MEDIAN", "SECTOR_MEDIAN", "TREES", "GATE"));

  private FootprintModels() {}
}
