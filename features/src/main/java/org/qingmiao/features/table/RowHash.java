// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The two hashes of a row that {@link ContentDigest} defines, taken from the row as Spark holds it.
 *
 * <p>Each hash is a chain: a cell's hash is the seed of the next. Both chains are followed side by
 * side, so that a processor works on one while it waits for the other, and what depends on the cell
 * alone is computed once for both. A decimal is hashed by the bytes of its unscaled value, which
 * for 18 digits need neither a {@code BigDecimal} nor memory.
 *
 * <p>The steps are those of XXH64 for inputs below 32 bytes (Y. Collet, xxHash fast digest
 * algorithm, section "XXH64 algorithm description", steps 1 and 4 to 6), as Spark takes them.
 */
final class RowHash implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What Spark's xxhash64 begins with. */
  private static final long SEED = 42;

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  /** From here on XXH64 works on four lanes, which do not depend on the seed in the same way. */
  private static final int STRIPE = 32;

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
  private final LongCell[] decimals;
  private long first;
  private long second;

  private RowHash(Table table) {
    List<String> hashed = ContentDigest.hashed(table);
    this.positions = hashed.stream().mapToInt(table::position).toArray();
    this.cells = hashed.stream().map(c -> cell(table.type(c)).orElseThrow()).toArray(Cell[]::new);
    this.decimals =
        hashed.stream()
            .map(c -> table.type(c) instanceof ColumnType.Decimal ? LongCell.of(table, c) : null)
            .toArray(LongCell[]::new);
  }

  /** For rows of a table; empty where a cell is hashed by a text that only Spark can write. */
  static Optional<RowHash> of(Table table) {
    boolean isPlain =
        ContentDigest.hashed(table).stream().allMatch(c -> cell(table.type(c)).isPresent());
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
      return Optional.of(decimal.fitsLong() ? Cell.SMALL_DECIMAL : Cell.LARGE_DECIMAL);
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

  private void ofCell(InternalRow row, int i) {
    int at = positions[i];
    switch (cells[i]) {
      case DAY -> ofInt(row.getInt(at));
      case LONG -> ofLong(row.getLong(at));
      case REAL -> ofReal(row.getDouble(at));
      case FLAG -> ofInt(row.getBoolean(at) ? 1 : 0);
      case TEXT -> ofText(row.getUTF8String(at));
      case SMALL_DECIMAL -> ofUnscaled(decimals[i].in(row));
      case LARGE_DECIMAL ->
          ofText(
              UTF8String.fromBytes(
                  row.getDecimal(at, decimals[i].precision(), decimals[i].scale())
                      .toJavaBigDecimal()
                      .unscaledValue()
                      .toByteArray()));
    }
  }

  private void ofInt(int value) {
    begin(Integer.BYTES);
    step4(value);
    end();
  }

  private void ofLong(long value) {
    begin(Long.BYTES);
    step8(value);
    end();
  }

  /** Spark takes the two zeros for one. */
  private void ofReal(double value) {
    ofLong(value == 0 ? 0 : Double.doubleToLongBits(value));
  }

  /** The shortest two's complement, the upper byte first, as {@code BigInteger} writes it. */
  private void ofUnscaled(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
    int length = bits / Byte.SIZE + 1;
    long bytes = Long.reverseBytes(value << (Long.SIZE - length * Byte.SIZE));
    begin(length);
    if (length == Long.BYTES) {
      step8(bytes);
    } else {
      int left = length;
      if (left >= Integer.BYTES) {
        step4((int) bytes);
        bytes >>>= Integer.SIZE;
        left -= Integer.BYTES;
      }
      for (; left > 0; left--) {
        step1((int) bytes & 0xFF);
        bytes >>>= Byte.SIZE;
      }
    }
    end();
  }

  private void ofText(UTF8String text) {
    Object base = text.getBaseObject();
    long at = text.getBaseOffset();
    int length = text.numBytes();
    if (length >= STRIPE) {
      first = XXH64.hashUnsafeBytes(base, at, length, first);
      second = XXH64.hashUnsafeBytes(base, at, length, second);
      return;
    }
    begin(length);
    long end = at + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      step8(Platform.getLong(base, at));
    }
    if (at + Integer.BYTES <= end) {
      step4(Platform.getInt(base, at));
      at += Integer.BYTES;
    }
    for (; at < end; at++) {
      step1(Platform.getByte(base, at) & 0xFF);
    }
    end();
  }

  private void begin(int length) {
    first += PRIME_5 + length;
    second += PRIME_5 + length;
  }

  private void step8(long word) {
    long lane = Long.rotateLeft(word * PRIME_2, 31) * PRIME_1;
    first = Long.rotateLeft(first ^ lane, 27) * PRIME_1 + PRIME_4;
    second = Long.rotateLeft(second ^ lane, 27) * PRIME_1 + PRIME_4;
  }

  private void step4(int word) {
    long lane = (word & 0xFFFFFFFFL) * PRIME_1;
    first = Long.rotateLeft(first ^ lane, 23) * PRIME_2 + PRIME_3;
    second = Long.rotateLeft(second ^ lane, 23) * PRIME_2 + PRIME_3;
  }

  private void step1(int unsigned) {
    long lane = unsigned * PRIME_5;
    first = Long.rotateLeft(first ^ lane, 11) * PRIME_1;
    second = Long.rotateLeft(second ^ lane, 11) * PRIME_1;
  }

  private void end() {
    first = mixed(first);
    second = mixed(second);
  }

  private static long mixed(long hash) {
    long upper = (hash ^ hash >>> 33) * PRIME_2;
    long middle = (upper ^ upper >>> 29) * PRIME_3;
    return middle ^ middle >>> 32;
  }
}
