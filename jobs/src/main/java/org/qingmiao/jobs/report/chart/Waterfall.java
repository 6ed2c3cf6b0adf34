// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * How one total becomes another, step by step.
 *
 * @param steps from the top, the first a total
 * @param axis what the steps are measured in; it must say so when it does not start at 0
 * @param base where the axis starts
 */
public record Waterfall(List<Step> steps, Axis axis, Base base) implements Chart {

  private static final double GAP = 8;
  private static final double DIAMOND = 8;

  public Waterfall {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.get(0).kind() != Kind.TOTAL) {
      throw new IllegalArgumentException("a waterfall begins with a total");
    }
  }

  /** Where the axis starts. */
  public enum Base {
    /** At zero; totals are bars. */
    ZERO,
    /** Near the totals; they are diamonds, because the length of a bar would lie. */
    BROKEN
  }

  /** What a step is. */
  public enum Kind {
    /** A total that the steps before it add up to. */
    TOTAL,
    /** A change for better or worse, with its sign. */
    CHANGE,
    /** A part that is taken out for a use, neither good nor bad. */
    PART
  }

  /**
   * One step.
   *
   * @param name what it is
   * @param value of a total its height, else the change
   * @param kind how it is drawn
   * @param shown the value as printed
   */
  public record Step(Phrase name, double value, Kind kind, Phrase shown) {
    /** The value with a sign that is not colour: ▲ for a rise, ▼ for a fall. */
    Phrase signed() {
      if (kind != Kind.CHANGE || value == 0) {
        return shown;
      }
      return Phrase.same(value > 0 ? "▲ " : "▼ ").then(shown);
    }
  }

  /** A step with the running total before and after it. */
  private record Placed(Step step, double from, double to) {}

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    Frame frame = new Frame(svg, language, width);
    List<Placed> placed = placed();
    double room = valueRoom(language, width);
    RowNames names = new RowNames(steps.stream().map(Step::name).toList(), language, width, room);
    Ticks ticks = ticks(placed);
    double margin = base == Base.BROKEN ? DIAMOND : 0;
    Range range =
        Range.of(
            ticks,
            names.left() + margin,
            width.units() - (width.isWide() ? room : frame.overhang(axis, ticks)));
    double top = 2;
    double end = frame.across(axis, ticks, range, top, top + names.height());
    double y = top;
    for (int i = 0; i < placed.size(); i++) {
      names.draw(svg, i, y);
      Placed step = placed.get(i);
      if (width.isWide() && i + 1 < placed.size()) {
        double x = range.at(step.to());
        double from = y + names.middle(i);
        svg.line("connector", x, from, x, y + names.height(i) + names.middle(i + 1));
      }
      draw(svg, step, range, y + names.middle(i), names.bar());
      value(svg, step, range, names, i, y, width);
      y += names.height(i);
    }
    return svg.drawing(width, end);
  }

  private void draw(Svg svg, Placed placed, Range range, double middle, double bar) {
    double x1 = range.at(placed.from());
    double x2 = range.at(placed.to());
    if (placed.step().kind() == Kind.TOTAL && base == Base.BROKEN) {
      svg.diamond("total", x2, middle, DIAMOND);
      return;
    }
    String style =
        switch (placed.step().kind()) {
          case TOTAL -> "total";
          case PART -> "bar";
          case CHANGE -> placed.step().value() >= 0 ? "up" : "down";
        };
    // A change of zero still leaves a hair line, so that the row is not taken for a gap.
    double length = Math.max(1, Math.abs(x2 - x1));
    svg.rect(style, Math.min(x1, x2), middle - bar / 2, length, bar);
  }

  private static void value(
      Svg svg, Placed placed, Range range, RowNames names, int row, double y, Width width) {
    double right = Math.max(range.at(placed.from()), range.at(placed.to()));
    boolean diamond = placed.step().kind() == Kind.TOTAL;
    Phrase shown = placed.step().signed();
    if (width.isWide()) {
      double x = right + GAP + (diamond ? DIAMOND : 0);
      svg.text("value", Anchor.START, x, names.baseline(row, y), shown);
    } else {
      svg.text("value", Anchor.END, width.units(), names.baseline(row, y), shown);
    }
  }

  private List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    double running = 0;
    for (Step step : steps) {
      double from = step.kind() == Kind.TOTAL ? (base == Base.ZERO ? 0 : step.value()) : running;
      double to = step.kind() == Kind.TOTAL ? step.value() : running + step.value();
      placed.add(new Placed(step, from, to));
      running = to;
    }
    return placed;
  }

  private Ticks ticks(List<Placed> placed) {
    double low = placed.stream().mapToDouble(p -> Math.min(p.from(), p.to())).min().orElse(0);
    double high = placed.stream().mapToDouble(p -> Math.max(p.from(), p.to())).max().orElse(0);
    return base == Base.ZERO ? Ticks.withZero(low, high) : Ticks.over(low, high);
  }

  private double valueRoom(Language language, Width width) {
    return 2 * GAP
        + DIAMOND
        + steps.stream()
            .mapToDouble(step -> Lettering.width(step.signed().in(language), width.font()))
            .max()
            .orElse(0);
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.concat(
        steps.stream().flatMap(step -> Stream.of(step.name(), step.shown())),
        Stream.of(axis.title()));
  }
}
