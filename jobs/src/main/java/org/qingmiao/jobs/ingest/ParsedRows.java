// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Table;

/**
 * The rows that reading makes: the contract's columns, then where each row came from and what is
 * wrong with it. Days are numbers and instants microseconds, as Spark stores them.
 *
 * <p>Every file ends with one more row, its trailer: how many records the reader saw. So the count
 * of records is kept apart from what became of them, and both survive a repeated task.
 */
final class ParsedRows {
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
          field(KNOWN, DataTypes.LongType),
          field(EXTRA, DataTypes.StringType),
          field(BUCKET, DataTypes.LongType),
          field(FAULTS, TEXTS),
          field(IN_SCOPE, DataTypes.BooleanType),
          field(RECORD, DataTypes.StringType),
          field(READ, DataTypes.LongType),
          field(REFUSAL, DataTypes.StringType),
          field(NOTES, TEXTS));

  /** How many fields stand behind the contract's columns. */
  static final int FIELDS = BEHIND.size();

  private ParsedRows() {}

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  static StructType schema(Table table) {
    List<StructField> fields = new ArrayList<>();
    table.columns().forEach(c -> fields.add(field(c.name(), raw(c))));
    fields.addAll(BEHIND);
    return DataTypes.createStructType(fields);
  }

  private static DataType raw(Column column) {
    if (column.type() instanceof ColumnType.Day) {
      return DataTypes.IntegerType;
    }
    return column.type() instanceof ColumnType.Instant ? DataTypes.LongType : column.type().spark();
  }

  static Row read(
      Object[] row,
      int columns,
      String file,
      long line,
      long knownMicros,
      String extra,
      Integer bucket,
      List<String> faults,
      String record) {
    row[columns] = file;
    row[columns + 1] = line;
    row[columns + 2] = knownMicros;
    row[columns + 3] = extra;
    row[columns + 4] = bucket == null ? null : bucket.longValue();
    row[columns + 5] = faults == null ? null : faults.toArray(String[]::new);
    row[columns + 6] = true;
    row[columns + 7] = record;
    return RowFactory.create(row);
  }

  static Row unreadable(int columns, String file, long line, String fault, String record) {
    return read(
        new Object[columns + FIELDS], columns, file, line, 0, null, null, List.of(fault), record);
  }

  static Row outOfScope(int columns, String file, long line) {
    Object[] row = new Object[columns + FIELDS];
    row[columns] = file;
    row[columns + 1] = line;
    row[columns + 6] = false;
    return RowFactory.create(row);
  }

  static Row trailer(int columns, String file, long records, String refusal, List<String> notes) {
    Object[] row = new Object[columns + FIELDS];
    row[columns] = file;
    row[columns + 8] = records;
    row[columns + 9] = refusal;
    row[columns + 10] = notes.toArray(String[]::new);
    return RowFactory.create(row);
  }
}
