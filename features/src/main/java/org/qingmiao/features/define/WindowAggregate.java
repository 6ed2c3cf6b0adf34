// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.Locale;
import java.util.Optional;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ColumnType.Day;
import org.qingmiao.features.table.ColumnType.Decimal;
import org.qingmiao.features.table.ColumnType.Flag;
import org.qingmiao.features.table.ColumnType.Instant;
import org.qingmiao.features.table.ColumnType.Real;
import org.qingmiao.features.table.ColumnType.Text;
import org.qingmiao.features.table.ColumnType.Whole;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What is said about the live facts of a window: w days up to D are the event days D-w+1 to D.
 *
 * <p>A fact whose column is null is passed over. Before a borrower's first live fact all is null;
 * where there are some but none in the window, counts and sums are 0 and the rest is null.
 *
 * @param kind what is said
 * @param input column of the source; empty for a count
 * @param name what stands between group and window in the name of its columns, where that is not
 *     the kind and the unit of the column
 */
public record WindowAggregate(Kind kind, Optional<String> input, Optional<String> name)
    implements Aggregate {

  /** Digits behind the point of a mean. */
  public static final int MEAN_SCALE = 6;

  /** The closed list. */
  public enum Kind {
    /** Number of facts. */
    COUNT("number"),
    /** Sum, exact: a decimal gets ten digits more, a whole number must stay below 2^63. */
    SUM("sum"),
    /** Sum by number of values, rounded half to even. */
    MEAN("mean"),
    /** Smallest value. */
    MIN("smallest"),
    /** Largest value. */
    MAX("largest"),
    /** Number of different values. */
    DISTINCT("number of different values");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    private boolean takes(ColumnType input) {
      boolean isExact = input instanceof Whole || (input instanceof Decimal d && d.fitsLong());
      boolean isTime = input instanceof Day || input instanceof Instant;
      return switch (this) {
        case COUNT -> true;
        case SUM, MEAN -> isExact;
        case MIN, MAX -> isExact || isTime || input instanceof Real;
        case DISTINCT -> isExact || isTime || input instanceof Text || input instanceof Flag;
      };
    }

    private ColumnType yields(ColumnType input) {
      return switch (this) {
        case COUNT, DISTINCT -> new Whole();
        case MIN, MAX -> input;
        case SUM -> input instanceof Decimal d ? new Decimal(d.precision() + 10, d.scale()) : input;
        case MEAN -> {
          int whole =
              input instanceof Decimal d ? d.precision() - d.scale() : Decimal.DIGITS_OF_LONG + 1;
          yield new Decimal(whole + 1 + MEAN_SCALE, MEAN_SCALE);
        }
      };
    }
  }

  /** The same aggregate, called otherwise: two columns may share a unit. */
  public WindowAggregate named(String name) {
    return new WindowAggregate(kind, input, Optional.of(name));
  }

  /** Why it cannot be taken of the source; empty where it can. */
  Optional<String> fault(Table source) {
    if (input.isEmpty()) {
      return Optional.empty();
    }
    Optional<Column> column = source.column(input.get());
    if (column.isEmpty()) {
      return Optional.of("%s has no column %s".formatted(source.name(), input.get()));
    }
    ColumnType type = column.get().type();
    if (!kind.takes(type)) {
      return Optional.of(
          "no %s is taken of %s, which is %s".formatted(word(), input.get(), type.label()));
    }
    return name.isEmpty() && column.get().unit() == Unit.NONE
        ? Optional.of(
            "%s(\"%s\") has no unit to be named after; add .named(\"...\")"
                .formatted(word(), input.get()))
        : Optional.empty();
  }

  /** The contract of the column that it yields for a window. */
  Column column(String group, Table source, int days) {
    Column of = source.column(input.orElse(source.clock().orElseThrow().eventId())).orElseThrow();
    ColumnType type = kind.yields(of.type());
    boolean isCount = kind == Kind.COUNT || kind == Kind.DISTINCT;
    String about = input.isPresent() ? of.meaning().replaceFirst("\\.$", "") : source.grain();
    return new Column(
        // Not formatted: some locales have other digits.
        group + "_" + name.orElse(word() + "_" + lower(of.unit())) + "_" + days + "d",
        type,
        isCount ? Unit.COUNT : of.unit(),
        of.level(),
        of.purposes(),
        of.role().mayReachModel() ? Role.FEATURE : of.role(),
        about + ": " + kind.words + " in " + days + " days.",
        false,
        Optional.empty());
  }

  private String word() {
    return lower(kind);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
