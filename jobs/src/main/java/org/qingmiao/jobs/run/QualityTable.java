// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** Which rules held and which were broken, run by run: {@code audit.quality}. */
public final class QualityTable {

  /** {@code audit.quality}. */
  public static final Table TABLE =
      Table.of("audit.quality", "one rule of one table in one run", Shape.APPEND)
          .columns(
              text("run_id", "Run that checked."),
              date("as_of", "Business date."),
              text("table_name", "Table that was checked."),
              text("rule_id", "Stable name of the rule."),
              text("severity", "ERROR or WARN."),
              whole("broken_rows", Unit.COUNT, "Rows that break it."),
              real("share", Unit.SHARE, "Broken rows of all rows."))
          .key("run_id", "table_name", "rule_id");

  private QualityTable() {}

  /** The rows of manifests. */
  static List<Row> rows(List<Manifest> manifests) {
    return manifests.stream().flatMap(m -> m.quality().stream().map(q -> row(m, q))).toList();
  }

  private static Row row(Manifest m, Manifest.Quality q) {
    return RowFactory.create(
        m.runId(),
        Date.valueOf(LocalDate.parse(m.asOf())),
        q.table(),
        q.ruleId(),
        q.severity(),
        q.brokenRows(),
        q.share());
  }
}
