// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.carbon.stress.StressAgreement;
import org.qingmiao.models.ledger.StressedBorrowers;

/** Section M of the carbon report: borrowers under a carbon price (green 4.11). */
final class StressLines {
  private static final char SECTION = 'M';
  private static final String TABLE = "publish.transition_stress";
  private static final List<String> YEAR = List.of("scenario_id", "year");

  private static final String BOTH_KNOWN = "pd_s IS NOT NULL AND merton_pd_s IS NOT NULL";

  /** What the price changes by the credit model and by Merton's. */
  private static final String[] CHANGES = {
    "scenario_id", "year", "as_of", "pd_s - pd0 AS model", "merton_pd_s - merton_pd0 AS merton"
  };

  /** The ranks of both changes, ties at their mean rank, as Spearman's correlation wants them. */
  private static final String[] RANKS = {"*", rank("model"), rank("merton")};

  private StressLines() {}

  private static String rank(String change) {
    String year = "PARTITION BY scenario_id, year, as_of";
    return "rank() OVER (%s ORDER BY %s) + (count(*) OVER (%s, %s) - 1) / 2 AS %s_rank"
        .formatted(year, change, year, change, change);
  }

  /** The lines of a day. */
  static List<ReportLine> of(Inputs in, String day) {
    Dataset<Row> rows = in.rows(StressedBorrowers.TABLE);
    List<ReportLine> lines = new ArrayList<>();
    Groups all = Groups.of(rows, TABLE, YEAR, List.of("carbon_cost", "outstanding"));
    lines.addAll(all.lines(SECTION, "BORROWERS", day));
    lines.addAll(all.sums(SECTION, "EXPOSURE", "outstanding", "CNY", day));
    lines.addAll(all.sums(SECTION, "COST", "carbon_cost", "CNY", day));
    String inLoss = "(SELECT * FROM %s WHERE ebitda_s < 0)".formatted(TABLE);
    lines.addAll(
        Groups.of(rows.where("ebitda_s < 0"), inLoss, YEAR, List.of())
            .lines(SECTION, "IN_LOSS", day));
    Groups modelled =
        Groups.of(
            rows.where("status = 'MODELLED'"),
            "(SELECT * FROM %s WHERE status = 'MODELLED')".formatted(TABLE),
            YEAR,
            List.of("el_delta"));
    lines.addAll(modelled.lines(SECTION, "MODELLED", day));
    lines.addAll(modelled.sums(SECTION, "EL_DELTA", "el_delta", "CNY", day));
    lines.addAll(means(rows, day));
    lines.addAll(agreement(rows, day));
    return lines;
  }

  private static List<ReportLine> means(Dataset<Row> rows, String day) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("PD0", "avg(CAST(pd0 AS DECIMAL(28,12)))");
    codes.put("PD_S", "avg(CAST(pd_s AS DECIMAL(28,12)))");
    codes.put("PD_S_P05", "avg(CAST(pd_s_p05 AS DECIMAL(28,12)))");
    codes.put("PD_S_P95", "avg(CAST(pd_s_p95 AS DECIMAL(28,12)))");
    codes.put("MERTON_PD0", "avg(CAST(merton_pd0 AS DECIMAL(28,12)))");
    codes.put("MERTON_PD_S", "avg(CAST(merton_pd_s AS DECIMAL(28,12)))");
    return lines(rows, codes, "PD", TABLE, day);
  }

  /** Whether both models move alike, as {@link StressAgreement} has it for few borrowers. */
  private static List<ReportLine> agreement(Dataset<Row> rows, String day) {
    Dataset<Row> ranked = rows.where(BOTH_KNOWN).selectExpr(CHANGES).selectExpr(RANKS);
    String from =
        "(SELECT %s FROM (SELECT %s FROM %s WHERE %s))"
            .formatted(String.join(", ", RANKS), String.join(", ", CHANGES), TABLE, BOTH_KNOWN);
    List<ReportLine> lines =
        new ArrayList<>(
            lines(
                ranked,
                Map.of("SAME_SIGN", "avg(CAST(sign(model) = sign(merton) AS INT))"),
                "share",
                from,
                day));
    Map<String, String> rank = Map.of("SPEARMAN", "round(corr(model_rank, merton_rank), 6)");
    lines.addAll(lines(ranked, rank, "index", from, day));
    return lines;
  }

  private static List<ReportLine> lines(
      Dataset<Row> rows, Map<String, String> codes, String unit, String from, String day) {
    Column[] keys = YEAR.stream().map(functions::col).toArray(Column[]::new);
    Column[] values =
        codes.entrySet().stream()
            .map(code -> expr(code.getValue()).cast("decimal(28,12)").as(code.getKey()))
            .toArray(Column[]::new);
    List<ReportLine> lines = new ArrayList<>();
    for (Row row :
        rows.groupBy(keys).agg(expr("count(*)").as("n"), values).orderBy(keys).collectAsList()) {
      Map<String, String> dims = new LinkedHashMap<>();
      YEAR.forEach(name -> dims.put(name, String.valueOf((Object) row.getAs(name))));
      codes.forEach(
          (code, what) -> {
            BigDecimal value = row.getAs(code);
            if (value != null) {
              lines.add(
                  new ReportLine(
                      SECTION,
                      code,
                      dims,
                      value,
                      unit,
                      row.<Long>getAs("n"),
                      "SELECT %s FROM %s WHERE as_of = DATE '%s' AND scenario_id = '%s' AND year = %s"
                          .formatted(what, from, day, dims.get("scenario_id"), dims.get("year"))));
            }
          });
    }
    return lines;
  }
}
