// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * An exact number of a row that fits a long: a whole number, or a decimal by its unscaled value.
 *
 * @param at position in the row
 * @param precision digits of a decimal; 19 for a whole number
 * @param scale digits behind the point
 */
record LongCell(int at, int precision, int scale) implements Serializable {
  /** Whether all values of a type fit. */
  static boolean holds(ColumnType type) {
    return type instanceof ColumnType.Whole
        || (type instanceof ColumnType.Decimal decimal && decimal.fitsLong());
  }

  /** A column of such a type; of a larger decimal, only its digits are to be asked. */
  static LongCell of(Table table, String column) {
    int at = table.position(column);
    return table.columns().get(at).type() instanceof ColumnType.Decimal decimal
        ? new LongCell(at, decimal.precision(), decimal.scale())
        : new LongCell(at, ColumnType.Decimal.DIGITS_OF_LONG + 1, 0);
  }

  /** The value in units of its last digit. */
  long in(InternalRow row) {
    return precision > ColumnType.Decimal.DIGITS_OF_LONG || row instanceof UnsafeRow
        ? row.getLong(at)
        : row.getDecimal(at, precision, scale).toUnscaledLong();
  }
}
