// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import org.qingmiao.features.table.ColumnType;

/**
 * How a column travels in a cell, and how it comes out again.
 *
 * <p>Days, instants, flags and decimals of up to 18 digits travel as whole numbers: a {@code Row}
 * would turn days and instants into objects of the machine's own time zone, in which some days of
 * the past have no midnight.
 *
 * @param name column of the table
 * @param type its type
 * @param lane what it travels as
 * @param at its place in the lane
 */
record PackedColumn(String name, DataType type, Lane lane, int at) implements Serializable {

  /** What a column travels as. */
  enum Lane {
    NUMBER,
    REAL,
    BYTES
  }

  /** The lane of a type. */
  static Lane laneOf(String name, DataType type) {
    if (type instanceof DoubleType || type instanceof FloatType) {
      return Lane.REAL;
    }
    if (type instanceof StringType || type instanceof BinaryType) {
      return Lane.BYTES;
    }
    if (type instanceof DecimalType decimal) {
      return isWord(decimal) ? Lane.NUMBER : Lane.BYTES;
    }
    if (isWhole(type)
        || type instanceof BooleanType
        || type instanceof DateType
        || type instanceof TimestampType) {
      return Lane.NUMBER;
    }
    throw new IllegalArgumentException(
        "column %s is %s; the join carries texts, bytes, numbers, days, instants and flags, so join nested values afterwards"
            .formatted(name, type.simpleString()));
  }

  /** Its values as the lane carries them; a null must not reach a primitive. */
  Column packed() {
    Column value = quoted();
    return switch (lane) {
      case NUMBER -> coalesce(number(value), lit(0L));
      case REAL -> coalesce(value.cast(DataTypes.DoubleType), lit(0.0));
      case BYTES -> value.cast(DataTypes.StringType);
    };
  }

  /** The type in which it comes out of a cell. */
  DataType unpackedType() {
    return switch (lane) {
      case NUMBER -> type instanceof DecimalType ? type : DataTypes.LongType;
      case REAL -> DataTypes.DoubleType;
      case BYTES -> DataTypes.BinaryType;
    };
  }

  /** A number of the lane in the type in which it comes out of a cell. */
  Object unpacked(long number) {
    if (lane == Lane.REAL) {
      return Double.longBitsToDouble(number);
    }
    return type instanceof DecimalType decimal
        ? (Object) BigDecimal.valueOf(number, decimal.scale())
        : (Object) number;
  }

  /** The column as it was, from how it came out. */
  Column restored(Column unpacked) {
    if (type instanceof DateType) {
      return date_from_unix_date(unpacked.cast(DataTypes.IntegerType));
    }
    if (type instanceof TimestampType) {
      return timestamp_micros(unpacked);
    }
    if (type instanceof BooleanType) {
      return unpacked.notEqual(lit(0L));
    }
    return type instanceof DecimalType && lane == Lane.BYTES
        ? unpacked.cast(DataTypes.StringType).cast(type)
        : unpacked.cast(type);
  }

  /** The column of the table. */
  Column quoted() {
    return FeatureTable.quoted(name);
  }

  private Column number(Column value) {
    if (type instanceof DateType) {
      return unix_date(value).cast(DataTypes.LongType);
    }
    if (type instanceof TimestampType) {
      return unix_micros(value);
    }
    return type instanceof DecimalType decimal
        ? value.multiply(lit(BigDecimal.TEN.pow(decimal.scale()))).cast(DataTypes.LongType)
        : value.cast(DataTypes.LongType);
  }

  private static boolean isWord(DecimalType decimal) {
    return decimal.precision() <= ColumnType.Decimal.DIGITS_OF_LONG;
  }

  private static boolean isWhole(DataType type) {
    return type instanceof LongType
        || type instanceof IntegerType
        || type instanceof ShortType
        || type instanceof ByteType;
  }
}
