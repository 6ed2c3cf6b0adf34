// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Series.Point;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * How quantities run along an axis: a line each, its band behind it, gaps where nothing is known.
 *
 * @param series at most 3, each with a known last value
 * @param across horizontal axis
 * @param up vertical axis; it need not start at 0
 */
public record Lines(List<Series> series, Axis across, Axis up) implements Chart {

  private static final int MOST = 3;
  private static final double WIDE_HEIGHT = 260;
  private static final double NARROW_HEIGHT = 230;

  public Lines {
    series = List.copyOf(series);
    if (series.isEmpty() || series.size() > MOST) {
      throw new IllegalArgumentException(
          "%d series, expected 1 to %d".formatted(series.size(), MOST));
    }
  }

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    Frame frame = new Frame(svg, language, width);
    Ticks xs = Ticks.over(edge(false), edge(true));
    Ticks ys =
        Ticks.over(
            points().mapToDouble(Point::low).min().orElse(0),
            points().mapToDouble(Point::high).max().orElse(1));
    double left = frame.roomFor(up, ys);
    double right =
        width.units() - (width.isWide() ? nameRoom(language, width) : frame.overhang(across, xs));
    double top = frame.belowTitle();
    double bottom = top + (width.isWide() ? WIDE_HEIGHT : NARROW_HEIGHT);
    Range x = Range.of(xs, left, right);
    Range y = Range.of(ys, bottom, top);
    frame.up(up, ys, y, left, right);
    double end = frame.across(across, xs, x, top, bottom);
    Plot plot = new Plot(svg, language, width, x, y);
    for (int i = 0; i < series.size(); i++) {
      plot.band(series.get(i), i + 1);
      plot.line(series.get(i), i + 1);
    }
    for (int i = 0; i < series.size(); i++) {
      List<Point> points = series.get(i).points();
      plot.name(series.get(i), i + 1, points.get(points.size() - 1), Anchor.START, 0);
    }
    return svg.drawing(width, end);
  }

  private double nameRoom(Language language, Width width) {
    return 40
        + series.stream()
            .mapToDouble(s -> Lettering.width(s.name().in(language), width.font()))
            .max()
            .orElse(0);
  }

  private double edge(boolean high) {
    DoubleStream xs = points().mapToDouble(Point::x);
    return (high ? xs.max() : xs.min()).orElse(0);
  }

  private Stream<Point> points() {
    return series.stream().flatMap(s -> s.points().stream());
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.concat(series.stream().map(Series::name), Stream.of(across.title(), up.title()));
  }
}
