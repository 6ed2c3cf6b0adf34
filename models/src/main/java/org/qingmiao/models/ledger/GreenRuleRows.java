// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.ordered;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.texts;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** The rules that a run judged by, as they stood in its conf. */
public final class GreenRuleRows {

  /** {@code model.green_rule}. */
  public static final Table TABLE =
      Table.of("model.green_rule", "one rule of one version of a green catalogue", Shape.APPEND)
          .columns(
              carbon(date("as_of", "Business date of the run that first had it.")),
              carbon(text("rule_id", "Rule.")),
              carbon(text("catalogue_id", "Catalogue.")),
              carbon(text("catalogue_version", "Version of the catalogue.")),
              carbon(text("code_path", "Place in the catalogue.")),
              carbon(date("effective_from", "First day of the version.")),
              carbon(date("effective_to", "Last day of the version.").optional()),
              texts("gbt4754_prefixes", "Industries that it speaks of."),
              texts("purpose_any", "Words of which one must stand in the purpose."),
              texts("purpose_none", "Words of which none may."),
              carbon(text("thresholds", "What evidence must prove, as JSON.")),
              texts("exclusions", "Facts that make it not green."),
              texts("dnsh", "Checks that evidence must pass."),
              carbon(text("benefit_formula_id", "Formula of its benefit.").optional()),
              carbon(text("row_hash", "Digest of the rule, which never changes.")),
              run())
          .key("catalogue_id", "rule_id", "catalogue_version")
          .rules(ordered("effective_from", "effective_to"));

  private GreenRuleRows() {}
}
