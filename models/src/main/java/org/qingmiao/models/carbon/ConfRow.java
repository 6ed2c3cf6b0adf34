// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of a table of values in conf, which knows where it stands.
 *
 * @param place such as {@code conf/factors/grid.csv line 12}; begins every error
 * @param cells by column name
 */
public record ConfRow(String place, Map<String, String> cells) implements Serializable {

  public ConfRow {
    cells = Map.copyOf(cells);
  }

  /**
   * Reads every row before it complains.
   *
   * @throws IllegalArgumentException with the fault of each row, one per line
   */
  public static <T> List<T> readAll(List<ConfRow> rows, Function<ConfRow, T> reading) {
    List<T> read = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (ConfRow row : rows) {
      try {
        read.add(reading.apply(row));
      } catch (IllegalArgumentException fault) {
        faults.add(fault.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return List.copyOf(read);
  }

  /** A cell that must hold something. */
  public String text(String column) {
    return optional(column).orElseThrow(() -> fault("no %s".formatted(column)));
  }

  /** A cell that may be blank or absent. */
  public Optional<String> optional(String column) {
    return Optional.ofNullable(cells.get(column)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** An exact decimal. */
  public BigDecimal decimal(String column) {
    try {
      return new BigDecimal(text(column));
    } catch (NumberFormatException e) {
      throw unexpected(column, "a decimal such as 0.5366", e);
    }
  }

  /** A number. */
  public double number(String column) {
    return decimal(column).doubleValue();
  }

  /** A calendar day that may be blank. */
  public Optional<LocalDate> day(String column) {
    try {
      return optional(column).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw unexpected(column, "a date such as 2025-06-30", e);
    }
  }

  /** One of a closed list, in whichever case it is written. */
  public <E extends Enum<E>> E oneOf(String column, Class<E> family) {
    try {
      return Enum.valueOf(family, text(column).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw unexpected(column, "one of " + List.of(family.getEnumConstants()), e);
    }
  }

  /** An error that says where this row stands. */
  public IllegalArgumentException fault(String sentence) {
    return new IllegalArgumentException(place + ": " + sentence);
  }

  private IllegalArgumentException unexpected(String column, String expected, Exception cause) {
    return new IllegalArgumentException(
        "%s: %s is \"%s\", expected %s"
            .formatted(place, column, cells.getOrDefault(column, ""), expected),
        cause);
  }
}
