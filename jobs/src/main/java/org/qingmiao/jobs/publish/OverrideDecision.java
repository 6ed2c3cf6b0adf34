// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.Overrides;
import org.qingmiao.models.train.CanonicalJson;

/** Records that a person decided otherwise than the hint, and why. */
public final class OverrideDecision implements Job {
  private final String decision;
  private final String outcome;
  private final String reason;
  private final String operatorToken;

  /**
   * The override of one decision.
   *
   * @throws Refusal without a reason
   */
  public OverrideDecision(String decision, String outcome, String reason, String operatorToken) {
    if (reason.isBlank()) {
      throw new Refusal(
          ExitCode.USAGE,
          "the reason is empty, expected a code or words that say why the hint was not followed");
    }
    this.decision = decision;
    this.outcome = outcome;
    this.reason = reason;
    this.operatorToken = operatorToken;
  }

  @Override
  public String name() {
    return "override";
  }

  @Override
  public List<Table> reads() {
    return List.of(CreditScores.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(Overrides.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    Row row = Decisions.one(in.rows(CreditScores.TABLE), decision);
    Instant now = in.clock().instant();
    String all = row.<String>getAs("decision_id") + "|" + operatorToken + "|" + now;
    Row override =
        NamedRow.of(
            Overrides.TABLE,
            Map.of(
                "override_id",
                CanonicalJson.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32),
                "decision_id",
                row.getAs("decision_id"),
                "as_of",
                Date.valueOf(in.asOf()),
                "at",
                Timestamp.from(now),
                "by_token",
                operatorToken,
                "reason_code",
                reason,
                "old_hint",
                row.getAs("decision_hint"),
                "new_outcome",
                outcome,
                "run_id",
                in.runId()));
    return Outputs.of(
        Overrides.TABLE, in.spark().createDataFrame(List.of(override), Overrides.TABLE.schema()));
  }
}
