// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.identity.Checker;

/**
 * How one column of a contract comes about: from a column of the source, or by one of a closed set
 * of derivations. There are no expressions, so a mapping can be read, listed and traced.
 */
public sealed interface ColumnMapping {

  /** The columns of the contract that it is derived from. */
  List<String> inputs();

  /**
   * A cell of the source.
   *
   * @param source name in the header, or the position from 1 where the file has none
   * @param check the coded identifier that it must be
   * @param suffix what stands behind each number, such as {@code 万元}; a number without it is none
   * @param times factor that turns the source's unit into ours
   * @param notation how numbers are written
   * @param pattern of a date or instant, as {@link java.time.format.DateTimeFormatter} writes it;
   *     ISO 8601 where empty
   * @param zone of an instant that is written without offset
   * @param missing texts that mean "no value", besides the empty one
   * @param recode our value for a text of the source
   * @param otherwise what becomes of a text that {@code recode} does not name
   */
  record From(
      String source,
      Optional<Checker> check,
      Optional<String> suffix,
      Optional<BigDecimal> times,
      Notation notation,
      Optional<String> pattern,
      ZoneId zone,
      Set<String> missing,
      Map<String, String> recode,
      Otherwise otherwise)
      implements ColumnMapping {
    public From {
      missing = Set.copyOf(missing);
      recode = Map.copyOf(recode);
    }

    @Override
    public List<String> inputs() {
      return List.of();
    }
  }

  /** How a source writes its numbers. */
  enum Notation {
    /** Digits alone: {@code 1E5} is refused, for a spreadsheet may have made it of a code. */
    PLAIN,
    /** Also with an exponent of ten, such as {@code 3.23e-09}. */
    SCIENTIFIC,
    /** With a comma before the decimals, and dots between thousands, as in much of Europe. */
    DECIMAL_COMMA
  }

  /** What becomes of a text that a recode does not name. */
  sealed interface Otherwise extends Serializable {
    /** The row goes to quarantine. */
    record Refused() implements Otherwise {}

    /** There is no value. */
    record Missing() implements Otherwise {}

    /** One value stands for all of them. */
    record Value(String text) implements Otherwise {}
  }

  /** The same value in every row; {@code {as_of}} stands for the day of the delivery. */
  record Constant(String value) implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of();
    }
  }

  /** The position of the record in its file, from 1, for a table without an id. */
  record RowNumber() implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of();
    }
  }

  /** The first characters of a text. */
  record Prefix(int length, String of) implements ColumnMapping {
    public Prefix {
      if (length < 1) {
        throw new IllegalArgumentException(
            "prefix is %d, expected 1 or more characters".formatted(length));
      }
    }

    @Override
    public List<String> inputs() {
      return List.of(of);
    }
  }

  /** One number divided by another, rounded half to even; none where the divisor is zero. */
  record Ratio(String of, String to) implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of(of, to);
    }
  }

  /** 1 where two columns hold the same value and 0 where not; none where one of them is missing. */
  record Equals(String left, String right) implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of(left, right);
    }
  }

  /** Whole days from one day to another. */
  record DaysBetween(String from, String until) implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of(from, until);
    }
  }

  /** 1 where a column holds a value and 0 where not. */
  record IsPresent(String of) implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of(of);
    }
  }

  /**
   * The value that a small reference table gives for a key.
   *
   * @param table its name, such as {@code raw.naics_2017}
   * @param key its column that is looked up
   * @param value its column that is taken over
   * @param of our column that holds the key
   */
  record Lookup(String table, String key, String value, String of) implements ColumnMapping {
    @Override
    public List<String> inputs() {
      return List.of(of);
    }
  }
}
