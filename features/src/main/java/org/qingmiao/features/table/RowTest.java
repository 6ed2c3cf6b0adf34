// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A row rule made ready to be decided on rows as Spark holds them, with the same answer as the
 * expression in {@link RuleCheck}. Expressions of fifty rules make a method that is too large to be
 * compiled, and then take longer than the writing.
 */
interface RowTest extends Serializable {

  /** Whether a row, whose cells stand in the order of the table, breaks the rule. */
  boolean isBrokenBy(InternalRow row);

  /** The test of a rule; empty where only Spark can decide it. */
  static Optional<RowTest> of(Table table, RowRule rule) {
    if (rule instanceof RowRule.Present present) {
      return Optional.of(new Missing(table.position(present.column())));
    } else if (rule instanceof RowRule.Between between) {
      return Outside.of(table, between);
    } else if (rule instanceof RowRule.OneOf oneOf && isText(table, oneOf.column())) {
      return Optional.of(new Unlisted(table.position(oneOf.column()), Set.copyOf(oneOf.values())));
    } else if (rule instanceof RowRule.Ordered ordered) {
      return Disordered.of(table, ordered);
    } else if (rule instanceof RowRule.Matches matches && isText(table, matches.column())) {
      int at = table.position(matches.column());
      return Optional.of(
          Spelling.of(matches.regex())
              .<RowTest>map(spelling -> new Misspelt(at, spelling))
              .orElseGet(() -> new Unmatched(at, matches.regex())));
    } else if (rule instanceof RowRule.Sums sums) {
      return Unequal.of(table, sums);
    }
    return Optional.empty();
  }

  private static boolean isText(Table table, String column) {
    return table.type(column) instanceof ColumnType.Text;
  }

  /** A cell is null. */
  record Missing(int at) implements RowTest {
    @Override
    public boolean isBrokenBy(InternalRow row) {
      return row.isNullAt(at);
    }
  }

  /** A number lies outside an interval, whose bounds are in units of the number's last digit. */
  record Outside(LongCell cell, long low, long high) implements RowTest {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    static Optional<RowTest> of(Table table, RowRule.Between rule) {
      if (table.type(rule.column()) instanceof ColumnType.Real) {
        return Optional.of(
            new RealOutside(
                table.position(rule.column()),
                rule.low().doubleValue(),
                rule.high().doubleValue()));
      }
      if (!LongCell.holds(table.type(rule.column()))) {
        return Optional.empty();
      }
      LongCell cell = LongCell.of(table, rule.column());
      BigInteger low = inUnits(rule.low(), cell.scale(), RoundingMode.CEILING);
      BigInteger high = inUnits(rule.high(), cell.scale(), RoundingMode.FLOOR);
      boolean isEmpty = low.compareTo(MOST) > 0 || high.compareTo(LEAST) < 0;
      return Optional.of(
          isEmpty
              ? new Outside(cell, Long.MAX_VALUE, Long.MIN_VALUE)
              : new Outside(cell, low.max(LEAST).longValue(), high.min(MOST).longValue()));
    }

    static BigInteger inUnits(BigDecimal value, int scale, RoundingMode rounding) {
      return value.setScale(scale, rounding).unscaledValue();
    }

    @Override
    public boolean isBrokenBy(InternalRow row) {
      if (row.isNullAt(cell.at())) {
        return false;
      }
      long value = cell.in(row);
      return value < low || value > high;
    }
  }

  /** A double lies outside an interval, or is none: NaN lies above all numbers. */
  record RealOutside(int at, double low, double high) implements RowTest {
    @Override
    public boolean isBrokenBy(InternalRow row) {
      if (row.isNullAt(at)) {
        return false;
      }
      double value = row.getDouble(at);
      return !(value >= low && value <= high);
    }
  }

  /** A text is none of a list. */
  final class Unlisted implements RowTest {
    private static final long serialVersionUID = 1L;
    private final int at;
    private final Set<UTF8String> values = new HashSet<>();

    Unlisted(int at, Set<String> values) {
      this.at = at;
      values.forEach(v -> this.values.add(UTF8String.fromString(v)));
    }

    @Override
    public boolean isBrokenBy(InternalRow row) {
      return !row.isNullAt(at) && !values.contains(row.getUTF8String(at));
    }
  }

  /** A day or instant lies behind another. */
  record Disordered(int earlier, int later, Clockwork first, Clockwork second) implements RowTest {

    /** What a cell says in the measure that both cells share. */
    interface Clockwork extends ToLongFunction<InternalRow>, Serializable {}

    static Optional<RowTest> of(Table table, RowRule.Ordered rule) {
      ColumnType type = table.type(rule.earlier());
      boolean isSame = type.equals(table.type(rule.later()));
      if (!isSame || type instanceof ColumnType.Day || type instanceof ColumnType.Instant) {
        return clockwork(table, rule.earlier(), isSame)
            .flatMap(
                first ->
                    clockwork(table, rule.later(), isSame)
                        .map(
                            second ->
                                new Disordered(
                                    table.position(rule.earlier()),
                                    table.position(rule.later()),
                                    first,
                                    second)));
      }
      return Optional.empty();
    }

