// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.models.ledger.CarbonColumns.asOf;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** Every number that a carbon report prints, with the way back to its rows. */
public final class CarbonReportLines {

  /** {@code publish.report_line}. */
  public static final Table TABLE =
      Table.of("publish.report_line", "one number of one carbon report", Shape.SNAPSHOT)
          .columns(
              asOf(),
              carbon(text("report_id", "Report.")),
              carbon(text("section", "Section, a letter.")),
              carbon(text("line_code", "Line within the section.")),
              carbon(text("dims", "Dimensions, as JSON.")),
              carbon(decimal("value", 38, 9, Unit.STATED, "Number, in unit.").optional()),
              carbon(text("unit", "Unit of the number.")),
              carbon(whole("n_rows", Unit.COUNT, "Rows behind it.")),
              carbon(text("query", "SQL that gives the number from published tables.")),
              carbon(
                  text(
                      "lineage_id",
                      "Digest of the query and of the sums of the report that it is part of.")),
              run())
          .key("as_of", "report_id", "section", "line_code", "dims");

  private CarbonReportLines() {}
}
