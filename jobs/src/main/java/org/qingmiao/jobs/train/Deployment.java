// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.ledger.DeployRecords;
import org.qingmiao.models.ledger.ValidationMetrics;
import org.qingmiao.models.train.CanonicalJson;

/**
 * Puts a model into service or takes it out, with a record of who did it on whose approval. A model
 * whose validation says REJECT is never put into service.
 */
public final class Deployment implements Job {
  private final Action action;
  private final String model;
  private final String approval;
  private final TrainingContext context;

  /** What is done. */
  public enum Action {
    /** The model becomes champion. */
    PROMOTE,
    /** The model is never used again. */
    RETIRE
  }

  /** The change of one model; {@code context} says who does it. */
  public Deployment(Action action, String model, String approval, TrainingContext context) {
    if (approval.isBlank()) {
      throw new Refusal(
          ExitCode.USAGE, "--approval is empty, expected the reference of the approval");
    }
    this.action = action;
    this.model = model;
    this.approval = approval;
    this.context = context;
  }

  @Override
  public String name() {
    return action == Action.PROMOTE ? "promote" : "retire";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(ModelStore.TABLES);
    reads.add(ValidationMetrics.TABLE);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(DeployRecords.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    ModelStore store = ModelStore.of(in);
    StoredModel target = store.named(model);
    Optional<StoredModel> champion = store.champion(target.product());
    if (target.state() == ModelState.RETIRED) {
      throw new Refusal(
          ExitCode.POLICY, "%s is retired and never comes back".formatted(target.id()));
    }
    if (action == Action.PROMOTE) {
      refuseUnfit(in, target);
    }
    Instant now = in.clock().instant();
    Map<String, Object> record = new HashMap<>();
    String all = target.id() + "|" + action + "|" + now;
    record.put(
        "deploy_id", CanonicalJson.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32));
    record.put("as_of", Date.valueOf(in.asOf()));
    record.put("at", Timestamp.from(now));
    record.put("action", action.name());
    record.put("product_code", target.product());
    record.put("from_model", champion.map(StoredModel::id).orElse(null));
    record.put("to_model", target.id());
    record.put("approval", approval);
    record.put("operator_token", context.operatorToken());
    record.put("job", name());
    record.put("environment", context.codeVersion() + "; " + context.environment());
    record.put("rollback_model", champion.map(StoredModel::id).orElse(null));
    record.put("run_id", in.runId());
    Row row = NamedRow.of(DeployRecords.TABLE, record);
    return Outputs.of(
        DeployRecords.TABLE,
        in.spark().createDataFrame(List.of(row), DeployRecords.TABLE.schema()));
  }

  private static void refuseUnfit(Inputs in, StoredModel target) {
    String verdict = Verdicts.of(target.id(), in.rows(ValidationMetrics.TABLE)).orElse("missing");
    if (verdict.equals("REJECT") || verdict.equals("missing")) {
      throw new Refusal(
          verdict.equals("REJECT") ? ExitCode.GATE_REJECT : ExitCode.POLICY,
          "%s cannot be promoted: the verdict of its validation report for %s is %s"
              .formatted(target.id(), in.asOf(), verdict));
    }
  }
}
