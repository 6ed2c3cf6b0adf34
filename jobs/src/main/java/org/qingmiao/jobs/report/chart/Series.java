// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.chart.Bars.Interval;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * Points in the order of their x, drawn as one line or as single marks.
 *
 * @param name printed beside it
 * @param points at least one
 */
public record Series(Phrase name, List<Point> points) {

  public Series {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a series needs a point; leave an empty one out");
    }
  }

  /**
   * One point.
   *
   * @param x place along the horizontal axis; finite
   * @param y place along the vertical axis; finite, or empty for a gap
   * @param interval of y, if it has one
   */
  public record Point(double x, Optional<Double> y, Optional<Interval> interval) {

    /** A point without interval. */
    public static Point of(double x, double y) {
      return new Point(x, Optional.of(y), Optional.empty());
    }

    /** A point with the interval of its y. */
    public static Point of(double x, double y, Interval interval) {
      return new Point(x, Optional.of(y), Optional.of(interval));
    }

    double high() {
      double top = y.orElse(0.0);
      return interval.map(i -> Math.max(top, i.high())).orElse(top);
    }

    double low() {
      double bottom = y.orElse(Double.MAX_VALUE);
      return interval.map(i -> Math.min(bottom, i.low())).orElse(bottom);
    }
  }
}
