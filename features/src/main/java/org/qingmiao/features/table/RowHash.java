// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The two hashes of a row that {@link ContentDigest} defines, taken from the row as Spark holds it.
 *
 * <p>Each hash is a chain: a cell's hash is the seed of the next. Both chains are followed side by
 * side, so that a processor works on one while it waits for the other. A decimal is hashed by the
 * bytes of its unscaled value, which for 18 digits need no {@code BigDecimal}.
 */
final class RowHash implements Serializable {
  private static final long serialVersionUID = 1L;

  private enum Cell {
    DAY,
    LONG,
    REAL,
    FLAG,
    TEXT,
    SMALL_DECIMAL,
    LARGE_DECIMAL
  }

  private final int[] positions;
  private final Cell[] cells;
  private final int[] precisions;
  private final int[] scales;
  private final byte[] unscaled = new byte[Long.BYTES];
  private long first;
  private long second;

  private RowHash(Table table) {
    int[] hashed = ContentDigest.hashed(table).stream().mapToInt(table::position).toArray();
    this.positions = hashed;
    this.cells = new Cell[hashed.length];
    this.precisions = new int[hashed.length];
    this.scales = new int[hashed.length];
    for (int i = 0; i < hashed.length; i++) {
      ColumnType type = table.columns().get(hashed[i]).type();
      cells[i] = cell(type).orElseThrow();
      if (type instanceof ColumnType.Decimal decimal) {
        precisions[i] = decimal.precision();
        scales[i] = decimal.scale();
      }
    }
  }

  /** For rows of a table; empty where a cell is hashed by a text that only Spark can write. */
  static Optional<RowHash> of(Table table) {
    boolean isPlain =
        ContentDigest.hashed(table).stream()
            .allMatch(c -> cell(table.column(c).orElseThrow().type()).isPresent());
    return isPlain ? Optional.of(new RowHash(table)) : Optional.empty();
  }

  private static Optional<Cell> cell(ColumnType type) {
    if (type instanceof ColumnType.Day) {
      return Optional.of(Cell.DAY);
    } else if (type instanceof ColumnType.Whole || type instanceof ColumnType.Instant) {
      return Optional.of(Cell.LONG);
    } else if (type instanceof ColumnType.Real) {
      return Optional.of(Cell.REAL);
    } else if (type instanceof ColumnType.Flag) {
      return Optional.of(Cell.FLAG);
    } else if (type instanceof ColumnType.Text) {
      return Optional.of(Cell.TEXT);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return Optional.of(
          decimal.precision() <= LongCell.DIGITS ? Cell.SMALL_DECIMAL : Cell.LARGE_DECIMAL);
    }
    return Optional.empty();
  }

  /** Hashes a row whose cells stand in the order of the table. */
  void take(InternalRow row) {
    first = XXH64.hashLong(1, SEED);
    second = XXH64.hashLong(2, SEED);
    for (int i = 0; i < positions.length; i++) {
      boolean isNull = row.isNullAt(positions[i]);
      ofInt(isNull ? 1 : 0);
      if (!isNull) {
        ofCell(row, i);
      }
    }
  }

  /** The hash that begins with 1, of the row last taken. */
  long first() {
    return first;
  }

  /** The hash that begins with 2, of the row last taken. */
  long second() {
    return second;
  }

  /** What Spark's xxhash64 begins with. */
  private static final long SEED = 42;

  private void ofCell(InternalRow row, int i) {
    int at = positions[i];
    switch (cells[i]) {
      case DAY -> ofInt(row.getInt(at));
      case LONG -> ofLong(row.getLong(at));
      case REAL -> ofReal(row.getDouble(at));
      case FLAG -> ofInt(row.getBoolean(at) ? 1 : 0);
      case TEXT -> ofText(row.getUTF8String(at));
      case SMALL_DECIMAL ->
          ofUnscaled(
              row instanceof UnsafeRow packed
                  ? packed.getLong(at)
                  : row.getDecimal(at, precisions[i], scales[i]).toUnscaledLong());
      case LARGE_DECIMAL -> {
        byte[] bytes =
            row.getDecimal(at, precisions[i], scales[i])
                .toJavaBigDecimal()
                .unscaledValue()
                .toByteArray();
        ofBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length);
      }
    }
  }

  private void ofInt(int value) {
    first = XXH64.hashInt(value, first);
    second = XXH64.hashInt(value, second);
  }

  private void ofLong(long value) {
    first = XXH64.hashLong(value, first);
    second = XXH64.hashLong(value, second);
  }

  /** Spark takes the two zeros for one. */
  private void ofReal(double value) {
    ofLong(value == 0 ? 0 : Double.doubleToLongBits(value));
  }

  private void ofText(UTF8String text) {
    ofBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes());
  }

  /** The shortest two's complement, the upper byte first, as {@code BigInteger} writes it. */
  private void ofUnscaled(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
    int length = bits / Byte.SIZE + 1;
    long upperFirst = Long.reverseBytes(value << (Long.SIZE - length * Byte.SIZE));
    Platform.putLong(unscaled, Platform.BYTE_ARRAY_OFFSET, upperFirst);
    ofBytes(unscaled, Platform.BYTE_ARRAY_OFFSET, length);
  }

  private void ofBytes(Object base, long offset, int length) {
    first = XXH64.hashUnsafeBytes(base, offset, length, first);
    second = XXH64.hashUnsafeBytes(base, offset, length, second);
  }
}
