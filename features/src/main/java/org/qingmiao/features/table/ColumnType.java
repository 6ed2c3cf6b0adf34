// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The type of a column: a closed family, so that digests, DDL and checks handle every case.
 *
 * <p>Maps are left out on purpose: their order is not defined, so they have no content digest.
 */
public sealed interface ColumnType {

  /** The Spark type that stores this column. */
  DataType spark();

  /** How the type is written in a contract, a conf file and an error. */
  String label();

  /** Whether the values are numbers and therefore need a unit. */
  default boolean isNumeric() {
    return this instanceof Whole || this instanceof Real || this instanceof Decimal;
  }

  /** Unicode text. */
  record Text() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.StringType;
    }

    @Override
    public String label() {
      return "text";
    }
  }

  /** A calendar day. */
  record Day() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.DateType;
    }

    @Override
    public String label() {
      return "date";
    }
  }

  /** A point in time, in microseconds. */
  record Instant() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.TimestampType;
    }

    @Override
    public String label() {
      return "instant";
    }
  }

  /** A whole number of 64 bits. */
  record Whole() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.LongType;
    }

    @Override
    public String label() {
      return "whole";
    }
  }

  /** A double; only for values that are taken as they are and never summed. */
  record Real() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.DoubleType;
    }

    @Override
    public String label() {
      return "real";
    }
  }

  /**
   * An exact decimal.
   *
   * @param precision all digits, 1 to 38
   * @param scale digits behind the point, 0 to {@code precision}
   */
  record Decimal(int precision, int scale) implements ColumnType {
    /** So many digits surely fit a long, into which Spark then packs them. */
    public static final int DIGITS_OF_LONG = 18;

    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal(%d,%d): expected 1 <= precision <= 38 and 0 <= scale <= precision"
                .formatted(precision, scale));
      }
    }

    /** Whether every value, in units of its last digit, fits a long. */
    public boolean fitsLong() {
      return precision <= DIGITS_OF_LONG;
    }

    @Override
    public DataType spark() {
      return DataTypes.createDecimalType(precision, scale);
    }

    @Override
    public String label() {
      return "decimal(" + precision + "," + scale + ")";
    }
  }

  /** True or false. */
  record Flag() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.BooleanType;
    }

    @Override
    public String label() {
      return "flag";
    }
  }

  /** Raw bytes. */
  record Bytes() implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.BinaryType;
    }

    @Override
    public String label() {
      return "bytes";
    }
  }

  /** An ordered list. */
  record ListOf(ColumnType element) implements ColumnType {
    @Override
    public DataType spark() {
      return DataTypes.createArrayType(element.spark());
    }

    @Override
    public String label() {
      return "list of " + element.label();
    }
  }

  /** A nested record of named fields. */
  record StructOf(List<Field> fields) implements ColumnType {
    public StructOf {
      fields = List.copyOf(fields);
    }

    @Override
    public DataType spark() {
      return DataTypes.createStructType(
          fields.stream()
              .map(f -> DataTypes.createStructField(f.name(), f.type().spark(), true))
              .toArray(StructField[]::new));
    }

    @Override
    public String label() {
      return fields.stream()
          .map(f -> f.name() + " " + f.type().label())
          .collect(Collectors.joining(", ", "record (", ")"));
    }
  }

  /** One field of a {@link StructOf}. */
  record Field(String name, ColumnType type) {}
}
