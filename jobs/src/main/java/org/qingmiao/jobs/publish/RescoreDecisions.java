// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.RescoreChecks;
import org.qingmiao.models.ledger.ScorePoints;

/** Computes published decisions again and records every field that was compared. */
public final class RescoreDecisions implements Job {
  private final List<String> prefixes;
  private final int sample;

  /**
   * The decisions that begin so; with none given, a sample of so many, by the order of their ids.
   */
  public RescoreDecisions(List<String> prefixes, int sample) {
    this.prefixes = List.copyOf(prefixes);
    this.sample = sample;
  }

  @Override
  public String name() {
    return "rescore";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(ModelStore.TABLES);
    reads.add(CreditScores.TABLE);
    reads.add(ScorePoints.TABLE);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(RescoreChecks.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    Dataset<Row> scores = in.rows(CreditScores.TABLE);
    List<Row> decisions = new ArrayList<>();
    prefixes.forEach(p -> decisions.add(Decisions.one(scores, p)));
    if (prefixes.isEmpty()) {
      // Ids are digests, so their order is a fair draw.
      decisions.addAll(scores.orderBy("decision_id").limit(sample).collectAsList());
    }
    Map<String, Map<String, Long>> points = Rescore.points(in.rows(ScorePoints.TABLE), decisions);
    List<Row> lines = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    try (Rescore rescore = new Rescore(ModelStore.of(in))) {
      for (Row decision : decisions) {
        String id = decision.getAs("decision_id");
        for (Rescore.Check check : rescore.check(decision, points.getOrDefault(id, Map.of()))) {
          lines.add(line(in, check));
          if (!check.isEqual()) {
            differences.add(
                "%s: %s is %s, expected %s"
                    .formatted(
                        check.decision(), check.field(), check.recomputed(), check.stored()));
          }
        }
      }
    }
    Outputs outputs =
        Outputs.of(
            RescoreChecks.TABLE, in.spark().createDataFrame(lines, RescoreChecks.TABLE.schema()));
    outputs.warn(
        "%,d decisions computed again, %,d fields differ"
            .formatted(decisions.size(), differences.size()));
    differences.stream().limit(20).forEach(outputs::warn);
    return differences.isEmpty() ? outputs : outputs.verdict(ExitCode.RESCORE_MISMATCH);
  }

  private static Row line(Inputs in, Rescore.Check check) {
    return NamedRow.of(
        RescoreChecks.TABLE,
        Map.of(
            "decision_id", check.decision(),
            "as_of", Date.valueOf(in.asOf()),
            "field", check.field(),
            "stored", check.stored(),
            "recomputed", check.recomputed(),
            "equal", check.isEqual(),
            "run_id", in.runId()));
  }
}
