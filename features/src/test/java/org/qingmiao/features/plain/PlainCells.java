// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Columns on their way through Java rows: dates as days and instants as microseconds since 1970.
 *
 * <p>A {@code Row} would turn them into objects of the machine's own time zone, in which some days
 * of the past have no midnight.
 */
final class PlainCells {
  private PlainCells() {}

  /** The columns of a schema as numbers. */
  static Column[] of(StructType stored) {
    return Arrays.stream(stored.fields()).map(PlainCells::plain).toArray(Column[]::new);
  }

  /** The schema of those numbers. */
  static StructType schema(StructType stored) {
    return DataTypes.createStructType(
        Arrays.stream(stored.fields())
            .map(f -> DataTypes.createStructField(f.name(), plainType(f.dataType()), true))
            .toArray(StructField[]::new));
  }

  /** The columns of a schema from their numbers. */
  static Column[] restored(StructType stored) {
    return Arrays.stream(stored.fields()).map(PlainCells::restored).toArray(Column[]::new);
  }

  private static Column plain(StructField field) {
    Column cell = quoted(field);
    if (field.dataType().equals(DataTypes.DateType)) {
      return unix_date(cell).as(field.name());
    }
    return field.dataType().equals(DataTypes.TimestampType)
        ? unix_micros(cell).as(field.name())
        : cell;
  }

  private static Column restored(StructField field) {
    Column cell = quoted(field);
    if (field.dataType().equals(DataTypes.DateType)) {
      return date_from_unix_date(cell).as(field.name());
    }
    return field.dataType().equals(DataTypes.TimestampType)
        ? timestamp_micros(cell).as(field.name())
        : cell;
  }

  private static DataType plainType(DataType type) {
    if (type.equals(DataTypes.DateType)) {
      return DataTypes.IntegerType;
    }
    return type.equals(DataTypes.TimestampType) ? DataTypes.LongType : type;
  }

  /** A name with a dot is a name, not a path. */
  private static Column quoted(StructField field) {
    return col("`" + field.name() + "`");
  }
}
