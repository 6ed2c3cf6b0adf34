// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Series.Point;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * How groups spread over the same classes: the first as columns, the others as outlines over it.
 *
 * @param edges ascending borders of the classes
 * @param groups at most 3, each with one share per class
 * @param across what is classed
 * @param up share of the group, from 0
 */
public record Histogram(List<Double> edges, List<Group> groups, Axis across, Axis up)
    implements Chart {

  private static final int MOST = 3;
  private static final double WIDE_HEIGHT = 280;
  private static final double NARROW_HEIGHT = 230;

  public Histogram {
    edges = List.copyOf(edges);
    groups = List.copyOf(groups);
    if (groups.isEmpty() || groups.size() > MOST) {
      throw new IllegalArgumentException(
          "%d groups, expected 1 to %d".formatted(groups.size(), MOST));
    }
    for (Group group : groups) {
      if (group.shares().size() != edges.size() - 1) {
        throw new IllegalArgumentException(
            "%d shares between %d borders".formatted(group.shares().size(), edges.size()));
      }
    }
  }

  /** A group and its share in each class. */
  public record Group(Phrase name, List<Double> shares) {
    public Group {
      shares = List.copyOf(shares);
    }

    double highest() {
      return shares.stream().max(Comparator.naturalOrder()).orElse(0.0);
    }
  }

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    Frame frame = new Frame(svg, language, width);
    Ticks xs = Ticks.over(edges.get(0), edges.get(edges.size() - 1));
    Ticks ys = Ticks.withZero(0, groups.stream().mapToDouble(Group::highest).max().orElse(1));
    double left = frame.roomFor(up, ys);
    double right = width.units() - frame.overhang(across, xs);
    double top = frame.belowTitle();
    double bottom = top + (width.isWide() ? WIDE_HEIGHT : NARROW_HEIGHT);
    Range x = Range.of(xs, left, right);
    Range y = Range.of(ys, bottom, top);
    frame.up(up, ys, y, left, right);
    double end = frame.across(across, xs, x, top, bottom);
    columns(svg, x, y);
    Plot plot = new Plot(svg, language, width, x, y);
    for (int i = 1; i < groups.size(); i++) {
      plot.line(new Series(groups.get(i).name(), outline(groups.get(i))), i + 1);
    }
    for (int i = 0; i < groups.size(); i++) {
      name(plot, i);
    }
    return svg.drawing(width, end);
  }

  private void columns(Svg svg, Range x, Range y) {
    List<Double> shares = groups.get(0).shares();
    for (int i = 0; i < shares.size(); i++) {
      double from = x.at(edges.get(i));
      double top = y.at(shares.get(i));
      svg.rect("column", from + 0.5, top, x.at(edges.get(i + 1)) - from - 1, y.from() - top);
    }
  }

  /** The skyline of a group: up and down at each border. */
  private List<Point> outline(Group group) {
    List<Point> points = new ArrayList<>();
    points.add(Point.of(edges.get(0), 0));
    for (int i = 0; i < group.shares().size(); i++) {
      points.add(Point.of(edges.get(i), group.shares().get(i)));
      points.add(Point.of(edges.get(i + 1), group.shares().get(i)));
    }
    points.add(Point.of(edges.get(edges.size() - 1), 0));
    return points;
  }

  /** A group is named outside the class in which it most exceeds the others. */
  private void name(Plot plot, int index) {
    Group group = groups.get(index);
    int best =
        IntStream.range(0, group.shares().size())
            .boxed()
            .max(Comparator.comparingDouble(i -> group.shares().get(i) - rival(index, i)))
            .orElse(0);
    boolean low = best < group.shares().size() / 2;
    Point at = Point.of(edges.get(low ? best : best + 1), group.shares().get(best));
    Series series = new Series(group.name(), outline(group));
    plot.name(series, index + 1, at, low ? Anchor.END : Anchor.START, 0);
  }

  private double rival(int index, int column) {
    return IntStream.range(0, groups.size())
        .filter(g -> g != index)
        .mapToDouble(g -> groups.get(g).shares().get(column))
        .max()
        .orElse(0);
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.concat(groups.stream().map(Group::name), Stream.of(across.title(), up.title()));
  }
}
