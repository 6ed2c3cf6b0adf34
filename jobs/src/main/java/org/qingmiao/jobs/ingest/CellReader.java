// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.identity.Checker;
import org.qingmiao.features.identity.Verdict;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.WaivedCodes;

/**
 * Turns the cells of one column into typed values, or says why it cannot.
 *
 * <p>Days are kept as days and instants as microseconds since 1970-01-01, as Spark stores them.
 * Nothing is rounded, and nothing is guessed.
 */
final class CellReader implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final int YEARS_AHEAD = 10;
  private static final int DAY_LENGTH = "2025-06-30".length();

  private final CellKind kind;
  private final int precision;
  private final int scale;
  private final boolean isRequired;
  private final List<Checker> checks;
  private final Set<String> waived;
  private final String suffix;
  private final BigDecimal times;
  private final ColumnMapping.Notation notation;
  private final String pattern;
  private final ZoneId zone;
  private final Set<String> missing;
  private final Map<String, String> recode;
  private final ColumnMapping.Otherwise otherwise;
  private final LocalDate lastDay;
  private transient DateTimeFormatter formatter;
  private String fault = "";
  private long organisationFaults;
  private long waivers;

  private CellReader(
      Column column,
      ColumnMapping.From from,
      List<Checker> checks,
      Set<String> waived,
      LocalDate asOf) {
    this.kind = kind(column.type());
    this.precision = column.type() instanceof ColumnType.Decimal d ? d.precision() : 0;
    this.scale = column.type() instanceof ColumnType.Decimal d ? d.scale() : 0;
    this.isRequired = column.required();
    this.checks = List.copyOf(checks);
    this.waived = Set.copyOf(waived);
    this.suffix = from.suffix().map(CellReader::folded).orElse("");
    this.times = from.times().orElse(BigDecimal.ONE);
    this.notation = from.notation();
    this.pattern = from.pattern().orElse("");
    this.zone = from.zone();
    this.missing = from.missing();
    this.recode = from.recode();
    this.otherwise = from.otherwise();
    this.lastDay = asOf.plusYears(YEARS_AHEAD);
  }

  /**
   * A reader of one column.
   *
   * @param checks coded identifiers that the value must be
   * @param waived credit codes that pass although their check character is wrong
   * @param asOf day of the delivery; no day may lie more than ten years behind it (our default)
   */
  static CellReader of(
      Column column,
      ColumnMapping.From from,
      List<Checker> checks,
      Set<String> waived,
      LocalDate asOf) {
    return new CellReader(column, from, checks, waived, asOf);
  }

  /** A reader of a value that the conf gives in our own form. */
  static CellReader of(Column column, ZoneId zone, LocalDate asOf) {
    return new CellReader(
        column,
        new ColumnMapping.From(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ColumnMapping.Notation.PLAIN,
            Optional.empty(),
            zone,
            Set.of(),
            Map.of(),
            new ColumnMapping.Otherwise.Refused()),
        List.of(),
        Set.of(),
        asOf);
  }

  private static CellKind kind(ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return CellKind.TEXT;
    } else if (type instanceof ColumnType.Day) {
      return CellKind.DAY;
    } else if (type instanceof ColumnType.Instant) {
      return CellKind.INSTANT;
    } else if (type instanceof ColumnType.Whole) {
      return CellKind.WHOLE;
    } else if (type instanceof ColumnType.Real) {
      return CellKind.REAL;
    } else if (type instanceof ColumnType.Decimal) {
      return CellKind.DECIMAL;
    } else if (type instanceof ColumnType.Flag) {
      return CellKind.FLAG;
    } else if (type instanceof ColumnType.Bytes) {
      return CellKind.BYTES;
    }
    throw new IllegalArgumentException(
        "a column of type %s cannot be read from a file".formatted(type.label()));
  }

  /**
   * Whether values that a file itself declares to be of that kind can be read without guessing. A
   * date is no instant, a floating number is no code, and a pattern is for what is written.
   */
  boolean takes(CellKind declared) {
    boolean isExact = declared != CellKind.REAL && declared != CellKind.OTHER;
    if (declared == CellKind.TEXT || kind == CellKind.TEXT || !recode.isEmpty()) {
      return isExact;
    }
    return switch (kind) {
      case DAY, INSTANT -> declared == (pattern.isEmpty() ? kind : CellKind.WHOLE);
      case WHOLE -> declared == CellKind.WHOLE || declared == CellKind.DECIMAL;
      case REAL, DECIMAL ->
          declared == CellKind.WHOLE || declared == CellKind.DECIMAL || declared == CellKind.REAL;
      default -> declared == kind;
    };
  }

  /** What it reads, in words. */
  String asked() {
    return kind.label() + (pattern.isEmpty() ? "" : " by pattern " + pattern);
  }

  /** Why the last cell has no value although it should, or the empty text. */
  String fault() {
    return fault;
  }

  /** The value of a cell of a record; null as in {@link #read(String)}. */
  Object read(Records record, int cell) {
    CellKind asked = pattern.isEmpty() && recode.isEmpty() ? kind : CellKind.TEXT;
    String text = record.cell(cell, asked);
    String broken = record.fault(cell, asked);
    return broken.isEmpty() || missing.contains(text) ? read(text) : faulty(broken);
  }

  /** The value of a cell; null where there is none, or where {@link #fault} says why. */
  Object read(String cell) {
    fault = "";
    String text = cell == null ? "" : kind == CellKind.TEXT ? cell : folded(cell);
    if (text.isEmpty() || missing.contains(text) || missing.contains(cell)) {
      return isRequired ? faulty("required") : null;
    }
    if (!recode.isEmpty()) {
      String ours = recode.get(text);
      if (ours != null) {
        text = ours;
      } else if (otherwise instanceof ColumnMapping.Otherwise.Value value) {
        text = value.text();
      } else if (otherwise instanceof ColumnMapping.Otherwise.Missing) {
        return isRequired ? faulty("required") : null;
      } else {
        return faulty("recode");
      }
    }
    return switch (kind) {
      case TEXT -> checked(text);
      case DAY -> day(text);
      case INSTANT -> instant(text);
      case FLAG -> flag(text);
      case BYTES -> bytes(text);
      default -> number(text);
    };
  }

  /** What the operator should know of the cells since it was last asked; no code is named. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (waivers > 0) {
      warnings.add(
          "%,d with a wrong check character pass by %s".formatted(waivers, WaivedCodes.FILE));
    }
    if (organisationFaults > 0) {
      warnings.add(
          "%,d hold an organisation code with a wrong check character (%s)"
              .formatted(organisationFaults, Verdict.ORGANISATION_CHECK_DIGIT));
    }
    waivers = 0;
    organisationFaults = 0;
    return warnings;
  }

  private Object faulty(String kindOfFault) {
    fault = kindOfFault;
    return null;
  }

  private Object checked(String text) {
    String value = text;
    for (Checker check : checks) {
      Verdict verdict = check.check(text);
      if (verdict == Verdict.MISSING) {
        return isRequired ? faulty("required") : null;
      }
      value = check.normalised(text);
      boolean isWaived =
          check == Checker.CREDIT_CODE && verdict == Verdict.CHECK_DIGIT && waived.contains(value);
      if (verdict.isRefused() && !isWaived) {
        return faulty(verdict.name());
      }
      organisationFaults += verdict.isWarned() ? 1 : 0;
      waivers += isWaived ? 1 : 0;
    }
    return value;
  }

  private Object number(String text) {
    if (!text.endsWith(suffix)) {
      return faulty("suffix");
    }
    String digits = text.substring(0, text.length() - suffix.length()).stripTrailing();
    Optional<BigDecimal> read =
        switch (notation) {
          case PLAIN -> NumberText.read(digits);
          case SCIENTIFIC -> NumberText.scientific(digits);
          case DECIMAL_COMMA -> NumberText.decimalComma(digits);
        };
    if (read.isEmpty()) {
      return faulty("type");
    }
    BigDecimal number = read.get();
    if (times.compareTo(BigDecimal.ONE) != 0) {
      // The product may carry decimals that are zero only because of the factor.
      BigDecimal product = number.multiply(times).stripTrailingZeros();
      number = product.scale() < 0 ? product.setScale(0) : product;
    }
    if (kind == CellKind.REAL) {
      double value = number.doubleValue();
      return Double.isInfinite(value) ? faulty("range") : (Object) value;
    }
    if (number.scale() > scale) {
      return faulty("scale");
    }
    if (kind == CellKind.WHOLE) {
      // Only a few digits need a big integer to be compared.
      return number.precision() > ColumnType.Decimal.DIGITS_OF_LONG
              && number.toBigInteger().bitLength() > 63
          ? faulty("range")
          : (Object) number.longValue();
    }
    return number.precision() - number.scale() > precision - scale ? faulty("range") : number;
  }

  private Object flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> faulty("type");
    };
  }

  private Object bytes(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return faulty("type");
    }
  }

  private Object day(String text) {
    LocalDate day;
    try {
      day = pattern.isEmpty() ? isoDay(text) : LocalDate.from(formatter().parse(text));
    } catch (DateTimeException e) {
      return faulty("type");
    }
    return isInRange(day) ? (Object) (int) day.toEpochDay() : faulty("range");
  }

  /** As {@code LocalDate.parse}, which for the usual ten characters takes ten times as long. */
  private static LocalDate isoDay(String text) {
    if (text.length() != DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return LocalDate.parse(text);
    }
    int digits = 0;
    for (int i = 0; i < DAY_LENGTH; i++) {
      char c = text.charAt(i);
      if (i != 4 && i != 7) {
        if (c < '0' || c > '9') {
          return LocalDate.parse(text);
        }
        digits = digits * 10 + (c - '0');
      }
    }
    return LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
  }

  private Object instant(String text) {
    Instant instant;
    try {
      TemporalAccessor read =
          formatter().parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      instant =
          read instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) read).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return faulty("type");
    }
    if (instant.getNano() % 1000 != 0) {
      return faulty("scale");
    }
    return isInRange(instant.atZone(zone).toLocalDate())
        ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, instant)
        : faulty("range");
  }

  private boolean isInRange(LocalDate day) {
    return !day.isBefore(FIRST_DAY) && !day.isAfter(lastDay);
  }

  private DateTimeFormatter formatter() {
    if (formatter == null) {
      formatter = pattern.isEmpty() ? isoInstant() : strict(pattern);
    }
    return formatter;
  }

  /** ISO 8601 with or without offset; a blank may stand for the T. */
  private static DateTimeFormatter isoInstant() {
    return new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .appendPattern("['T'][' ']")
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .optionalStart()
        .appendOffsetId()
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Strictly, yyyy is a year of an era; the era is ours. */
  private static DateTimeFormatter strict(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Full-width ASCII as ASCII, without blanks of either width at the ends. */
  static String folded(String cell) {
    int wide = 0;
    for (int i = 0; i < cell.length() && wide == 0; i++) {
      char c = cell.charAt(i);
      wide = c == '\u3000' || (c >= '\uFF01' && c <= '\uFF5E') ? 1 : 0;
    }
    if (wide == 0) {
      return cell.strip();
    }
    StringBuilder narrow = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      narrow.append(c == '\u3000' ? ' ' : c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
    }
    return narrow.toString().strip();
  }
}
