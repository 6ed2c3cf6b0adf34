// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.RowRule;
import org.qingmiao.features.table.Table;

/**
 * Facts of a source drawn from a seed by its contract alone: values that its rules allow, events
 * around a day, some of them restated or withdrawn later.
 */
final class SeededFacts {
  static final int ENTERPRISES = 5;
  private static final int EVENTS_PER_VALUE = 40;
  private static final int[] REACHES = {110, 600, 1200};
  private static final int OTHER_PARTIES = 60;
  private static final int PERSONS = 3;

  private final Table table;
  private final Clock clock;
  private final LocalDate around;
  private final Random random;
  private final int events;

  /**
   * Facts of a source.
   *
   * @param around most of them happened in the months before this day, some after it
   */
  SeededFacts(Table table, LocalDate around, long seed) {
    // However a group reads its source, the source writes by its own contract.
    this.table =
        ShippedSources.ALL.stream()
            .filter(shipped -> shipped.name().equals(table.name()))
            .findFirst()
            .orElse(table);
    this.clock = this.table.clock().orElseThrow();
    this.around = around;
    this.random = new Random(seed + table.name().hashCode());
    this.events =
        this.table.rules().stream()
            .filter(RowRule.OneOf.class::isInstance)
            .mapToInt(rule -> EVENTS_PER_VALUE * ((RowRule.OneOf) rule).values().size())
            .max()
            .orElse(EVENTS_PER_VALUE);
  }

  /** All versions of all events. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int event = 0; event < events; event++) {
      Map<String, Object> first = event(event, anyDay());
      rows.add(first);
      if (random.nextInt(4) == 0) {
        rows.add(restated(first, knownOn(first).plusDays(1 + random.nextInt(60))));
      }
    }
    return rows;
  }

  /**
   * Rows that lie after a day, by either clock or both: events still to come, events that become
   * known later, and later versions of what was told.
   *
   * <p>No version moves an event into the future before the day has passed: that is known, and it
   * takes the event away.
   */
  List<Map<String, Object>> after(LocalDate day, List<Map<String, Object>> told) {
    List<Map<String, Object>> later = new ArrayList<>();
    for (int i = 0; i < events / 2; i++) {
      LocalDate before = day.minusDays(random.nextInt(80));
      LocalDate after = day.plusDays(1 + random.nextInt(80));
      later.add(event(events + later.size(), before, after));
      later.add(event(events + later.size(), after, after));
      later.add(event(events + later.size(), after, before));
      later.add(restated(told.get(i), after));
    }
    return later;
  }

  private Map<String, Object> event(int number, LocalDate happened, LocalDate known) {
    Map<String, Object> row = event(number, happened);
    row.put(clock.known(), inTypeOf(clock.known(), known));
    return row;
  }

  /** The same event, stated otherwise or withdrawn, in a version of its own that is known later. */
  private Map<String, Object> restated(Map<String, Object> row, LocalDate known) {
    Map<String, Object> other = event(0, dayOf(row.get(clock.event())));
    clock.version().ifPresent(v -> other.put(v, (Long) row.get(v) + 1));
    clock.op().ifPresent(op -> other.put(op, random.nextInt(3) == 0 ? "D" : "U"));
    other.put(clock.eventId(), row.get(clock.eventId()));
    other.put(clock.known(), inTypeOf(clock.known(), known));
    return other;
  }

