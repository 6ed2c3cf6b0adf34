// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.ledger.CarbonReportLines;
import org.qingmiao.models.train.CanonicalJson;

/**
 * One number of the carbon report, with the query that gives it from published tables.
 *
 * @param section a letter
 * @param code of the line within the section
 * @param dims what it speaks of, such as a sector
 * @param value in {@code unit}
 * @param unit such as tCO2e or CNY
 * @param rows behind it
 * @param query SQL that gives it
 */
record ReportLine(
    char section,
    String code,
    Map<String, String> dims,
    BigDecimal value,
    String unit,
    long rows,
    String query) {

  private static final int SCALE = 9;
  private static final int ID_DIGITS = 16;

  /** Dimensions by name, so that the text of a line never changes. */
  ReportLine {
    dims = Collections.unmodifiableSortedMap(new TreeMap<>(dims));
    value = value.setScale(SCALE, RoundingMode.HALF_UP);
  }

  /** A number of loans, enterprises or rows. */
  static ReportLine count(
      char section, String code, Map<String, String> dims, long n, String query) {
    return new ReportLine(section, code, dims, BigDecimal.valueOf(n), "1", n, query);
  }

  /**
   * The row of {@link CarbonReportLines}.
   *
   * @param report its id
   * @param state digest of all sums that were read for the report
   */
  Row row(String report, String state, String asOf, String runId) {
    byte[] lineage = (query + "\n" + state).getBytes(StandardCharsets.UTF_8);
    Map<String, Object> cells = new HashMap<>();
    cells.put("as_of", Date.valueOf(asOf));
    cells.put("report_id", report);
    cells.put("section", String.valueOf(section));
    cells.put("line_code", code);
    cells.put("dims", new String(CanonicalJson.write(dims), StandardCharsets.UTF_8));
    cells.put("value", value);
    cells.put("unit", unit);
    cells.put("n_rows", rows);
    cells.put("query", query);
    cells.put("lineage_id", CanonicalJson.sha256(lineage).substring(0, ID_DIGITS));
    cells.put("run_id", runId);
    return NamedRow.of(CarbonReportLines.TABLE, cells);
  }
}
