// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a table: what it means, in which unit, how sensitive it is and what it may be used
 * for.
 *
 * @param name in snake_case, with unit and window where it has them
 * @param type how it is stored
 * @param unit required for numbers; {@link Unit#NONE} for everything else
 * @param level sensitivity, 1 (public) to 5, after the five levels of JR/T 0197-2020
 * @param purposes what the column may be used for
 * @param role what a credit model may do with it
 * @param meaning one sentence
 * @param required whether a row without it is refused
 * @param domain the token domain of an identifier, such as {@code credit_code}
 */
public record Column(
    String name,
    ColumnType type,
    Unit unit,
    int level,
    List<Purpose> purposes,
    Role role,
    String meaning,
    boolean required,
    Optional<String> domain) {

  /** The highest sensitivity that may stay in the clear. */
  public static final int CLEAR_LEVEL = 2;

  public Column {
    purposes = List.copyOf(purposes);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "column \"%s\": expected snake_case of a-z, 0-9 and _, beginning with a letter"
              .formatted(name));
    }
    if (level < 1 || level > 5) {
      throw new IllegalArgumentException(
          "column %s: level is %d, expected 1 to 5".formatted(name, level));
    }
    if (meaning.isBlank()) {
      throw new IllegalArgumentException(
          "column %s: no meaning; say it in one sentence".formatted(name));
    }
  }

  /** Whether its cells may be shown as they are stored: not sensitive, or nothing but tokens. */
  public boolean isOpen() {
    return level <= CLEAR_LEVEL || domain.isPresent();
  }

  private static Column of(String name, ColumnType type, Unit unit, String meaning) {
    return new Column(
        name, type, unit, 1, List.of(Purpose.CREDIT), Role.META, meaning, true, Optional.empty());
  }

  /** Unicode text. */
  public static Column text(String name, String meaning) {
    return of(name, new ColumnType.Text(), Unit.NONE, meaning);
  }

  /** A calendar day. */
  public static Column date(String name, String meaning) {
    return of(name, new ColumnType.Day(), Unit.NONE, meaning);
  }

  /** A point in time. */
  public static Column instant(String name, String meaning) {
    return of(name, new ColumnType.Instant(), Unit.NONE, meaning);
  }

  /** True or false. */
  public static Column flag(String name, String meaning) {
    return of(name, new ColumnType.Flag(), Unit.NONE, meaning);
  }

  /** A whole number. */
  public static Column whole(String name, Unit unit, String meaning) {
    return of(name, new ColumnType.Whole(), unit, meaning);
  }

  /** A double that is never summed. */
  public static Column real(String name, Unit unit, String meaning) {
    return of(name, new ColumnType.Real(), unit, meaning);
  }

  /** An exact decimal of the given precision and scale. */
  public static Column decimal(String name, int precision, int scale, Unit unit, String meaning) {
    return of(name, new ColumnType.Decimal(precision, scale), unit, meaning);
  }

  /** A column of any other type: bytes, lists, nested records. */
  public static Column typed(String name, ColumnType type, String meaning) {
    return of(name, type, Unit.NONE, meaning);
  }

  /** The same column, allowed to be null. */
  public Column optional() {
    return new Column(name, type, unit, level, purposes, role, meaning, false, domain);
  }

  /** The same column at another sensitivity level. */
  public Column level(int level) {
    return new Column(name, type, unit, level, purposes, role, meaning, required, domain);
  }

  /** The same column for other purposes. */
  public Column purpose(Purpose... purposes) {
    return new Column(name, type, unit, level, List.of(purposes), role, meaning, required, domain);
  }

  /** The same column in another role. */
  public Column role(Role role) {
    return new Column(name, type, unit, level, purposes, role, meaning, required, domain);
  }

  /** The same column as an identifier whose plain text is replaced by a token at ingest. */
  public Column token(String domain) {
    return new Column(
        name,
        type,
        unit,
        Math.max(level, 3),
        purposes,
        role,
        meaning,
        required,
        Optional.of(domain));
  }

  /** How Spark stores it. */
  public StructField field() {
    return DataTypes.createStructField(name, type.spark(), true);
  }
}
