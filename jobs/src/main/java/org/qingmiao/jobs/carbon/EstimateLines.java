// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.ledger.FootprintModels;

/** Section I of the carbon report: how well footprints are estimated, and what the gate decided. */
final class EstimateLines {
  private static final char SECTION = 'I';

  /** What the report says of each scope, each set of known facts and each sector. */
  private static final String SHOWN = "estimator = 'GATE'";

  private EstimateLines() {}

  /** The lines of a day. */
  static List<ReportLine> of(Inputs in, String day) {
    return in
        .rows(FootprintModels.TABLE)
        .where(SHOWN)
        .orderBy("scope", "known", "segment", "metric")
        .collectAsList()
        .stream()
        .map(Cells::new)
        .filter(cells -> cells.number("value").isPresent())
        .map(cells -> line(cells, day))
        .toList();
  }

  private static ReportLine line(Cells cells, String day) {
    Map<String, String> dims = new LinkedHashMap<>();
    List.of("scope", "known", "segment").forEach(name -> dims.put(name, cells.text(name)));
    String metric = cells.text("metric");
    return new ReportLine(
        SECTION,
        metric.toUpperCase(Locale.ROOT),
        dims,
        BigDecimal.valueOf(cells.number("value").orElseThrow()),
        metric.equals("gain") || metric.endsWith("coverage") ? "share" : "index",
        cells.row().<Long>getAs("n_rows"),
        "SELECT value FROM publish.footprint_model WHERE as_of = DATE '%s' AND %s AND metric = '%s' AND %s"
            .formatted(day, SHOWN, metric, Groups.condition(dims)));
  }
}
