// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.qingmiao.jobs.report.chart.Series.Point;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.chart.Svg.Stroke;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * The plane between two axes with series on it. Series differ by colour, by dash and by the shape
 * of their marks, and are named where they run, not in a legend.
 */
final class Plot {

  private static final double MARK = 4.5;
  private static final double GAP = 9;
  private static final double CAP = 3;
  private static final double BAND_STEP = 6;

  private final Svg svg;
  private final Language language;
  private final Width width;
  private final Range across;
  private final Range up;
  private final List<double[]> labels = new ArrayList<>();

  Plot(Svg svg, Language language, Width width, Range across, Range up) {
    this.svg = svg;
    this.language = language;
    this.width = width;
    this.across = across;
    this.up = up;
  }

  /** The interval of a series as an area behind everything else. */
  void band(Series series, int index) {
    List<Point> with =
        apart(series.points().stream().filter(p -> p.interval().isPresent()).toList());
    if (with.size() < 2) {
      return;
    }
    List<Double> outline = new ArrayList<>();
    with.forEach(p -> add(outline, p.x(), p.interval().orElseThrow().high()));
    List<Point> back = new ArrayList<>(with);
    Collections.reverse(back);
    back.forEach(p -> add(outline, p.x(), p.interval().orElseThrow().low()));
    svg.polygon("band s" + index, outline);
  }

  /** The first and the last point and those between that stand apart: a band has no corners. */
  private List<Point> apart(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean isLast = i == points.size() - 1;
      if (i == 0 || isLast || gap(kept.get(kept.size() - 1), points.get(i)) >= BAND_STEP) {
        kept.add(points.get(i));
      }
    }
    return kept;
  }

  private double gap(Point before, Point after) {
    return Math.abs(across.at(after.x()) - across.at(before.x()));
  }

  /** A series as a line, broken where a value is missing. */
  void line(Series series, int index) {
    List<Double> run = new ArrayList<>();
    for (Point point : series.points()) {
      if (point.y().isPresent()) {
        add(run, point.x(), point.y().get());
      } else {
        flush(run, index);
      }
    }
    flush(run, index);
  }

  /** A series as marks, each with its interval as a whisker. */
  void marks(Series series, int index) {
    for (Point point : series.points()) {
      if (point.y().isEmpty()) {
        continue;
      }
      double x = across.at(point.x());
      point
          .interval()
          .ifPresent(
              interval -> {
                double low = up.at(interval.low());
                double high = up.at(interval.high());
                svg.strokes(
                    "whisker s" + index,
                    List.of(
                        new Stroke(x, low, x, high),
                        new Stroke(x - CAP, low, x + CAP, low),
                        new Stroke(x - CAP, high, x + CAP, high)));
              });
      mark("point s" + index, index, x, up.at(point.y().get()));
    }
  }

  /** The shape of a series on its line, so that its name is found without colour. */
  void mark(int index, Point at) {
    mark("point s" + index, index, across.at(at.x()), up.at(at.y().orElseThrow()));
  }

  /**
   * The name of a series beside one of its points, moved down where another name stands.
   *
   * @param anchor which end of the name is at the point
   * @param shift how far below the point it belongs
   */
  void name(Series series, int index, Point at, Anchor anchor, double shift) {
    double x = across.at(at.x());
    double y = up.at(at.y().orElseThrow());
    Phrase name = series.name();
    double length = Lettering.width(name.in(language), width.font()) + 3 * GAP;
    double wanted = y + width.font() * 0.35 + shift;
    double left = anchor == Anchor.END ? x - GAP - length : x + GAP;
    left = Math.max(0, Math.min(width.units() - length, left));
    double baseline = wanted;
    while (collides(left, baseline, length)) {
      baseline += width.font() * 0.5;
    }
    labels.add(new double[] {left, baseline, length});
    if (baseline > wanted + 1) {
      svg.line("leader", x, y, left, baseline - width.font() * 0.35);
    }
    mark("point s" + index, index, left + MARK, baseline - width.font() * 0.35);
    svg.text("value label", Anchor.START, left + 2 * GAP, baseline, name);
  }

  private boolean collides(double left, double baseline, double length) {
    return labels.stream()
        .anyMatch(
            other ->
                left < other[0] + other[2]
                    && other[0] < left + length
                    && Math.abs(other[1] - baseline) < width.font() * 1.2);
  }

  private void mark(String style, int index, double x, double y) {
    switch (index) {
      case 1 -> svg.circle(style, x, y, MARK);
      case 2 -> svg.rect(style, x - MARK, y - MARK, 2 * MARK, 2 * MARK);
      default -> svg.diamond(style, x, y, MARK * 1.3);
    }
  }

  private void flush(List<Double> run, int index) {
    if (run.size() > 2) {
      svg.polyline("line s" + index, run);
    }
    run.clear();
  }

  private void add(List<Double> points, double x, double y) {
    points.add(across.at(x));
    points.add(up.at(y));
  }
}
