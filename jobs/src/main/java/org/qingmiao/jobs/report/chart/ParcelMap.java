// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * A piece of land in metres from its own corner, over the greenness of a scene: hatched where
 * nothing could be seen, north at the top. It says how large the land is and what it looks like,
 * and not where it lies.
 *
 * @param rings outlines, holes among them
 * @param picture what the scene shows, where there is one
 * @param north what stands at the arrow
 * @param scale what the greens mean
 * @param hidden what the hatching means
 */
public record ParcelMap(
    List<Ring> rings, Optional<Picture> picture, Phrase north, Phrase scale, Phrase hidden)
    implements Chart {

  private static final double MAP_WIDTH = 440;
  private static final double MOST_HEIGHT = 400;
  private static final double GAP = 24;
  private static final double MARGIN = 0.1;
  private static final double BAR_SHARE = 0.4;
  private static final double SWATCH = 20;
  private static final double METRES_PER_KILOMETRE = 1000;

  /** What one step of the greens is worth. */
  private static final double STEP = 0.1;

  /** Every third step is labelled. */
  private static final int LABELLED = 3;

  public ParcelMap {
    rings = List.copyOf(rings);
    if (rings.isEmpty()) {
      throw new IllegalArgumentException("a map without an outline, expected at least one");
    }
  }

  /**
   * A closed line.
   *
   * @param points metres to the east and to the north in turn
   */
  public record Ring(List<Double> points) {
    public Ring {
      points = List.copyOf(points);
    }
  }

  /**
   * Cells of a scene.
   *
   * @param columns across
   * @param rows down
   * @param west of its west edge, in metres
   * @param north of its north edge, in metres
   * @param width of all columns, in metres
   * @param height of all rows, in metres
   * @param steps by rows from the north-west: 0 to 8, and 9 where nothing could be seen
   */
  public record Picture(
      int columns,
      int rows,
      double west,
      double north,
      double width,
      double height,
      List<Integer> steps) {
    public Picture {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    View view = view(width);
    if (picture.isPresent()) {
      Picture seen = picture.get();
      svg.rect("q4", 0, 0, view.width(), view.height());
      svg.image(
          view.x(seen.west()),
          view.y(seen.north()),
          seen.width() * view.scale(),
          seen.height() * view.scale(),
          IndexedPng.dataUri(seen.columns(), seen.rows(), seen.steps()));
    } else {
      svg.rect("ground", 0, 0, view.width(), view.height());
    }
    for (String style : List.of("edge around", "edge")) {
      rings.forEach(ring -> svg.polygon(style, placed(ring, view)));
    }
    double left = width.isWide() ? view.width() + GAP : 0;
    double top = width.isWide() ? 0 : view.height() + GAP / 2;
    double end = key(svg, view, left, top, width);
    return svg.drawing(width, Math.max(view.height(), end));
  }

  private static List<Double> placed(Ring ring, View view) {
    List<Double> points = new ArrayList<>();
    for (int i = 0; i < ring.points().size(); i += 2) {
      points.add(view.x(ring.points().get(i)));
      points.add(view.y(ring.points().get(i + 1)));
    }
    return points;
  }

  /** Arrow, scale bar and greens under each other; returns where they end. */
  private double key(Svg svg, View view, double left, double top, Width width) {
    double line = width.font() * 1.35;
    double y = top + line;
    double arrow = left + SWATCH / 2;
    svg.polygon("total", List.of(arrow, y - line, arrow + 7, y, arrow, y - 5, arrow - 7, y));
    svg.text("soft", Anchor.START, left + SWATCH + 8, y - 2, north);
    y += line;
    double metres = bar(view.width() / view.scale() * BAR_SHARE);
    double length = metres * view.scale();
    svg.strokes(
        "whisker",
        List.of(
            new Svg.Stroke(left, y, left + length, y),
            new Svg.Stroke(left, y - 5, left, y + 5),
            new Svg.Stroke(left + length, y - 5, left + length, y + 5)));
    y += line;
    svg.text("soft", Anchor.START, left, y, length(metres));
    return picture.isPresent() ? greens(svg, left, y + line * 1.4, width) : y + line / 2;
  }

  private double greens(Svg svg, double left, double top, Width width) {
    double line = width.font() * 1.35;
    double y = top;
    double room = width.isWide() ? width.units() - left : width.units();
    for (String words : Lettering.lines(scale.in(svg.language()), width.font(), room)) {
      svg.text("soft", Anchor.START, left, y, words);
      y += line;
    }
    double cell = Math.min(SWATCH, room / (IndexedPng.CLEAR + 1));
    svg.image(
        left,
        y - line * 0.6,
        cell * IndexedPng.CLEAR,
        SWATCH,
        IndexedPng.dataUri(
            IndexedPng.CLEAR, 1, IntStream.range(0, IndexedPng.CLEAR).boxed().toList()));
    y += SWATCH - line * 0.6 + line;
    for (int step = 0; step <= IndexedPng.CLEAR; step += LABELLED) {
      String label = Numbers.decimals(step * STEP, 1).in(Language.EN);
      svg.text("soft", step == 0 ? Anchor.START : Anchor.MIDDLE, left + step * cell, y, label);
    }
    y += line;
    svg.rect("q4", left, y - line * 0.6, SWATCH, SWATCH);
    double words = left + SWATCH + 8;
    for (String part :
        Lettering.lines(hidden.in(svg.language()), width.font(), room - SWATCH - 8)) {
      svg.text("soft", Anchor.START, words, y + width.font() * 0.3, part);
      y += line;
    }
    return y + line * 0.4;
  }

  /** The longest of 1, 2 and 5 times a power of ten that is no longer than the room. */
  private static double bar(double room) {
    double power = Math.pow(10, Math.floor(Math.log10(room)));
    double parts = room / power;
    return power * (parts >= 5 ? 5 : parts >= 2 ? 2 : 1);
  }

  private static Phrase length(double metres) {
    boolean isFar = metres >= METRES_PER_KILOMETRE;
    String number =
        Numbers.grouped(
            BigDecimal.valueOf(isFar ? metres / METRES_PER_KILOMETRE : metres)
                .stripTrailingZeros()
                .setScale(0, RoundingMode.HALF_UP));
    return Phrase.of(
        number + Numbers.JOIN + (isFar ? "千米" : "米"), number + Numbers.JOIN + (isFar ? "km" : "m"));
  }

  /**
   * Where metres lie on the drawing.
   *
   * @param west edge in metres
   * @param north edge in metres
   * @param scale units of the drawing a metre
   */
  private record View(double west, double north, double scale, double width, double height) {
    double x(double east) {
      return (east - west) * scale;
    }

    double y(double northward) {
      return (north - northward) * scale;
    }
  }

  private View view(Width width) {
    double minX = edge(0).min().orElseThrow();
    double maxX = edge(0).max().orElseThrow();
    double minY = edge(1).min().orElseThrow();
    double maxY = edge(1).max().orElseThrow();
    double margin = MARGIN * Math.max(maxX - minX, maxY - minY);
    double west = picture.map(Picture::west).orElse(minX - margin);
    double north = picture.map(Picture::north).orElse(maxY + margin);
    double across = picture.map(Picture::width).orElse(maxX - minX + 2 * margin);
    double down = picture.map(Picture::height).orElse(maxY - minY + 2 * margin);
    double room = width.isWide() ? MAP_WIDTH : width.units();
    double scale = Math.min(room / across, MOST_HEIGHT / down);
    return new View(west, north, scale, across * scale, down * scale);
  }

  private DoubleStream edge(int axis) {
    return rings.stream()
        .flatMapToDouble(
            ring ->
                IntStream.range(0, ring.points().size())
                    .filter(i -> i % 2 == axis)
                    .mapToDouble(i -> ring.points().get(i)));
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.of(north, scale, hidden);
  }
}
