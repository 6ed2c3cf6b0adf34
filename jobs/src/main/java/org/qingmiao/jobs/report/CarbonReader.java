// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.qingmiao.jobs.report.Published.text;
import static org.qingmiao.jobs.report.Published.whole;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.report.CarbonFacts.Emission;
import org.qingmiao.jobs.report.CarbonFacts.FinancedLoan;
import org.qingmiao.jobs.report.CarbonFacts.Line;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.CarbonReportLines;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.FinancedEmissionRows;
import org.qingmiao.models.ledger.Footprints;
import org.qingmiao.models.train.CanonicalJson;

/** Fills the facts of the carbon page from the tables of one business date. */
final class CarbonReader {

  /** The tables that the page is made of, and those whose CSV lies beside it. */
  static final List<Table> TABLES =
      List.of(
          CarbonReportLines.TABLE,
          Attributions.TABLE,
          FinancedEmissionRows.TABLE,
          Exclusions.TABLE,
          Footprints.TABLE);

  private static final int LARGEST = 20;

  private final Inputs in;
  private final Published lines;
  private final Published shares;
  private final Published emissions;
  private final List<Table> more;

  /** Reads what {@link #TABLES} hold, and has copies made of more tables. */
  CarbonReader(Inputs in, List<Table> more) {
    this.in = in;
    this.more = List.copyOf(more);
    this.lines = Published.of(in, CarbonReportLines.TABLE, Optional.empty());
    this.shares = Published.of(in, Attributions.TABLE, Optional.empty());
    this.emissions = Published.of(in, FinancedEmissionRows.TABLE, Optional.empty());
  }

  /** The tables whose CSV lies beside the page. */
  List<Published> copies() {
    List<Published> copies = new ArrayList<>(List.of(lines, shares, emissions));
    copies.add(Published.of(in, Exclusions.TABLE, Optional.empty()));
    copies.add(Published.of(in, Footprints.TABLE, Optional.empty()));
    more.forEach(table -> copies.add(Published.of(in, table, Optional.empty())));
    return copies;
  }

  CarbonFacts facts() {
    List<Line> all = lines.inOrder().stream().map(this::line).toList();
    // A report is named carbon/<business date>/<method>.
    String method =
        lines.inOrder().stream()
            .findFirst()
            .map(row -> text(row, "report_id").replaceFirst(".*/", ""))
            .orElse("");
    return new CarbonFacts(in.asOf(), year(), method, all, largest(method));
  }

  /** The last year that had ended on the business date. */
  private long year() {
    return in.asOf().plusDays(1).getYear() - 1L;
  }

  private Line line(Row row) {
    Map<String, String> dims = new LinkedHashMap<>();
    CanonicalJson.read(text(row, "dims").getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> dims.put(name, String.valueOf(value)));
    return new Line(
        text(row, "section"),
        text(row, "line_code"),
        dims,
        row.getDecimal(row.fieldIndex("value")),
        text(row, "unit"),
        whole(row, "n_rows"),
        text(row, "query"),
        text(row, "lineage_id"),
        lines.origin(row));
  }

  private List<FinancedLoan> largest(String method) {
    List<String> loans =
        emissions
            .rows()
            .where(col("method_id").equalTo(lit(method)).and(col("scope").isin("S1", "S2_LOC")))
            .groupBy("loan_token")
            .agg(sum(col("tco2e").cast("decimal(28,9)")).as("tco2e"))
            .orderBy(col("tco2e").desc(), col("loan_token"))
            .limit(LARGEST)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    Map<String, Row> byLoan = new LinkedHashMap<>();
    loans.forEach(loan -> byLoan.put(loan, null));
    of(shares, method, loans).forEach(row -> byLoan.put(text(row, "loan_token"), row));
    Map<String, List<Emission>> financed = new LinkedHashMap<>();
    of(emissions, method, loans)
        .forEach(
            row ->
                financed
                    .computeIfAbsent(text(row, "loan_token"), loan -> new ArrayList<>())
                    .add(
                        new Emission(
                            text(row, "scope"),
                            emissions.real(row, "tco2e").orElseThrow(),
                            whole(row, "dq_score"),
                            emissions.origin(row))));
    return byLoan.values().stream().map(row -> loan(row, financed)).toList();
  }

  private static List<Row> of(Published table, String method, List<String> loans) {
    return new Published(
            table.table(),
            table
                .rows()
                .where(
                    col("method_id")
                        .equalTo(lit(method))
                        .and(col("loan_token").isin(loans.toArray()))),
            table.source())
        .inOrder();
  }

  private FinancedLoan loan(Row row, Map<String, List<Emission>> financed) {
    return new FinancedLoan(
        text(row, "loan_token"),
        row.getDecimal(row.fieldIndex("outstanding")),
        row.getDecimal(row.fieldIndex("denominator")),
        text(row, "denominator_type"),
        shares.real(row, "af").orElseThrow(),
        shares.origin(row),
        financed.getOrDefault(text(row, "loan_token"), List.of()));
  }
}
