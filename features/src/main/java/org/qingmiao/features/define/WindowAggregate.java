// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param where which facts it speaks of: those that meet all of these
 */
public record WindowAggregate(
    Kind kind, Optional<String> input, Optional<String> name, List<Condition> where)
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

  public WindowAggregate {
    where = List.copyOf(where);
  }

  /** What is said of all facts. */
  WindowAggregate(Kind kind, Optional<String> input, Optional<String> name) {
    this(kind, input, name, List.of());
  }

  /** The same aggregate, called otherwise: two columns may share a unit. */
  public WindowAggregate named(String name) {
    return new WindowAggregate(kind, input, Optional.of(name), where);
  }

  /** The same of the facts alone in which a text is one of these, or a flag true or false. */
  public WindowAggregate where(String column, String... values) {
    return where(new Condition.Among(column, List.of(values)));
  }

  /** The same of the facts alone that have no value in a column. */
  public WindowAggregate whereAbsent(String column) {
    return where(new Condition.Absent(column));
  }

  /** The same of the facts alone in which a number is below 0. */
  public WindowAggregate whereNegative(String column) {
    return where(new Condition.Negative(column));
  }

  private WindowAggregate where(Condition more) {
    return new WindowAggregate(
        kind, input, name, Stream.concat(where.stream(), Stream.of(more)).toList());
  }

  /** The columns of the source that it is made of. */
  public List<String> inputs() {
    return Stream.concat(input.stream(), where.stream().map(Condition::column)).distinct().toList();
  }

  /** Whether there are facts of which it does not speak. */
  public boolean isConditional() {
    return !where.isEmpty();
  }

  /**
   * The name under which its values travel: those of a condition stand in a column of their own,
   * which is null where the condition is not met. Empty for the number of all facts, which needs no
   * value.
   */
  public Optional<String> carried() {
    return isConditional() ? Optional.of(input.orElse("1") + " where " + words()) : input;
  }

  private String words() {
    return where.stream().map(Condition::words).collect(Collectors.joining(" and "));
  }

  /** Why it cannot be taken of the source; empty where it can. */
  Optional<String> fault(Table source) {
    for (Condition condition : where) {
      Optional<Column> column = source.column(condition.column());
      if (column.isEmpty()) {
        return Optional.of("%s has no column %s".formatted(source.name(), condition.column()));
      }
      Optional<String> fault = condition.fault(column.get(), source);
      if (fault.isPresent()) {
        return fault;
      }
    }
    if (isConditional() && name.filter(n -> kind != Kind.COUNT || !n.equals("count")).isEmpty()) {
      return Optional.of(
          "%s where %s needs a name; add .named(\"...\")".formatted(word(), words()));
    }
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
        role(of, source),
        about
            + ": "
            + kind.words
            + (isConditional() ? " where " + words() : "")
            + " in "
            + days
            + " days.",
        false,
        Optional.empty());
  }

  /** A feature, unless a column that it looks at may not be one. */
  private Role role(Column of, Table source) {
    return Stream.concat(
            Stream.of(of), where.stream().map(c -> source.column(c.column()).orElseThrow()))
        .map(Column::role)
        .filter(role -> !role.mayReachModel())
        .findFirst()
        .orElse(Role.FEATURE);
  }

  private String word() {
    return lower(kind);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
