// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.GreenFirms;
import org.qingmiao.models.ledger.GreenLoans;

/** Section L of the carbon report: what the green catalogues say, and why (green 4.10). */
final class GreenLines {
  private static final char SECTION = 'L';
  private static final String LOANS = "publish.green_loan";

  /** What stands before the first blank of a reason is its kind. */
  private static final String REASON = "substring_index(reason, ' ', 1)";

  private static final String LABELLED = "count_if(label IS NOT NULL)";
  private static final String PRECISION =
      "try_divide(count_if(label = 'GREEN' AND status = 'CONFIRMED'), count_if(label IS NOT NULL AND status = 'CONFIRMED'))";
  private static final String RECALL =
      "try_divide(count_if(label = 'GREEN' AND status = 'CONFIRMED'), count_if(label = 'GREEN'))";
  private static final String DECIDED =
      "try_divide(count_if(label IS NOT NULL AND status <> 'CANDIDATE'), count_if(label IS NOT NULL))";

  private GreenLines() {}

  /**
   * The lines of a day.
   *
   * @param primary method whose balances are summed
   */
  static List<ReportLine> of(Inputs in, String primary, String day) {
    List<ReportLine> lines = new ArrayList<>();
    Dataset<Row> loans = in.rows(GreenLoans.TABLE);
    Dataset<Row> owed = owed(in, loans, primary);
    String owedFrom =
        "(SELECT g.*, coalesce(a.outstanding, e.outstanding, 0) AS outstanding FROM publish.green_loan g LEFT JOIN (SELECT loan_token, outstanding FROM publish.attribution WHERE as_of = DATE '%s' AND method_id = '%s') a ON g.loan_token = a.loan_token LEFT JOIN (SELECT loan_token, outstanding FROM publish.exclusion WHERE as_of = DATE '%s' AND method_id = '%s' AND perimeter = 'FULL') e ON g.loan_token = e.loan_token)"
            .formatted(day, primary, day, primary);
    List<String> byStatus = List.of("catalogue_id", "status");
    Groups states = Groups.of(owed, owedFrom, byStatus, List.of("outstanding"));
    lines.addAll(states.lines(SECTION, "LOANS", day));
    lines.addAll(states.sums(SECTION, "OUTSTANDING", "outstanding", "CNY", day));
    lines.addAll(
        Groups.of(
                loans.where("rule_id <> ''"),
                LOANS,
                List.of("catalogue_id", "rule_id", "catalogue_version", "status"),
                List.of())
            .lines(SECTION, "LOANS_OF_RULE", day));
    lines.addAll(
        Groups.of(
                loans
                    .selectExpr("as_of", "explode(reasons) AS reason")
                    .withColumn("why", expr(REASON)),
                "(SELECT as_of, %s AS why FROM (SELECT as_of, explode(reasons) AS reason FROM publish.green_loan))"
                    .formatted(REASON),
                List.of("why"),
                List.of())
            .lines(SECTION, "REASONS", day));
    lines.addAll(
        Groups.of(
                loans.selectExpr("as_of", "explode(missing_evidence) AS missing"),
                "(SELECT as_of, explode(missing_evidence) AS missing FROM publish.green_loan)",
                List.of("missing"),
                List.of())
            .lines(SECTION, "MISSING", day));
    Groups firms =
        Groups.of(
            in.rows(GreenFirms.TABLE), "publish.green_firm", byStatus, List.of("revenue_cny"));
    lines.addAll(firms.lines(SECTION, "FIRMS", day));
    lines.addAll(firms.sums(SECTION, "REVENUE", "revenue_cny", "CNY", day));
    lines.addAll(agreement(loans, day));
    return lines;
  }

  /** Each loan with its balance at the end of the year: every loan is attributed or left out. */
  private static Dataset<Row> owed(Inputs in, Dataset<Row> loans, String primary) {
    String[] key = {"loan_token"};
    Dataset<Row> attributed =
        in.rows(Attributions.TABLE)
            .where("method_id = '%s'".formatted(primary))
            .selectExpr("loan_token", "outstanding AS attributed");
    Dataset<Row> left =
        in.rows(Exclusions.TABLE)
            .where("method_id = '%s' AND perimeter = 'FULL'".formatted(primary))
            .selectExpr("loan_token", "outstanding AS excluded");
    return loans
        .join(attributed, key, "left")
        .join(left, key, "left")
        .withColumn("outstanding", expr("coalesce(attributed, excluded, 0)"));
  }

  /** How well the rules agree with people, where people looked. */
  private static List<ReportLine> agreement(Dataset<Row> loans, String day) {
    Row row =
        loans
            .agg(
                expr(LABELLED),
                expr(PRECISION).cast("decimal(20,12)"),
                expr(RECALL).cast("decimal(20,12)"),
                expr(DECIDED).cast("decimal(20,12)"))
            .head();
    long labelled = row.getLong(0);
    List<ReportLine> lines = new ArrayList<>();
    if (labelled > 0) {
      lines.add(ReportLine.count(SECTION, "LABELLED", Map.of(), labelled, query(LABELLED, day)));
      add(lines, "PRECISION", row.getDecimal(1), labelled, query(PRECISION, day));
      add(lines, "RECALL", row.getDecimal(2), labelled, query(RECALL, day));
      add(lines, "DECIDED", row.getDecimal(3), labelled, query(DECIDED, day));
    }
    return lines;
  }

  /** A share of nothing, as where no case is confirmed, is no line. */
  private static void add(
      List<ReportLine> lines, String code, BigDecimal share, long labelled, String query) {
    if (share != null) {
      lines.add(new ReportLine(SECTION, code, Map.of(), share, "share", labelled, query));
    }
  }

  private static String query(String what, String day) {
    return "SELECT %s FROM %s WHERE as_of = DATE '%s'".formatted(what, LOANS, day);
  }
}
