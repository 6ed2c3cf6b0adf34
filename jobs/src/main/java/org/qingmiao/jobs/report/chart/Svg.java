// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Phrase.Piece;

/**
 * A drawing in the making. Coordinates are rounded to 0.01, so that the last bit of a division
 * never reaches the file; all text is escaped here.
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

  Svg(Language language) {
    this.language = language;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    out.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, at(x1), at(y1), at(x2), at(y2)));
    return this;
  }

  Svg rect(String style, double x, double y, double width, double height) {
    out.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(style, at(x), at(y), at(width), at(height)));
    return this;
  }

  Svg circle(String style, double x, double y, double radius) {
    out.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
            .formatted(style, at(x), at(y), at(radius)));
    return this;
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
    return new Drawing(width.units(), (int) Math.ceil(height), out.toString());
  }

  private Svg shape(String element, String style, List<Double> points) {
    out.append("<%s class=\"%s\" points=\"".formatted(element, style));
    for (int i = 0; i < points.size(); i += 2) {
      out.append(i == 0 ? "" : " ")
          .append(at(points.get(i)))
          .append(',')
          .append(at(points.get(i + 1)));
    }
    out.append("\"/>");
    return this;
  }

  private Svg pieces(String style, Anchor anchor, double x, double y, List<Piece> pieces) {
    out.append("<text class=\"%s\" x=\"%s\" y=\"%s\"".formatted(style, at(x), at(y)));
    switch (anchor) {
      case START -> {}
      case MIDDLE -> out.append(" text-anchor=\"middle\"");
      case END -> out.append(" text-anchor=\"end\"");
    }
    out.append('>');
    for (Piece piece : pieces) {
      String words = escaped(piece.text());
      out.append(
          piece
              .origin()
              .map(o -> "<tspan data-figure=\"%s\">%s</tspan>".formatted(o.id(), words))
              .orElse(words));
    }
    out.append("</text>");
    return this;
  }

  private static String at(double coordinate) {
    BigDecimal rounded = BigDecimal.valueOf(coordinate).setScale(PLACES, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
