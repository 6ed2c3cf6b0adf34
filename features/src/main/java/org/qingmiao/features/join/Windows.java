// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DecimalType;
import org.qingmiao.features.join.WindowPlan.Said;

/**
 * The windows of a group over the facts of one key, kept current as facts become known, are
 * restated and withdrawn.
 *
 * <p>Windows end on the same day, so each contains the shorter ones: going back from that day,
 * every live fact is totalled once for all of them.
 */
final class Windows {
  private final WindowPlan plan;
  private final PackedSchema schema;
  private final List<LiveNumbers> numbers;
  private final List<LiveValues> values;
  private final List<Totals> totals;

  /** First rank in each window. */
  private final int[] starts;

  private Facts facts;
  private RankSet live;

  Windows(WindowPlan plan, PackedSchema schema) {
    this.plan = plan;
    this.schema = schema;
    this.numbers = plan.totalled().stream().map(c -> new LiveNumbers(schema, c)).toList();
    this.values = plan.counted().stream().map(c -> new LiveValues(schema, c)).toList();
    this.totals = plan.totalled().stream().map(c -> new Totals()).toList();
    this.starts = new int[plan.days().size()];
  }

  /** Turns to another key, whose live facts are known to be in a set. */
  void enter(Facts facts, RankSet live) {
    this.facts = facts;
    this.live = live;
    numbers.forEach(n -> n.enter(facts, live));
    values.forEach(v -> v.enter(facts, live));
    Arrays.fill(starts, 0);
  }

  /** Takes note that the facts below a rank have happened by now. */
  void happened(int to) {
    values.forEach(v -> v.happened(to));
  }

  /** Takes note of a version that was learnt in the place of another, or of none. */
  void changed(int rank, int replaced) {
    for (LiveNumbers column : numbers) {
      column.changed(rank);
      if (replaced >= 0) {
        column.changed(replaced);
      }
    }
    for (LiveValues column : values) {
      if (replaced >= 0) {
        column.vanished(replaced);
      }
      if (live.has(rank)) {
        column.appeared(rank);
      }
    }
  }

  /**
   * Says all that the group says of its windows.
   *
   * @param day on which they end
   * @param happened rank behind the last fact that had happened by then
   */
  void answer(int day, int happened, Object[] cells, int at) {
    totals.forEach(Totals::clear);
    int end = happened;
    int cell = at;
    for (int window = 0; window < starts.length; window++) {
      int start = startOf(window, day, happened);
      for (int i = 0; i < numbers.size(); i++) {
        numbers.get(i).total(start, end, totals.get(i));
      }
      end = start;
      for (Said said : plan.said()) {
        cells[cell++] = value(said, start, happened);
      }
    }
  }

  /** Windows move on with the days, and so do the ranks at which they begin. */
  private int startOf(int window, int day, int happened) {
    int firstDay = day - plan.days().get(window) + 1;
    while (starts[window] < happened && facts.eventDay(starts[window]) < firstDay) {
      starts[window]++;
    }
    return starts[window];
  }

  private Object value(Said said, int start, int happened) {
    return switch (said.kind()) {
      case COUNT -> (long) live.count(start, happened);
      case DISTINCT -> (long) values.get(said.of()).count(start);
      case SUM, MEAN, MIN, MAX -> total(said);
    };
  }

  private Object total(Said said) {
    Totals total = totals.get(said.of());
    PackedColumn column = schema.columns().get(plan.totalled().get(said.of()));
    boolean isDecimal = column.type() instanceof DecimalType;
    int scale = column.type() instanceof DecimalType decimal ? decimal.scale() : 0;
    return switch (said.kind()) {
      case SUM -> isDecimal ? (Object) total.sum(scale) : (Object) total.wholeSum();
      case MEAN -> total.isEmpty() ? null : total.mean(scale);
      case MIN -> total.isEmpty() ? null : unpacked(said.of(), column, total.min());
      default -> total.isEmpty() ? null : unpacked(said.of(), column, total.max());
    };
  }

  private Object unpacked(int of, PackedColumn column, long number) {
    return column.unpacked(numbers.get(of).asPacked(number));
  }
}
