// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.loan;
import static org.qingmiao.models.ledger.CarbonColumns.run;
import static org.qingmiao.models.ledger.CarbonColumns.texts;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** What the green catalogue says of loans; without full evidence never more than a candidate. */
public final class GreenLoans {

  /** {@code publish.green_loan}. */
  public static final Table TABLE =
      Table.of("publish.green_loan", "one loan under one green catalogue", Shape.SNAPSHOT)
          .columns(
              loan(),
              asOf(),
              carbon(
                  text("project_id", "Project that was judged; empty where the loan itself was.")
                      .optional()),
              carbon(text("catalogue_id", "Catalogue.")),
              carbon(text("catalogue_version", "Version in force on the approval.")),
              carbon(text("rule_id", "Rule that decided, or empty.")),
              carbon(text("status", "One of three states.")),
              carbon(flag("grandfathered", "Whether an older version still counts.")),
              texts("missing_evidence", "What would be needed."),
              texts("evidence_ids", "Documents that were used."),
              texts("reasons", "Why it was rejected."),
              carbon(text("label", "What a person found, GREEN or NOT_GREEN.").optional()),
              carbon(text("reviewer", "Document of that finding.").optional()),
              carbon(date("decided_on", "Day of that.").optional()),
              run())
          .key("loan_token", "as_of", "catalogue_id")
          .rules(
              oneOf("status", "CONFIRMED", "CANDIDATE", "REJECTED"),
              oneOf("label", "GREEN", "NOT_GREEN"));

  private GreenLoans() {}
}
