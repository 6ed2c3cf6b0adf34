// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.List;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * The names of a chart's rows: in a column at the left of a wide chart, above its bar in a narrow
 * one. They decide how high each row is.
 */
final class RowNames {

  /** Height of a bar. */
  static final double BAR = 22;

  private static final double MOST = 250;
  private static final double GAP = 12;
  private static final double LINE = 1.3;

  private final List<List<String>> names;
  private final Width width;
  private final double left;

  RowNames(List<Phrase> names, Language language, Width width, double valueRoom) {
    double most = width.isWide() ? MOST : width.units() - valueRoom - GAP;
    this.width = width;
    this.names =
        names.stream().map(n -> Lettering.lines(n.in(language), width.font(), most)).toList();
    this.left =
        width.isWide()
            ? GAP
                + this.names.stream()
                    .flatMap(List::stream)
                    .mapToDouble(line -> Lettering.width(line, width.font()))
                    .max()
                    .orElse(0)
            : 0;
  }

  /** Where bars begin. */
  double left() {
    return left;
  }

  /** Height of a row with its gap. */
  double height(int row) {
    return width.isWide() ? Math.max(BAR, text(row)) + GAP : text(row) + bar() + GAP;
  }

  /** Height of all rows. */
  double height() {
    double all = 0;
    for (int row = 0; row < names.size(); row++) {
      all += height(row);
    }
    return all;
  }

  /** Middle of a row's bar below the top of the row. */
  double middle(int row) {
    return width.isWide() ? height(row) / 2 : text(row) + bar() / 2 + GAP / 2;
  }

  /** Height of a bar at this width. */
  double bar() {
    return width.isWide() ? BAR : BAR * 0.7;
  }

  /** Baseline for the value of a row that begins at {@code top}. */
  double baseline(int row, double top) {
    return width.isWide()
        ? top + middle(row) + width.font() * 0.35
        : top + GAP / 2 + width.font() * 0.85;
  }

  void draw(Svg svg, int row, double top) {
    List<String> lines = names.get(row);
    double line = width.font() * LINE;
    double y =
        width.isWide()
            ? top + middle(row) + width.font() * 0.35 - (lines.size() - 1) * line / 2
            : baseline(row, top);
    for (int i = 0; i < lines.size(); i++) {
      if (width.isWide()) {
        svg.text("name", Anchor.END, left - GAP / 1.5, y + i * line, lines.get(i));
      } else {
        svg.text("name label", Anchor.START, 0, y + i * line, lines.get(i));
      }
    }
  }

  private double text(int row) {
    return names.get(row).size() * width.font() * LINE;
  }
}
