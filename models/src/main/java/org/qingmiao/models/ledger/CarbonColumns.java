// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;

import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Unit;

/** Columns that mean the same in every table of the green side. */
final class CarbonColumns {

  private CarbonColumns() {}

  static Column loan() {
    return carbon(text("loan_token", "Loan.").token("loan"));
  }

  static Column enterprise() {
    return carbon(text("enterprise_token", "Borrower.").token("credit_code"));
  }

  static Column asOf() {
    return carbon(date("as_of", "Reporting date."));
  }

  static Column method() {
    return carbon(text("method_id", "Method of attribution."));
  }

  static Column run() {
    return carbon(text("run_id", "Run that wrote the row."));
  }

  /** Money that is never summed as a double. */
  static Column money(String name, String meaning) {
    return carbon(decimal(name, 20, 2, Unit.CNY, meaning).level(2));
  }

  /** Tonnes of CO2 equivalent; sums cast each row to decimal(28,9) first. */
  static Column tco2e(String name, String meaning) {
    return carbon(real(name, Unit.TCO2E, meaning));
  }

  static Column texts(String name, String meaning) {
    return carbon(typed(name, new ColumnType.ListOf(new ColumnType.Text()), meaning));
  }

  static Column carbon(Column column) {
    return column.purpose(Purpose.CARBON);
  }
}
