// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;

/**
 * The lines of one raw table that speak of a decision.
 *
 * <p>No column has to have a certain name: tokens of different kinds never meet, so a row belongs
 * to a decision when any of its identifiers equals the loan's or the applicant's token. A table
 * that knows the loan gives the lines of that loan; one that only knows the applicant, such as tax
 * filings, those of the applicant.
 */
final class SourceLines {
  private final String table;
  private final Dataset<Row> rows;

  private SourceLines(String table, Dataset<Row> rows) {
    this.table = table;
    this.rows = rows;
  }

  /**
   * One line of a delivered file.
   *
   * @param file below the landing folder
   * @param number of the line on which the record begins, from 1
   * @param knownOn day on which the platform could know it
   */
  record Line(String file, long number, LocalDate knownOn) {}

  /** The lines for a row of publish.credit_score. */
  static SourceLines of(Table table, Dataset<Row> rows, Row decision) {
    Dataset<Row> ofLoan = named(table, rows, decision.getAs("loan_token"));
    return new SourceLines(
        table.name(),
        ofLoan.isEmpty() ? named(table, rows, decision.getAs("applicant_token")) : ofLoan);
  }

  private static Dataset<Row> named(Table table, Dataset<Row> rows, String token) {
    return table.columns().stream()
        .filter(column -> column.role() == Role.ID)
        .map(Column::name)
        .map(name -> col(name).cast("string").equalTo(token))
        .reduce(org.apache.spark.sql.Column::or)
        .map(rows::where)
        .orElseGet(() -> rows.limit(0));
  }

  /** The table. */
  String table() {
    return table;
  }

  /** How many there are. */
  long count() {
    return rows.count();
  }

  /** The first of them, the newest first, on the calendar of a zone. */
  List<Line> first(int most, ZoneId zone) {
    return rows
        .select("source_file", "source_line", "known_time")
        .orderBy(col("known_time").desc(), col("source_file"), col("source_line"))
        .limit(most)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Line(
                    row.getAs("source_file"),
                    row.getAs("source_line"),
                    row.<Timestamp>getAs("known_time").toInstant().atZone(zone).toLocalDate()))
        .toList();
  }
}
