// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.report.page.Page;

/** Where every number of every page comes from, so that {@code explain} finds the way back. */
public final class FigureTable {

  /** {@code audit.figure}. */
  public static final Table TABLE =
      Table.of("audit.figure", "one number printed in one report", Shape.SNAPSHOT)
          .columns(
              date("as_of", "Business date of the report."),
              text("figure_id", "First 16 hex of the SHA-256 over where the number comes from."),
              text("report", "Page that prints it."),
              text("table", "Table that it was read from."),
              text("key", "Its row as a JSON object of key columns."),
              text("column", "Its column; count(*) for a count of rows under the key."),
              text("partition_digest", "Content digest of the rows that were read."),
              whole("table_version", Unit.NONE, "Delta version of the table."),
              text("run_id", "Run that printed it."))
          .key("as_of", "report", "figure_id");

  private FigureTable() {}

  /** The rows of some pages, sorted, each number once per page. */
  static List<Row> rows(List<Page> pages, LocalDate asOf, String runId) {
    return pages.stream()
        .sorted(Comparator.comparing(Page::path))
        .flatMap(
            page ->
                page.origins()
                    .distinct()
                    .map(
                        origin ->
                            RowFactory.create(
                                java.sql.Date.valueOf(asOf),
                                origin.id(),
                                page.path(),
                                origin.source().table(),
                                origin.key(),
                                origin.column(),
                                origin.source().digest(),
                                origin.source().version(),
                                runId))
                    .sorted(Comparator.comparing(row -> row.getString(1))))
        .toList();
  }
}