  /** One column drawn anew for rows, the rest as it was. */
  List<Map<String, Object>> redrawn(List<Map<String, Object>> rows, String column) {
    List<Map<String, Object>> changed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> row = new HashMap<>(rows.get(i));
      row.put(column, event(events + i, anyDay()).get(column));
      changed.add(row);
    }
    return changed;
  }

  private LocalDate knownOn(Map<String, Object> row) {
    return dayOf(row.get(clock.known()));
  }

  private Map<String, Object> event(int number, LocalDate happened) {
    Map<String, Object> row = new HashMap<>();
    table.columns().forEach(column -> row.put(column.name(), value(column, happened)));
    row.put(clock.event(), inTypeOf(clock.event(), happened));
    row.put(clock.known(), inTypeOf(clock.known(), happened.plusDays(random.nextInt(40))));
    clock.version().ifPresent(version -> row.put(version, 0L));
    clock.op().ifPresent(op -> row.put(op, "U"));
    boolean isLoan = column(clock.eventId()).domain().filter("loan"::equals).isPresent();
    row.put(clock.eventId(), (isLoan ? "L" : "N") + number);
    return row;
  }

  /**
   * A third of all events in the last quarter, a third in some twenty months, the rest in years.
   */
  private LocalDate anyDay() {
    return around.plusDays(10 - random.nextInt(REACHES[random.nextInt(REACHES.length)]));
  }

  private Object value(Column column, LocalDate day) {
    if (!column.required() && isMissing(column)) {
      return null;
    }
    if (column.name().equals("ruling")) {
      // Rarely, or all would be one party.
      return random.nextInt(10) > 0 ? "DIFFERENT" : "SAME";
    }
    Optional<RowRule.OneOf> list = rule(RowRule.OneOf.class, r -> r.column().equals(column.name()));
    if (list.isPresent()) {
      return list.get().values().get(random.nextInt(list.get().values().size()));
    }
    ColumnType type = column.type();
    if (type instanceof ColumnType.Text) {
      return text(column);
    } else if (type instanceof ColumnType.Flag) {
      return random.nextBoolean();
    } else if (type instanceof ColumnType.Whole) {
      return (long) number(column, 0).intValue();
    } else if (type instanceof ColumnType.Real) {
      return number(column, 6).doubleValue();
    } else if (type instanceof ColumnType.Decimal decimal) {
      return number(column, decimal.scale());
    }
    return inTypeOf(column.name(), day.plusDays(random.nextInt(2000) - 1000));
  }

  /**
   * One of six, but that few parties have had another name before, or all would be one, and that an
   * owner who is an enterprise is no person.
   */
  private boolean isMissing(Column column) {
    return switch (column.name()) {
      case "former_token" -> random.nextInt(20) > 0;
      case "owner_enterprise_token" -> random.nextInt(6) < 4;
      default -> random.nextInt(6) == 0;
    };
  }

  private String text(Column column) {
    String domain = column.domain().orElse("");
    if (domain.equals("loan")) {
      return "L" + random.nextInt(OTHER_PARTIES);
    }
    if (domain.equals("person_id")) {
      return "P" + random.nextInt(PERSONS);
    }
    // Of the few whose features are asked for each has half as many facts as the one before it.
    boolean isAsked = domain.equals("credit_code") && random.nextInt(3) > 0;
    return "E"
        + (isAsked
            ? Integer.numberOfTrailingZeros(random.nextInt() | 1 << ENTERPRISES - 1)
            : random.nextInt(OTHER_PARTIES));
  }

  private BigDecimal number(Column column, int scale) {
    Optional<RowRule.Between> bounds =
        rule(RowRule.Between.class, r -> r.column().equals(column.name()));
    double low = bounds.map(b -> b.low().doubleValue()).orElse(-1_000.0);
    double high = Math.min(bounds.map(b -> b.high().doubleValue()).orElse(1e5), 1e5);
    boolean isNegative = low < 0 && random.nextInt(5) == 0;
    double least = Math.max(low, isNegative ? -1_000 : 0);
    double most = isNegative ? 0 : high;
    return BigDecimal.valueOf(least + random.nextDouble() * (most - least))
        .setScale(scale, RoundingMode.HALF_EVEN);
  }

  private <R extends RowRule> Optional<R> rule(Class<R> kind, Predicate<R> isIt) {
    return table.rules().stream().filter(kind::isInstance).map(kind::cast).filter(isIt).findFirst();
  }

  private Column column(String name) {
    return table.column(name).orElseThrow();
  }

  private Object inTypeOf(String column, LocalDate day) {
    Instant noon = day.atTime(4, 0).toInstant(ZoneOffset.UTC);
    return column(column).type() instanceof ColumnType.Day
        ? Date.valueOf(day)
        : Timestamp.from(noon);
  }

  private static LocalDate dayOf(Object clock) {
    return clock instanceof Date date
        ? date.toLocalDate()
        : ((Timestamp) clock).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
