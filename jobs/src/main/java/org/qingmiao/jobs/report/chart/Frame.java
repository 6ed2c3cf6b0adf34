// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.math.BigDecimal;
import java.util.List;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.chart.Svg.Stroke;
import org.qingmiao.jobs.report.text.Language;

/** Grid lines, tick labels and titles of the axes: what all charts share around their data. */
final class Frame {

  private static final double TICK_GAP = 6;
  private static final double LINE = 1.35;

  /** The first label starts at its tick instead of standing across it, so it needs half again. */
  private static final double FIRST_TICK = 1.5;

  private final Svg svg;
  private final Language language;
  private final Width width;

  Frame(Svg svg, Language language, Width width) {
    this.svg = svg;
    this.language = language;
    this.width = width;
  }

  /** The horizontal axis under a plot between {@code top} and {@code bottom}; returns its end. */
  double across(Axis axis, Ticks ticks, Range range, double top, double bottom) {
    double labels = bottom + TICK_GAP + width.font() * 0.8;
    List<BigDecimal> shown = thinned(axis, ticks, Math.abs(range.to() - range.from()));
    svg.strokes(
        "grid",
        ticks.values().stream()
            .map(tick -> range.at(tick.doubleValue()))
            .map(x -> new Stroke(x, top, x, bottom))
            .toList());
    for (BigDecimal tick : shown) {
      double x = range.at(tick.doubleValue());
      String label = axis.label(tick);
      svg.text("soft", anchor(x, label), x, labels, label);
    }
    double end = labels;
    double most = width.isWide() ? 520 : width.units();
    for (String line : Lettering.lines(axis.title().in(language), width.font(), most)) {
      end += width.font() * LINE;
      double middle = (range.from() + range.to()) / 2;
      double half = Lettering.width(line, width.font()) / 2;
      double x = Math.max(half, Math.min(width.units() - half, middle));
      svg.text("soft", Anchor.MIDDLE, x, end, line);
    }
    return end + TICK_GAP;
  }

  /** The vertical axis left of a plot; its title stands above, where it can be read. */
  void up(Axis axis, Ticks ticks, Range range, double left, double right) {
    svg.text("soft", Anchor.START, 0, titleLine(), axis.title().in(language));
    svg.strokes(
        "grid",
        ticks.values().stream()
            .map(tick -> range.at(tick.doubleValue()))
            .map(y -> new Stroke(left, y, right, y))
            .toList());
    for (BigDecimal tick : ticks.values()) {
      double y = range.at(tick.doubleValue());
      svg.text("soft", Anchor.END, left - TICK_GAP, y + width.font() * 0.35, axis.label(tick));
    }
  }

  /** Room that the tick labels of a vertical axis take. */
  double roomFor(Axis axis, Ticks ticks) {
    return TICK_GAP
        + ticks.values().stream()
            .mapToDouble(tick -> Lettering.width(axis.label(tick), width.font()))
            .max()
            .orElse(0);
  }

  /** What the last tick label of a horizontal axis sticks out beyond the plot. */
  double overhang(Axis axis, Ticks ticks) {
    String last = axis.label(ticks.values().get(ticks.values().size() - 1));
    return Lettering.width(last, width.font()) / 2;
  }

  /** Where a plot below the title of its vertical axis begins. */
  double belowTitle() {
    return titleLine() + width.font();
  }

  private double titleLine() {
    return width.font();
  }

  private Anchor anchor(double x, String label) {
    double half = Lettering.width(label, width.font()) / 2;
    if (x - half < 0) {
      return Anchor.START;
    }
    return x + half > width.units() ? Anchor.END : Anchor.MIDDLE;
  }

  /** Every tick where all labels fit side by side, else every second, third and so on. */
  private List<BigDecimal> thinned(Axis axis, Ticks ticks, double room) {
    List<BigDecimal> all = ticks.values();
    double widest =
        all.stream()
            .mapToDouble(t -> Lettering.width(axis.label(t), width.font()) * FIRST_TICK + TICK_GAP)
            .max()
            .orElse(0);
    int every = 1;
    int gaps = all.size() - 1;
    while (gaps > every * (room / widest) && every < gaps) {
      every++;
    }
    int step = every;
    return all.stream().filter(t -> all.indexOf(t) % step == 0).toList();
  }
}
