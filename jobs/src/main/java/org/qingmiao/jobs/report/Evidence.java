// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.List;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * What the charts of the validation page are made of. Each title is the finding that the numbers
 * bear out, chosen by a rule; a chart without data is left out.
 */
record Evidence(Texts texts, ValidationFacts facts) {

  /** The segments that a model is judged on. */
  static final List<String> SEGMENTS = List.of("TEST", "OOT");

  /** The table under the chart of that name. */
  static DataTable data(
      String chart, Phrase caption, List<DataTable.Column> columns, List<List<Cell>> rows) {
    return DataTable.of(chart + "-data", caption, columns, rows);
  }
}
