// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * One column of a Parquet file: what it holds, and its values as exact text.
 *
 * <p>Types as in the Parquet format's LogicalTypes.md. Instants of 96 bits, which Hive and older
 * Spark write, are nanoseconds of a Julian day; numbers may be unsigned; bytes without annotation
 * are what some programs write for text. Nothing is rounded, so a value that the contract cannot
 * hold is found where every value is checked.
 *
 * @param position among the columns of the file
 */
record ParquetColumn(Type type, int position) {
  /** 1970-01-01 as a Julian day. */
  private static final long EPOCH_JULIAN_DAY = 2_440_588;

  String name() {
    return type.getName();
  }

  CellKind kind() {
    return kind(type);
  }

  private static CellKind kind(Type type) {
    if (!type.isPrimitive() || type.isRepetition(Repetition.REPEATED)) {
      return CellKind.OTHER;
    }
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation) {
      return CellKind.DECIMAL;
    } else if (meaning instanceof DateLogicalTypeAnnotation) {
      return CellKind.DAY;
    } else if (meaning instanceof TimestampLogicalTypeAnnotation) {
      return CellKind.INSTANT;
    } else if (meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation) {
      return CellKind.TEXT;
    } else if (meaning != null && !(meaning instanceof IntLogicalTypeAnnotation)) {
      return CellKind.OTHER;
    }
    return switch (physical(type)) {
      case BINARY -> CellKind.TEXT;
      case INT32, INT64 -> CellKind.WHOLE;
      case INT96 -> CellKind.INSTANT;
      case FLOAT, DOUBLE -> CellKind.REAL;
      case BOOLEAN -> CellKind.FLAG;
      case FIXED_LEN_BYTE_ARRAY -> CellKind.OTHER;
    };
  }

  private static PrimitiveTypeName physical(Type type) {
    return type.asPrimitiveType().getPrimitiveTypeName();
  }

  /** The value in a record as text; null where there is none. */
  String text(Group record) {
    Object value = value(type, record, position);
    return value == null || value instanceof String ? (String) value : Json.text(value);
  }

  /** A text; a list or a map of values where the field repeats or has members. */
  private static Object value(Type type, Group record, int field) {
    int count = record.getFieldRepetitionCount(field);
    if (!type.isRepetition(Repetition.REPEATED)) {
      return count == 0 ? null : single(type, record, field, 0);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(single(type, record, field, i));
    }
    return values;
  }

  private static Object single(Type type, Group record, int field, int i) {
    if (type.isPrimitive()) {
      return scalar(type, record, field, i);
    }
    GroupType members = type.asGroupType();
    Group inner = record.getGroup(field, i);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int m = 0; m < members.getFieldCount(); m++) {
      values.put(members.getFieldName(m), value(members.getType(m), inner, m));
    }
    return values;
  }

  private static String scalar(Type type, Group record, int field, int i) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return plain(new BigDecimal(unscaled(type, record, field, i), decimal.getScale()));
    } else if (meaning instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(record.getInteger(field, i)).toString();
    } else if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      Instant instant = instant(record.getLong(field, i), timestamp.getUnit());
      return timestamp.isAdjustedToUTC()
          ? instant.toString()
          : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }
    boolean isUnsigned = meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
    return switch (physical(type)) {
      case INT32 ->
          isUnsigned
              ? Integer.toUnsignedString(record.getInteger(field, i))
              : Integer.toString(record.getInteger(field, i));
      case INT64 ->
          isUnsigned
              ? Long.toUnsignedString(record.getLong(field, i))
              : Long.toString(record.getLong(field, i));
      case INT96 -> julian(record.getInt96(field, i)).toString();
      case FLOAT -> real(Float.toString(record.getFloat(field, i)));
      case DOUBLE -> real(Double.toString(record.getDouble(field, i)));
      case BOOLEAN -> Boolean.toString(record.getBoolean(field, i));
      // The text of Binary itself would hide bytes that are no UTF-8.
      case BINARY ->
          new String(record.getBinary(field, i).getBytesUnsafe(), StandardCharsets.UTF_8);
      case FIXED_LEN_BYTE_ARRAY ->
          HexFormat.of().formatHex(record.getBinary(field, i).getBytesUnsafe());
    };
  }

  private static BigInteger unscaled(Type type, Group record, int field, int i) {
    return switch (physical(type)) {
      case INT32 -> BigInteger.valueOf(record.getInteger(field, i));
      case INT64 -> BigInteger.valueOf(record.getLong(field, i));
      default -> new BigInteger(record.getBinary(field, i).getBytesUnsafe());
    };
  }

  private static Instant instant(long since, TimeUnit unit) {
    ChronoUnit step =
        switch (unit) {
          case MILLIS -> ChronoUnit.MILLIS;
          case MICROS -> ChronoUnit.MICROS;
          case NANOS -> ChronoUnit.NANOS;
        };
    return Instant.EPOCH.plus(since, step);
  }

  private static Instant julian(Binary bytes) {
    ByteBuffer buffer = bytes.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = buffer.getLong();
    long day = buffer.getInt() - EPOCH_JULIAN_DAY;
    return Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanosOfDay);
  }

  /** The shortest digits that give the number again; NaN and infinities as they are. */
  private static String real(String shortest) {
    boolean isNumber = Character.isDigit(shortest.charAt(shortest.length() - 1));
    return isNumber ? plain(new BigDecimal(shortest)) : shortest;
  }

  /** Zeros behind the dot come from the column's type, not from the source. */
  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
