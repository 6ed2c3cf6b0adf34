// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Svg.Anchor;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * What wholes consist of: each whole is a bar of full length, each part has a pattern and its
 * value.
 *
 * @param parts names of the parts; at most {@value #MOST}
 * @param wholes from the top
 */
public record StackedShares(List<Phrase> parts, List<Whole> wholes) implements Chart {

  /** The most parts whose patterns can be told apart. */
  public static final int MOST = 5;

  private static final double BAR = 34;
  private static final double SWATCH = 15;
  private static final double GAP = 8;

  public StackedShares {
    parts = List.copyOf(parts);
    wholes = List.copyOf(wholes);
    if (parts.isEmpty() || parts.size() > MOST) {
      throw new IllegalArgumentException(
          "%d parts, expected 1 to %d; join the smallest".formatted(parts.size(), MOST));
    }
    for (Whole whole : wholes) {
      if (whole.sizes().size() != parts.size() || whole.sum() <= 0) {
        throw new IllegalArgumentException(
            "a whole needs a size for each of the %d parts, and one above 0"
                .formatted(parts.size()));
      }
    }
  }

  /** One bar. */
  public record Whole(Phrase name, List<Size> sizes) {
    public Whole {
      sizes = List.copyOf(sizes);
    }

    double sum() {
      return sizes.stream().mapToDouble(Size::value).sum();
    }
  }

  /** Size of a part, not negative, and how it is printed. */
  public record Size(double value, Phrase shown) {}

  @Override
  public Drawing draw(Language language, Width width) {
    Svg svg = new Svg(language);
    RowNames names = new RowNames(wholes.stream().map(Whole::name).toList(), language, width, 0);
    double y = 4;
    for (int i = 0; i < wholes.size(); i++) {
      double middle = y + names.middle(i) + (width.isWide() ? GAP / 2 : GAP);
      names.draw(svg, i, width.isWide() ? y + GAP / 2 : y);
      stack(svg, wholes.get(i), names.left(), middle, language, width);
      y += names.height(i) + BAR - names.bar() + GAP;
      if (!width.isWide()) {
        y = list(svg, wholes.get(i), y, width);
      }
    }
    return svg.drawing(width, width.isWide() ? legend(svg, names.left(), y, language, width) : y);
  }

  private static void stack(
      Svg svg, Whole whole, double left, double middle, Language language, Width width) {
    double x = left;
    double full = width.units() - 1 - left;
    for (int i = 0; i < whole.sizes().size(); i++) {
      Size size = whole.sizes().get(i);
      double length = size.value() / whole.sum() * full;
      if (length > 0) {
        svg.rect("part q" + (i + 1), x, middle - BAR / 2, length, BAR);
      }
      double text = Lettering.width(size.shown().in(language), width.font());
      if (width.isWide() && text + 2 * GAP < length) {
        double pill = text + GAP;
        svg.rect("pill", x + (length - pill) / 2, middle - 11, pill, 22);
        double baseline = middle + width.font() * 0.35;
        svg.text("value", Anchor.MIDDLE, x + length / 2, baseline, size.shown());
      }
      x += length;
    }
  }

  private double legend(Svg svg, double left, double top, Language language, Width width) {
    double x = left;
    double y = top;
    for (int i = 0; i < parts.size(); i++) {
      double entry =
          SWATCH + GAP + Lettering.width(parts.get(i).in(language), width.font()) + 3 * GAP;
      if (x + entry > width.units() && x > left) {
        x = left;
        y += SWATCH + GAP;
      }
      svg.rect("part q" + (i + 1), x, y, SWATCH, SWATCH);
      svg.text("name", Anchor.START, x + SWATCH + GAP, y + SWATCH - 2.5, parts.get(i));
      x += entry;
    }
    return y + SWATCH + GAP;
  }

  private double list(Svg svg, Whole whole, double top, Width width) {
    double y = top;
    for (int i = 0; i < parts.size(); i++) {
      svg.rect("part q" + (i + 1), 0, y, SWATCH, SWATCH);
      svg.text("name", Anchor.START, SWATCH + GAP, y + SWATCH - 2, parts.get(i));
      svg.text("value", Anchor.END, width.units(), y + SWATCH - 2, whole.sizes().get(i).shown());
      y += width.font() * 1.5;
    }
    return y + GAP;
  }

  @Override
  public Stream<Phrase> phrases() {
    List<Phrase> all = new ArrayList<>(parts);
    for (Whole whole : wholes) {
      all.add(whole.name());
      whole.sizes().forEach(size -> all.add(size.shown()));
    }
    return all.stream();
  }
}
