// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.expr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.carbon.financed.AttributionMethod;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.FinancedEmissionRows;
import org.qingmiao.models.ledger.Footprints;

/**
 * Section K of the carbon report: scope 1 and 2 as they would be under another assumption (green
 * 4.9). Every loan keeps its share; its borrower's footprint is the one under the assumption. Where
 * a single footprint has none there is no sum, but a line that says of how many, and why.
 */
final class SensitivityLines {
  private static final char SECTION = 'K';
  private static final String ESTIMATED = "method IN ('ML_REVENUE', 'ML_OTHER')";

  /** A loan's scope with the footprint that it shares. */
  private static final String FROM =
      "FROM publish.financed_emission e JOIN publish.attribution a ON a.as_of = e.as_of AND"
          + " a.method_id = e.method_id AND a.loan_token = e.loan_token JOIN publish.footprint f ON"
          + " f.as_of = e.as_of AND f.enterprise_token = a.enterprise_token AND f.scope = e.scope"
          + " WHERE e.as_of = DATE '%s' AND e.method_id = '%s' AND e."
          + FinancedCube.OWN_AND_BOUGHT;

  /** What is assumed instead, and why a footprint may have no value under it. */
  private enum Assumption {
    AR6("ar6_tco2e", "FACTOR_UNVERIFIED"),
    NATIONAL_GRID("national_grid_tco2e", "NO_FACTOR"),
    B1("b1_tco2e", "NO_ESTIMATE");

    private final String column;
    private final String reason;

    Assumption(String column, String reason) {
      this.column = column;
      this.reason = reason;
    }

    String sum() {
      return "sum(CAST(a.af * f.%s AS DECIMAL(28,9)))".formatted(column);
    }

    String missing() {
      return "count(*) - count(f.%s)".formatted(column);
    }
  }

  private static final String SUM = "sum(CAST(e.tco2e AS DECIMAL(28,9)))";

  private SensitivityLines() {}

  /**
   * The lines of a day.
   *
   * @param primary method whose financed emissions are summed
   */
  static List<ReportLine> of(Inputs in, AttributionMethod primary, String day) {
    Row all = shared(in, primary);
    long rows = all.getAs("n");
    List<ReportLine> lines = new ArrayList<>();
    if (rows == 0) {
      return lines;
    }
    String from = FROM.formatted(day, primary);
    BigDecimal base = all.getAs("base");
    long estimated = all.getAs("estimated");
    for (Assumption one : Assumption.values()) {
      if (one == Assumption.B1 && estimated == 0) {
        lines.add(
            without(
                one.name(),
                one.reason,
                0,
                rows,
                query("count_if(f.%s)".formatted(ESTIMATED), from)));
        continue;
      }
      Map<String, String> dims = Map.of("assumption", one.name());
      long missing = all.getAs(one + "_MISSING");
      if (missing > 0) {
        lines.add(without(one.name(), one.reason, missing, rows, query(one.missing(), from)));
        continue;
      }
      BigDecimal sum = all.getAs(one.name());
      lines.add(new ReportLine(SECTION, "TCO2E", dims, sum, "tCO2e", rows, query(one.sum(), from)));
      if (base.signum() > 0) {
        String change = "%s / %s - 1".formatted(one.sum(), SUM);
        lines.add(
            new ReportLine(
                SECTION,
                "CHANGE",
                dims,
                sum.divide(base, MathContext.DECIMAL128).subtract(BigDecimal.ONE),
                "share",
                rows,
                query(change, from)));
      }
    }
    return lines;
  }

  private static ReportLine without(
      String assumption, String reason, long count, long rows, String query) {
    return new ReportLine(
        SECTION,
        "WITHOUT",
        Map.of("assumption", assumption, "reason", reason),
        BigDecimal.valueOf(count),
        "1",
        rows,
        query);
  }

  private static String query(String what, String from) {
    return "SELECT %s %s".formatted(what, from);
  }

  /** All sums at once. */
  private static Row shared(Inputs in, AttributionMethod primary) {
    Dataset<Row> emissions =
        in.rows(FinancedEmissionRows.TABLE)
            .where(FinancedCube.OWN_AND_BOUGHT)
            .where("method_id = '%s'".formatted(primary))
            .as("e");
    Dataset<Row> shares =
        in.rows(Attributions.TABLE).where("method_id = '%s'".formatted(primary)).as("a");
    Dataset<Row> footprints = in.rows(Footprints.TABLE).as("f");
    List<Column> sums = new ArrayList<>();
    sums.add(expr(SUM).as("base"));
    sums.add(expr("count_if(f.%s)".formatted(ESTIMATED)).as("estimated"));
    for (Assumption one : Assumption.values()) {
      sums.add(expr(one.sum()).as(one.name()));
      sums.add(expr(one.missing()).as(one + "_MISSING"));
    }
    return emissions
        .join(shares, expr("a.loan_token = e.loan_token"))
        .join(footprints, expr("f.enterprise_token = a.enterprise_token AND f.scope = e.scope"))
        .agg(expr("count(*)").as("n"), sums.toArray(Column[]::new))
        .head();
  }
}
