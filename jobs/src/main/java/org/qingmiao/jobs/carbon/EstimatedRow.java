// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Gas;
import org.qingmiao.models.carbon.GasMass;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.ScopeEmissions;
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
    double mean = estimated.tco2e().mean();
    Footprint footprint =
        new Footprint(
            gap.text("enterprise_token"),
            frame.year().year(),
            new ScopeEmissions(
                Scope.valueOf(gap.text("scope")),
                GasMass.of(Gas.CO2E, mean),
                estimated.tco2e(),
                List.of(),
                List.of(),
                List.of(gap.text("code"))),
            frame.gwpSet(),
            isEarning ? FootprintMethod.ML_REVENUE : FootprintMethod.ML_OTHER,
            DataQuality.Evidence.MODEL,
            DataQuality.AreaCheck.NA,
            Optional.of(estimated.version()),
            0);
    Map<String, Object> cells = FootprintCells.of(footprint, frame.asOf(), frame.runId());
    String province = gap.text("province");
    Optional.ofNullable(ar6.get(province)).ifPresent(by -> cells.put("ar6_tco2e", mean * by));
    Optional.ofNullable(nationalGrid.get(province))
        .ifPresent(by -> cells.put("national_grid_tco2e", mean * by));
    cells.put("b1_tco2e", estimated.medianTco2e());
    return NamedRow.of(Footprints.TABLE, cells);
  }
}