    /** Two days, or two instants, as they are; of a day and an instant, both days. */
    private static Optional<Clockwork> clockwork(Table table, String column, boolean isSame) {
      int at = table.position(column);
      if (table.type(column) instanceof ColumnType.Day) {
        return Optional.of(row -> row.getInt(at));
      } else if (table.type(column) instanceof ColumnType.Instant) {
        ZoneId zone = ClockReading.zone(table);
        return Optional.of(isSame ? row -> row.getLong(at) : row -> day(row.getLong(at), zone));
      }
      return Optional.empty();
    }

    private static long day(long micros, ZoneId zone) {
      long second = Math.floorDiv(micros, 1_000_000L);
      return Instant.ofEpochSecond(second).atZone(zone).toLocalDate().toEpochDay();
    }

    @Override
    public boolean isBrokenBy(InternalRow row) {
      return !row.isNullAt(earlier)
          && !row.isNullAt(later)
          && first.applyAsLong(row) > second.applyAsLong(row);
    }
  }

  /** A text is not spelled as it should be. */
  record Misspelt(int at, Spelling spelling) implements RowTest {
    @Override
    public boolean isBrokenBy(InternalRow row) {
      return !row.isNullAt(at) && !spelling.covers(row.getUTF8String(at));
    }
  }

  /** A text does not match an expression from end to end. */
  final class Unmatched implements RowTest {
    private static final long serialVersionUID = 1L;
    private final int at;
    private final Pattern pattern;
    private transient Matcher matcher;

    Unmatched(int at, String regex) {
      this.at = at;
      this.pattern = Pattern.compile(RuleCheck.whole(regex));
    }

    @Override
    public boolean isBrokenBy(InternalRow row) {
      if (row.isNullAt(at)) {
        return false;
      }
      if (matcher == null) {
        matcher = pattern.matcher("");
      }
      return !matcher.reset(row.getUTF8String(at).toString()).find();
    }
  }

  /** A total and the sum of its parts are further apart than the tolerance. */
  final class Unequal implements RowTest {
    private static final long serialVersionUID = 1L;

    /** Digits of Spark's widest decimal: sums that need more are rounded, as only Spark can. */
    private static final int WIDEST = 38;

    /** Digits that Spark gives a whole number. */
    private static final int WHOLE = 20;

    /** The total, then its parts. */
    private final LongCell[] cells;

    /** How many of the smallest unit among the cells make the unit of each. */
    private final long[] factors;

    /** The largest value of each cell, in its own unit, with which no sum leaves the longs. */
    private final long[] largest;

    private final BigDecimal tolerance;
    private final long toleranceInUnits;

    private Unequal(LongCell[] cells, int scale, BigDecimal tolerance) {
      this.cells = cells;
      this.factors = new long[cells.length];
      this.largest = new long[cells.length];
      for (int i = 0; i < cells.length; i++) {
        factors[i] = BigInteger.TEN.pow(scale - cells[i].scale()).longValueExact();
        largest[i] = Long.MAX_VALUE / cells.length / factors[i];
      }
      this.tolerance = tolerance;
      this.toleranceInUnits =
          Outside.inUnits(tolerance, scale, RoundingMode.FLOOR).min(Outside.MOST).longValue();
    }

    static Optional<RowTest> of(Table table, RowRule.Sums rule) {
      if (!rule.columns().stream().allMatch(c -> LongCell.holds(table.type(c)))) {
        return Optional.empty();
      }
      LongCell[] cells =
          Stream.concat(Stream.of(rule.total()), rule.parts().stream())
              .map(c -> LongCell.of(table, c))
              .toArray(LongCell[]::new);
      int scale = Stream.of(cells).mapToInt(LongCell::scale).max().orElse(0);
      return WHOLE + scale + cells.length > WIDEST
          ? Optional.empty()
          : Optional.of(new Unequal(cells, scale, rule.tolerance()));
    }

    @Override
    public boolean isBrokenBy(InternalRow row) {
      long rest = 0;
      for (int i = 0; i < cells.length; i++) {
        if (row.isNullAt(cells[i].at())) {
          return false;
        }
        long value = cells[i].in(row);
        if (value > largest[i] || value < -largest[i]) {
          return isBrokenByLarge(row);
        }
        rest += (i == 0 ? value : -value) * factors[i];
      }
      return Math.abs(rest) > toleranceInUnits;
    }

    private boolean isBrokenByLarge(InternalRow row) {
      BigDecimal rest = exact(cells[0], row);
      for (int i = 1; i < cells.length; i++) {
        if (row.isNullAt(cells[i].at())) {
          return false;
        }
        rest = rest.subtract(exact(cells[i], row));
      }
      return rest.abs().compareTo(tolerance) > 0;
    }

    private static BigDecimal exact(LongCell cell, InternalRow row) {
      return BigDecimal.valueOf(cell.in(row), cell.scale());
    }
  }
}
