// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;

import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

/** Who put which model into service, or out of it, when, on whose approval, and the way back. */
public final class DeployRecords {

  /** {@code audit.deploy_record}. */
  public static final Table TABLE =
      Table.of("audit.deploy_record", "one change of a model's state", Shape.APPEND)
          .columns(
              text("deploy_id", "Digest of model, action and instant."),
              date("as_of", "Business date of the change."),
              instant("at", "When it was done."),
              text("action", "PROMOTE or RETIRE."),
              text("product_code", "Product concerned."),
              text("from_model", "Champion before, if any.").optional(),
              text("to_model", "Champion after; for RETIRE the model retired."),
              text("approval", "Reference of the approval."),
              text("operator_token", "Who did it.").token("operator"),
              text("job", "Command that did it."),
              text("environment", "Program and machine."),
              text("rollback_model", "Model to return to, if any.").optional(),
              text("run_id", "Run that wrote the row."))
          .key("deploy_id")
          .rules(Rule.oneOf("action", "PROMOTE", "RETIRE"));

  private DeployRecords() {}
}
