// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Table;

/**
 * The rows that reading makes: the contract's columns, then where each row came from and what is
 * wrong with it. They are in Spark's own form from the start: to have each row turned into it would
 * take as long as reading it.
 *
 * <p>Every file ends with one more row, its trailer: how many records the reader saw. So the count
 * of records is kept apart from what became of them, and both survive a repeated task.
 */
final class ParsedRows implements Serializable {
  private static final long serialVersionUID = 1L;
  static final String FILE = "source_file";
  static final String LINE = "source_line";
  static final String KNOWN = "known_time";
  static final String EXTRA = "extra";
  static final String BUCKET = "split_bucket";

  /** What is wrong; null for a sound row. */
  static final String FAULTS = "faults#";

  static final String IN_SCOPE = "in_scope#";

  /** The record for the quarantine, where reading itself found a fault. */
  static final String RECORD = "record#";

  /** In a trailer: how many records the file holds. */
  static final String READ = "read#";

  /** In a trailer: why the file is refused. */
  static final String REFUSAL = "refusal#";

  /** In a trailer: what the operator should know. */
  static final String NOTES = "notes#";

  private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

  private static final List<StructField> BEHIND =
      List.of(
          field(FILE, DataTypes.StringType),
          field(LINE, DataTypes.LongType),
          field(KNOWN, DataTypes.TimestampType),
          field(EXTRA, DataTypes.StringType),
          field(BUCKET, DataTypes.LongType),
          field(FAULTS, TEXTS),
          field(IN_SCOPE, DataTypes.BooleanType),
          field(RECORD, DataTypes.StringType),
          field(READ, DataTypes.LongType),
          field(REFUSAL, DataTypes.StringType),
          field(NOTES, TEXTS));

  private final DataType[] types;

  /** Rows under a contract. */
  ParsedRows(Table table) {
    this.types = table.columns().stream().map(c -> c.type().spark()).toArray(DataType[]::new);
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  static StructType schema(Table table) {
    List<StructField> fields = new ArrayList<>();
    table.columns().forEach(c -> fields.add(field(c.name(), c.type().spark())));
    fields.addAll(BEHIND);
    return DataTypes.createStructType(fields);
  }

  /**
   * A record that was read.
   *
   * @param cells values of the contract's columns: days as numbers, instants as microseconds
   * @param extra what no mapping names; null where there is nothing
   * @param bucket of the applicant; null where the table names none
   * @param faults what is wrong; null for a sound row
   * @param record for the quarantine; null for a sound row
   */
  InternalRow read(
      Object[] cells,
      UTF8String file,
      long line,
      long knownMicros,
      String extra,
      Integer bucket,
      List<String> faults,
      String record) {
    Object[] row = row(file);
    for (int i = 0; i < types.length; i++) {
      row[i] = stored(cells[i], types[i]);
    }
    row[types.length + 1] = line;
    row[types.length + 2] = knownMicros;
    row[types.length + 3] = UTF8String.fromString(extra);
    row[types.length + 4] = bucket == null ? null : bucket.longValue();
    row[types.length + 5] = faults == null ? null : texts(faults);
    row[types.length + 6] = true;
    row[types.length + 7] = UTF8String.fromString(record);
    return new GenericInternalRow(row);
  }

  InternalRow unreadable(UTF8String file, long line, String fault, String record) {
    return read(new Object[types.length], file, line, 0, null, null, List.of(fault), record);
  }

  InternalRow outOfScope(UTF8String file, long line) {
    Object[] row = row(file);
    row[types.length + 1] = line;
    row[types.length + 6] = false;
    return new GenericInternalRow(row);
  }

  InternalRow trailer(UTF8String file, long records, String refusal, List<String> notes) {
    Object[] row = row(file);
    row[types.length + 8] = records;
    row[types.length + 9] = UTF8String.fromString(refusal);
    row[types.length + 10] = texts(notes);
    return new GenericInternalRow(row);
  }

  private Object[] row(UTF8String file) {
    Object[] row = new Object[types.length + BEHIND.size()];
    row[types.length] = file;
    return row;
  }

  private static GenericArrayData texts(List<String> texts) {
    return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
  }

  private static Object stored(Object cell, DataType type) {
    if (cell instanceof String text) {
      return UTF8String.fromString(text);
    }
    return cell instanceof BigDecimal number && type instanceof DecimalType decimal
        ? decimal(number, decimal.precision(), decimal.scale())
        : cell;
  }

  /** Exactly that number: one that does not fit the column is a fault of the program. */
  private static Decimal decimal(BigDecimal number, int precision, int scale) {
    BigDecimal scaled = number.setScale(scale);
    // A number without decimals that fits a long is one already; others pass through big integers.
    return precision <= ColumnType.Decimal.DIGITS_OF_LONG && scaled.precision() <= precision
        ? Decimal.createUnsafe(scaled.scaleByPowerOfTen(scale).longValue(), precision, scale)
        : Decimal.apply(scaled, precision, scale);
  }
}
