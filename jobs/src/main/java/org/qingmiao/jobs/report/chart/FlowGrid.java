// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.chart.Svg.Stroke;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * What flows through which step: a row for each thing, a column for each step, a ring where the
 * step takes it in and a full dot where the step gives it out. Along a column runs a line from the
 * first to the last of them.
 *
 * @param things from the top
 * @param steps from the left, at most {@value #MOST}
 */
public record FlowGrid(List<Phrase> things, List<Step> steps) implements Chart {

  /** The most steps that fit a phone beside the names. */
  public static final int MOST = 6;

  private static final double ROW = 1.6;
  private static final double RADIUS = 4.5;

  public FlowGrid {
    things = List.copyOf(things);
    steps = List.copyOf(steps);
    if (steps.size() > MOST) {
      throw new IllegalArgumentException(
          "%d steps, expected at most %d; join those that do the same"
              .formatted(steps.size(), MOST));
    }
  }

  /**
   * A step.
   *
   * @param name what it is called
   * @param in positions of the things that it takes in, from 0
   * @param out positions of the things that it gives out
   */
  public record Step(Phrase name, List<Integer> in, List<Integer> out) {
    public Step {
      in = List.copyOf(in);
      out = List.copyOf(out);
    }
  }

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    double row = width.font() * ROW;
    double column = width.isWide() ? 2.2 * row : row;
    double right = width.units() - column / 2;
    double top = row * 1.5;
    for (int i = 0; i < things.size(); i++) {
      svg.text("name", Anchor.START, 0, top + i * row + width.font() * 0.35, things.get(i));
    }
    for (int i = 0; i < steps.size(); i++) {
      double x = right - (steps.size() - 1 - i) * column;
      svg.text("value", Anchor.MIDDLE, x, row * 0.8, Integer.toString(i + 1));
      step(svg, steps.get(i), x, top, row);
    }
    double end = top + things.size() * row;
    for (int i = 0; i < steps.size(); i++) {
      svg.text("value", Anchor.START, 0, end + (i + 0.7) * row, Integer.toString(i + 1));
      svg.text("name", Anchor.START, row, end + (i + 0.7) * row, steps.get(i).name());
    }
    return svg.drawing(width, end + steps.size() * row);
  }

  private static void step(Svg svg, Step step, double x, double top, double row) {
    List<Integer> all = Stream.concat(step.in().stream(), step.out().stream()).sorted().toList();
    if (all.isEmpty()) {
      return;
    }
    double last = top + all.get(all.size() - 1) * row;
    svg.strokes("connector", List.of(new Stroke(x, top + all.get(0) * row, x, last)));
    step.in().forEach(i -> svg.circle("ring", x, top + i * row, RADIUS));
    step.out().forEach(i -> svg.circle("dot", x, top + i * row, RADIUS));
  }

  @Override
  public Stream<Phrase> phrases() {
    List<Phrase> all = new ArrayList<>(things);
    steps.forEach(step -> all.add(step.name()));
    return all.stream();
  }
}
