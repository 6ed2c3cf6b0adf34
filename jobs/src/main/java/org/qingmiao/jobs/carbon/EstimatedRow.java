// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.sql.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.estimate.FootprintEstimator;
import org.qingmiao.models.ledger.Footprints;

/**
 * From an estimate to its row of {@link Footprints}, whose flag tells why it stands there.
 *
 * @param frame what the rows of a run have in common
 * @param told what the estimator is told of a gap
 * @param ar6 what the labels of a province are by AR6, over what they are
 * @param nationalGrid the same with the nation's factor for power
 */
record EstimatedRow(
    Frame frame, KnownFacts told, Map<String, Double> ar6, Map<String, Double> nationalGrid)
    implements Serializable {

  EstimatedRow {
    ar6 = Map.copyOf(ar6);
    nationalGrid = Map.copyOf(nationalGrid);
  }

  /**
   * What the rows of a run have in common.
   *
   * @param asOf business date
   * @param gwpSet warming potentials of the labels
   */
  record Frame(String asOf, String runId, ReportingYear year, String gwpSet)
      implements Serializable {}

  /** The row of a gap's estimate, which rests on revenue or does not. */
  Row of(Cells gap, FootprintEstimator.Estimated estimated, boolean isEarning) {
    Scope scope = Scope.valueOf(gap.text("scope"));
    FootprintMethod method = isEarning ? FootprintMethod.ML_REVENUE : FootprintMethod.ML_OTHER;
    DataQuality.Evidence evidence = DataQuality.Evidence.MODEL;
    DataQuality.AreaCheck area = DataQuality.AreaCheck.NA;
    DataQuality.Scored quality =
        (DataQuality.Scored)
            DataQuality.of(
                method,
                evidence,
                area,
                DataQuality.AfBasis.EQUITY_DEBT,
                scope == Scope.S1 ? DataQuality.ScoredScope.S1 : DataQuality.ScoredScope.S2);
    double mean = estimated.tco2e().mean();
    Map<String, Object> cells = new HashMap<>();
    cells.put("enterprise_token", gap.text("enterprise_token"));
    cells.put("as_of", Date.valueOf(frame.asOf()));
    cells.put("year", (long) frame.year().year());
    cells.put("scope", scope.name());
    cells.put("co2_t", 0.0);
    cells.put("ch4_t", 0.0);
    cells.put("n2o_t", 0.0);
    cells.put("other_tco2e", mean);
    cells.put("gwp_set", frame.gwpSet());
    cells.put("tco2e", mean);
    String province = gap.text("province");
    Optional.ofNullable(ar6.get(province)).ifPresent(by -> cells.put("ar6_tco2e", mean * by));
    Optional.ofNullable(nationalGrid.get(province))
        .ifPresent(by -> cells.put("national_grid_tco2e", mean * by));
    cells.put("b1_tco2e", estimated.medianTco2e());
    cells.put("p05", estimated.tco2e().p05());
    cells.put("p50", estimated.tco2e().p50());
    cells.put("p95", estimated.tco2e().p95());
    cells.put("method", method.name());
    cells.put("evidence", evidence.name());
    cells.put("area_check", area.name());
    cells.put("pcaf_option", quality.option());
    cells.put("dq_score", (long) quality.score());
    cells.put("dq_reasons", quality.reasons().toArray(String[]::new));
    cells.put("factor_ids", new String[0]);
    cells.put("activity_ids", new String[0]);
    cells.put("model_version", estimated.version());
    cells.put("coverage_pct", 0.0);
    cells.put("flags", new String[] {gap.text("code")});
    cells.put("run_id", frame.runId());
    return NamedRow.of(Footprints.TABLE, cells);
  }
}
