// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Phrase.Piece;

/**
 * A drawing in the making. Coordinates are rounded to 0.01, so that the last bit of a division
 * never reaches the file; all text is escaped here. What looks alike is written together: a page
 * holds each chart four times, in two languages and widths.
 */
final class Svg {

  /** Which end of a text stands at its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private static final int PLACES = 2;

  private final StringBuilder out = new StringBuilder();
  private final Language language;

  /** Texts of one look that follow each other; the look is then written once. */
  private final List<String> texts = new ArrayList<>();

  private String look = "";

  Svg(Language language) {
    this.language = language;
  }

  /** The language of its words. */
  Language language() {
    return language;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    return strokes(style, List.of(new Stroke(x1, y1, x2, y2)));
  }

  /** A straight stroke between two points. */
  record Stroke(double x1, double y1, double x2, double y2) {}

  /** Strokes of one look as one element; nothing where there is none. */
  Svg strokes(String style, List<Stroke> strokes) {
    if (strokes.isEmpty()) {
      return this;
    }
    StringBuilder path = new StringBuilder();
    for (Stroke stroke : strokes) {
      String x = at(stroke.x2);
      String y = at(stroke.y2);
      path.append('M').append(at(stroke.x1)).append(' ').append(at(stroke.y1));
      if (y.equals(at(stroke.y1))) {
        path.append('H').append(x);
      } else if (x.equals(at(stroke.x1))) {
        path.append('V').append(y);
      } else {
        path.append('L').append(x).append(' ').append(y);
      }
    }
    return element("<path class=\"%s\" d=\"%s\"/>".formatted(style, path));
  }

  Svg rect(String style, double x, double y, double width, double height) {
    return element(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(style, at(x), at(y), at(width), at(height)));
  }

  /** A picture of cells, each drawn as it is. */
  Svg image(double x, double y, double width, double height, String reference) {
    return element(
        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" image-rendering=\"pixelated\" href=\"%s\"/>"
            .formatted(at(x), at(y), at(width), at(height), reference));
  }

  Svg circle(String style, double x, double y, double radius) {
    return element(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
            .formatted(style, at(x), at(y), at(radius)));
  }

  /** An open line through points, given as x and y in turn. */
  Svg polyline(String style, List<Double> points) {
    return shape("polyline", style, points);
  }

  /** A closed area around points, given as x and y in turn. */
  Svg polygon(String style, List<Double> points) {
    return shape("polygon", style, points);
  }

  Svg diamond(String style, double x, double y, double radius) {
    return polygon(style, List.of(x, y - radius, x + radius, y, x, y + radius, x - radius, y));
  }

  /** A phrase in the drawing's language; its numbers keep their way back. */
  Svg text(String style, Anchor anchor, double x, double y, Phrase phrase) {
    return pieces(style, anchor, x, y, phrase.pieces(language));
  }

  /** Plain words or a number of the scale. */
  Svg text(String style, Anchor anchor, double x, double y, String words) {
    return pieces(style, anchor, x, y, List.of(new Piece(words, Optional.empty())));
  }

  Drawing drawing(Width width, double height) {
    flush();
    return new Drawing(width.units(), (int) Math.ceil(height), out.toString());
  }

  /** A point in the middle of a level or upright run would draw nothing and is left out. */
  private Svg shape(String element, String style, List<Double> points) {
    List<String> xs = new ArrayList<>();
    List<String> ys = new ArrayList<>();
    for (int i = 0; i < points.size(); i += 2) {
      String x = at(points.get(i));
      String y = at(points.get(i + 1));
      int last = xs.size() - 1;
      if (last > 0 && (goesOn(xs, x) || goesOn(ys, y))) {
        xs.remove(last);
        ys.remove(last);
      }
      xs.add(x);
      ys.add(y);
    }
    return element(
        "<%s class=\"%s\" points=\"%s\"/>"
            .formatted(
                element,
                style,
                IntStream.range(0, xs.size())
                    .mapToObj(i -> xs.get(i) + "," + ys.get(i))
                    .collect(Collectors.joining(" "))));
  }

  private static boolean goesOn(List<String> coordinates, String next) {
    int last = coordinates.size() - 1;
    return coordinates.get(last).equals(next) && coordinates.get(last - 1).equals(next);
  }

  private Svg pieces(String style, Anchor anchor, double x, double y, List<Piece> pieces) {
    String wanted =
        " class=\"%s\"%s"
            .formatted(
                style,
                switch (anchor) {
                  case START -> "";
                  case MIDDLE -> " text-anchor=\"middle\"";
                  case END -> " text-anchor=\"end\"";
                });
    if (!wanted.equals(look)) {
      flush();
      look = wanted;
    }
    StringBuilder text = new StringBuilder(" x=\"%s\" y=\"%s\">".formatted(at(x), at(y)));
    for (Piece piece : pieces) {
      String words = escaped(piece.text());
      text.append(
          piece
              .origin()
              .map(o -> "<tspan data-figure=\"%s\">%s</tspan>".formatted(o.id(), words))
              .orElse(words));
    }
    texts.add(text.append("</text>").toString());
    return this;
  }

  private Svg element(String element) {
    flush();
    out.append(element);
    return this;
  }

  private void flush() {
    if (texts.size() == 1) {
      out.append("<text").append(look).append(texts.get(0));
    } else if (!texts.isEmpty()) {
      out.append("<g").append(look).append('>');
      texts.forEach(text -> out.append("<text").append(text));
      out.append("</g>");
    }
    texts.clear();
  }

  private static String at(double coordinate) {
    BigDecimal rounded = BigDecimal.valueOf(coordinate).setScale(PLACES, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
