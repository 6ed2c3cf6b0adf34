// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.sql.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.ScopeEmissions;
import org.qingmiao.models.ledger.Footprints;

/**
 * The cells of {@link Footprints} that every footprint has, of own figures or estimated; what it
 * would be under other assumptions is put beside them.
 */
final class FootprintCells {

  private FootprintCells() {}

  /** The cells of one footprint by the column. */
  static Map<String, Object> of(Footprint footprint, String asOf, String runId) {
    ScopeEmissions emissions = footprint.emissions();
    DataQuality.Scored quality =
        (DataQuality.Scored) footprint.quality(DataQuality.AfBasis.EQUITY_DEBT);
    Map<String, Object> cells = new HashMap<>();
    cells.put("enterprise_token", footprint.enterpriseId());
    cells.put("as_of", Date.valueOf(asOf));
    cells.put("year", (long) footprint.year());
    cells.put("scope", emissions.scope().name());
    cells.put("co2_t", emissions.mass().co2T());
    cells.put("ch4_t", emissions.mass().ch4T());
    cells.put("n2o_t", emissions.mass().n2oT());
    cells.put("other_tco2e", emissions.mass().otherTco2e());
    cells.put("gwp_set", footprint.gwpSet());
    cells.put("tco2e", emissions.tco2e().mean());
    cells.put("p05", emissions.tco2e().p05());
    cells.put("p50", emissions.tco2e().p50());
    cells.put("p95", emissions.tco2e().p95());
    cells.put("method", footprint.method().name());
    cells.put("evidence", footprint.evidence().name());
    cells.put("area_check", footprint.area().name());
    cells.put("pcaf_option", quality.option());
    cells.put("dq_score", (long) quality.score());
    cells.put("dq_reasons", texts(quality.reasons()));
    cells.put("factor_ids", texts(emissions.factorIds()));
    cells.put("activity_ids", texts(emissions.activityIds()));
    footprint.modelVersion().ifPresent(version -> cells.put("model_version", version));
    cells.put("coverage_pct", footprint.coveragePct());
    cells.put("flags", texts(emissions.flags()));
    cells.put("run_id", runId);
    return cells;
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
