// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.Stored;

/**
 * The picture of the README: processor time of a row in the library and in our evaluator, to score
 * and to explain, on a logarithmic axis. Every figure is one of {@code bench.json}.
 */
public final class EvaluatorPicture {
  private static final int ROWS = 1_000_000;
  private static final int FEATURES = 20;

  private static final int LEFT = 150;
  private static final int PANEL = 330;
  private static final int GAP = 40;
  private static final int TOP = 64;
  private static final int BAR = 13;
  private static final int GROUP = 40;

  /** Microseconds at the ends of the axis. */
  private static final double LEAST = 0.1;

  private static final double MOST = 10_000;
  private static final String LIBRARY = "#9aa5a0";
  private static final String OURS = "#2e7d4f";

  private final StringBuilder svg = new StringBuilder();

  private EvaluatorPicture() {}

  /**
   * Draws.
   *
   * @param args bench.json, and the SVG to write
   */
  public static void main(String[] args) throws IOException {
    Map<String, Object> bench = CanonicalJson.read(Files.readAllBytes(Path.of(args[0])));
    Files.writeString(Path.of(args[1]), of(bench), StandardCharsets.UTF_8);
  }

  /** The picture of a run's figures. */
  static String of(Map<String, Object> bench) {
    return new EvaluatorPicture().draw(new Stored("bench", bench));
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are always text
  private String draw(Stored bench) {
    List<Stored> lines =
        ((List<?>) bench.fields().get("evaluator"))
            .stream()
                .map(line -> new Stored("line", (Map<String, Object>) line))
                .filter(line -> line.number("rows") == ROWS)
                .filter(line -> line.number("features") == FEATURES)
                .toList();
    Stored machine = new Stored("machine", bench.object("machine"));
    int width = LEFT + 2 * PANEL + GAP + 20;
    int height = TOP + lines.size() * GROUP + 44;
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            .formatted(width, height, width, height));
    svg.append(" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n");
    svg.append("<title>Processor time of a row: the library and our evaluator</title>\n");
    rectangle(0, 0, width, height, "#ffffff");
    legend();
    panel(lines, LEFT, "score one row, µs (matrix included)", "library_us", "ours_us");
    panel(
        lines,
        LEFT + PANEL + GAP,
        "explain one row, µs (Shapley values)",
        "treeshap_us",
        "reasons_us");
    for (int i = 0; i < lines.size(); i++) {
      text(
          LEFT - 10,
          TOP + i * GROUP + BAR + 4,
          "end",
          said(
              "%.0f trees, depth %.0f", lines.get(i).number("trees"), lines.get(i).number("depth")),
          "");
    }
    text(
        10,
        height - 12,
        "start",
        said(
            "%,d rows of %d features, one thread, logarithmic axes; %s, %s",
            ROWS, FEATURES, machine.text("processor"), machine.text("vectors")),
        "#555555");
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    rectangle(LEFT, 10, BAR, BAR, LIBRARY);
    text(LEFT + 20, 21, "start", "XGBoost's own", "");
    rectangle(LEFT + 130, 10, BAR, BAR, OURS);
    text(LEFT + 150, 21, "start", "ours: the same bits, exact reasons", "");
  }

  private void panel(List<Stored> lines, int x, String title, String library, String ours) {
    text(x, TOP - 18, "start", title, "");
    for (double tick = LEAST; tick <= MOST * 1.001; tick *= 10) {
      double at = x + length(tick);
      svg.append(
          said(
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#e3e6e4\"/>\n",
              at, at, TOP - 8, TOP + lines.size() * GROUP - 6));
    }
    for (int i = 0; i < lines.size(); i++) {
      int y = TOP + i * GROUP;
      bar(x, y, lines.get(i).number(library), "", LIBRARY);
      double ratio = lines.get(i).number(library) / lines.get(i).number(ours);
      bar(
          x,
          y + BAR + 1,
          lines.get(i).number(ours),
          said(ratio < 20 ? " (%.1f×)" : " (%.0f×)", ratio),
          OURS);
    }
  }

  private void bar(int x, int y, double micros, String note, String colour) {
    double length = length(micros);
    rectangle(x, y, length, BAR, colour);
    String shown = said(micros < 10 ? "%.2f" : "%.0f", micros) + note;
    text(x + length + 4, y + BAR - 2, "start", shown, "");
  }

  /** On the logarithmic axis, with room for a label behind the longest bar. */
  private static double length(double micros) {
    double share = Math.log(micros / LEAST) / Math.log(MOST / LEAST);
    return Math.max(1, share * (PANEL - 60));
  }

  private void rectangle(double x, double y, double width, double height, String colour) {
    svg.append(
        said(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
            x, y, width, height, colour));
  }

  private void text(double x, double y, String anchor, String text, String colour) {
    svg.append(
        said(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
            x, y, anchor, colour.isEmpty() ? "#1d1d1d" : colour, text));
  }

  private static String said(String sentence, Object... values) {
    return String.format(Locale.ROOT, sentence, values);
  }
}
