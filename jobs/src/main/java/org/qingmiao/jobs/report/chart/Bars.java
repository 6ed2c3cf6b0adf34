// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.chart.Svg.Stroke;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * Horizontal bars from zero, each with its value, and where there is one its interval as a whisker;
 * dashed lines mark bounds.
 *
 * @param bars from the top; at most {@value #MOST}
 * @param marks bounds to compare the bars with
 * @param axis what the length means
 */
public record Bars(List<Bar> bars, List<Mark> marks, Axis axis) implements Chart {

  /** The most bars that a reader can compare. */
  public static final int MOST = 12;

  private static final double GAP = 8;
  private static final double CAP = 5;

  public Bars {
    bars = List.copyOf(bars);
    marks = List.copyOf(marks);
    if (bars.isEmpty() || bars.size() > MOST) {
      throw new IllegalArgumentException(
          "%d bars, expected 1 to %d; show the rest in the table".formatted(bars.size(), MOST));
    }
  }

  /**
   * One bar.
   *
   * @param name what it stands for
   * @param value its length; finite
   * @param interval lower and upper end of its interval, if it has one
   * @param shown the value as printed
   */
  public record Bar(Phrase name, double value, Optional<Interval> interval, Phrase shown) {
    double low() {
      return interval.map(i -> Math.min(value, i.low())).orElse(value);
    }

    double high() {
      return interval.map(i -> Math.max(value, i.high())).orElse(value);
    }
  }

  /** The ends of an interval. */
  public record Interval(double low, double high) {}

  /** A bound across all bars and its name. */
  public record Mark(double value, Phrase name) {}

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    Frame frame = new Frame(svg, language, width);
    double room = valueRoom(language, width);
    RowNames names = new RowNames(bars.stream().map(Bar::name).toList(), language, width, room);
    Ticks ticks = Ticks.withZero(lowest(), highest());
    Range range =
        Range.of(
            ticks,
            names.left(),
            width.units() - (width.isWide() ? room : frame.overhang(axis, ticks)));
    double top = marks.isEmpty() ? 2 : width.font() * 1.8;
    double bottom = top + names.height();
    double end = frame.across(axis, ticks, range, top, bottom);
    double y = top;
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), range, names, i, y, width);
      y += names.height(i);
    }
    for (int i = 0; i < marks.size(); i++) {
      double x = range.at(marks.get(i).value());
      svg.line("mark", x, top - 4, x, bottom);
      double name = Lettering.width(marks.get(i).name().in(language), width.font());
      double at = anchor(i) == Anchor.END ? Math.max(name, x) : x;
      svg.text("soft", anchor(i), at, top - 8, marks.get(i).name());
    }
    // Names come last, so that their halo covers the dashed lines.
    y = top;
    for (int i = 0; i < bars.size(); i++) {
      names.draw(svg, i, y);
      y += names.height(i);
    }
    return svg.drawing(width, end);
  }

  /** The names of two bounds lean away from each other. */
  private Anchor anchor(int mark) {
    if (marks.size() == 1) {
      return Anchor.MIDDLE;
    }
    return mark == 0 ? Anchor.END : Anchor.START;
  }

  private void bar(Svg svg, Bar bar, Range range, RowNames names, int row, double y, Width width) {
    double zero = range.at(0);
    double x = range.at(bar.value());
    double middle = y + names.middle(row);
    svg.rect("bar", Math.min(zero, x), middle - names.bar() / 2, Math.abs(x - zero), names.bar());
    bar.interval()
        .ifPresent(
            interval -> {
              double low = range.at(interval.low());
              double high = range.at(interval.high());
              List<Stroke> whisker =
                  List.of(
                      new Stroke(low, middle, high, middle),
                      new Stroke(low, middle - CAP, low, middle + CAP),
                      new Stroke(high, middle - CAP, high, middle + CAP));
              svg.strokes("halo", whisker).strokes("whisker", whisker);
            });
    if (width.isWide()) {
      double right = Math.max(zero, range.at(bar.high()));
      svg.text("value", Anchor.START, right + GAP, names.baseline(row, y), bar.shown());
    } else {
      svg.text("value", Anchor.END, width.units(), names.baseline(row, y), bar.shown());
    }
  }

  private double valueRoom(Language language, Width width) {
    return 2 * GAP
        + bars.stream()
            .mapToDouble(bar -> Lettering.width(bar.shown().in(language), width.font()))
            .max()
            .orElse(0);
  }

  private double lowest() {
    return bars.stream().mapToDouble(Bar::low).min().orElse(0);
  }

  private double highest() {
    double bar = bars.stream().mapToDouble(Bar::high).max().orElse(0);
    return Math.max(bar, marks.stream().mapToDouble(Mark::value).max().orElse(bar));
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.of(
            bars.stream().flatMap(bar -> Stream.of(bar.name(), bar.shown())),
            marks.stream().map(Mark::name),
            Stream.of(axis.title()))
        .flatMap(s -> s);
  }
}
