// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Series.Point;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * Two shares against each other with the diagonal between them: a ROC curve with its band, or
 * observed against predicted rates with their intervals.
 *
 * @param series at most 3
 * @param across horizontal axis, from 0
 * @param up vertical axis, from 0
 * @param form lines or marks
 * @param diagonal what the diagonal means
 */
public record Curve(List<Series> series, Axis across, Axis up, Form form, Phrase diagonal)
    implements Chart {

  private static final int MOST = 3;
  private static final double PLOT_WIDTH = 560;
  private static final double PLOT_HEIGHT = 400;

  public Curve {
    series = List.copyOf(series);
    if (series.isEmpty() || series.size() > MOST) {
      throw new IllegalArgumentException(
          "%d series, expected 1 to %d".formatted(series.size(), MOST));
    }
  }

  /** How points are drawn. */
  public enum Form {
    /** As a line with its band. */
    LINE,
    /** As marks with whiskers. */
    MARKS
  }

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    Frame frame = new Frame(svg, language, width);
    Ticks xs = Ticks.withZero(0, points().mapToDouble(Point::x).max().orElse(1));
    Ticks ys = Ticks.withZero(0, points().mapToDouble(Point::high).max().orElse(1));
    double left = frame.roomFor(up, ys);
    double right = width.isWide() ? left + PLOT_WIDTH : width.units() - frame.overhang(across, xs);
    double top = frame.belowTitle();
    double bottom = top + (width.isWide() ? PLOT_HEIGHT : right - left);
    Range x = Range.of(xs, left, right);
    Range y = Range.of(ys, bottom, top);
    frame.up(up, ys, y, left, right);
    double end = frame.across(across, xs, x, top, bottom);
    diagonal(svg, x, y, language, width);
    Plot plot = new Plot(svg, language, width, x, y);
    for (int i = 0; i < series.size(); i++) {
      if (form == Form.LINE) {
        plot.band(series.get(i), i + 1);
      }
    }
    for (int i = 0; i < series.size(); i++) {
      if (form == Form.LINE) {
        plot.line(series.get(i), i + 1);
      } else {
        plot.marks(series.get(i), i + 1);
      }
    }
    for (int i = 0; i < series.size(); i++) {
      name(plot, series.get(i), i, width);
    }
    return svg.drawing(width, end);
  }

  /** The first line is named above itself, others below, marks beside their last. */
  private void name(Plot plot, Series one, int index, Width width) {
    List<Point> points = one.points();
    if (form == Form.MARKS) {
      plot.name(one, index + 1, points.get(points.size() - 1), Anchor.START, 0);
      return;
    }
    double wanted = at(points, 0.25 + 0.2 * index);
    Point at = points.stream().filter(p -> p.x() >= wanted).findFirst().orElse(points.get(0));
    plot.mark(index + 1, at);
    if (!width.isWide()) {
      // A phone has no room beside the lines, but below the diagonal.
      Point free = Point.of(at(points, 0.42), 0.34 - 0.12 * index);
      plot.name(one, index + 1, free, Anchor.START, 0);
      return;
    }
    double line = width.font();
    plot.name(
        one, index + 1, at, index == 0 ? Anchor.END : Anchor.START, index == 0 ? -line : line);
  }

  private static double at(List<Point> points, double share) {
    return points.get(points.size() - 1).x() * share;
  }

  private void diagonal(Svg svg, Range x, Range y, Language language, Width width) {
    double to = Math.min(x.high(), y.high());
    svg.line("mark", x.at(0), y.at(0), x.at(to), y.at(to));
    if (width.isWide()) {
      svg.text("soft label", Anchor.START, x.at(to) + 10, y.at(to) + width.font() * 0.35, diagonal);
      return;
    }
    double length = Lettering.width(diagonal.in(language), width.font());
    double start = Math.min(x.at(to * 0.62) + 10, width.units() - length);
    svg.text("soft label", Anchor.START, start, y.at(to * 0.62) + width.font() * 1.6, diagonal);
  }

  private Stream<Point> points() {
    return series.stream().flatMap(s -> s.points().stream());
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.concat(
        series.stream().map(Series::name), Stream.of(across.title(), up.title(), diagonal));
  }
}
