// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qingmiao.jobs.report.ValidationFacts.CurvePoint;
import org.qingmiao.jobs.report.chart.Bars;
import org.qingmiao.jobs.report.chart.Series;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The points of a published curve, thinned to what a line and a table can hold. */
final class CurveData {

  /** More points than this cannot be told apart on a line 560 units wide. */
  private static final int DRAWN_POINTS = 120;

  private static final int TABLE_POINTS = 25;

  private final Texts texts;
  private final ValidationFacts facts;
  private final Vocabulary words;

  CurveData(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.words = new Vocabulary(texts);
  }

  /** A series for each segment that was measured. */
  List<Series> series(String curve) {
    return Evidence.SEGMENTS.stream()
        .filter(s -> !facts.curve(curve, s).isEmpty())
        .map(
            s ->
                new Series(
                    words.segment(s),
                    thinned(facts.curve(curve, s), DRAWN_POINTS).stream()
                        .map(
                            p ->
                                new Series.Point(
                                    p.x(), Optional.of(p.y()), interval(p.low(), p.high())))
                        .toList()))
        .toList();
  }

  /** The points behind the lines, as a table. */
  DataTable table(String id, String curve, String across, String up) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String segment : Evidence.SEGMENTS) {
      for (CurvePoint p : thinned(facts.curve(curve, segment), TABLE_POINTS)) {
        Phrase range =
            p.low().isPresent() && p.high().isPresent()
                ? Numbers.range(
                    Numbers.share(p.low().get()).from(p.origin().at("lo")),
                    Numbers.share(p.high().get()).from(p.origin().at("hi")))
                : Phrase.MISSING;
        rows.add(
            DataTable.row(
                words.segment(segment),
                Numbers.share(p.x()).from(p.origin().at("x")),
                Numbers.share(p.y()).from(p.origin().at("y")),
                range,
                Numbers.count(p.n()).from(p.origin().at("n"))));
      }
    }
    long all = Evidence.SEGMENTS.stream().mapToLong(s -> facts.curve(curve, s).size()).sum();
    DataTable table =
        Evidence.data(
            id,
            texts.say(
                "figure.curve.caption",
                "title",
                texts.say("curve." + curve.toLowerCase(Locale.ROOT))),
            List.of(
                words(texts.say("column.segment")),
                numbers(texts.say(across)),
                numbers(texts.say(up)),
                numbers(texts.say("column.interval")),
                numbers(texts.say("column.rows"))),
            rows);
    return all == rows.size()
        ? table
        : new DataTable(
            table.id(),
            table.caption(),
            table.columns(),
            table.rows(),
            Optional.of(
                new DataTable.Rest(
                    texts.say(
                        "page.sampled",
                        "shown",
                        Numbers.count(rows.size()),
                        "all",
                        Numbers.count(all)),
                    "validation_curve.csv")));
  }

  /** Evenly chosen points with both ends, so that a line keeps its shape. */
  static <T> List<T> thinned(List<T> points, int most) {
    if (points.size() <= most) {
      return points;
    }
    return IntStream.range(0, most)
        .mapToObj(i -> points.get((int) Math.round(i * (points.size() - 1.0) / (most - 1))))
        .toList();
  }

  static Optional<Bars.Interval> interval(Optional<Double> low, Optional<Double> high) {
    return low.isPresent() && high.isPresent()
        ? Optional.of(new Bars.Interval(low.get(), high.get()))
        : Optional.empty();
  }
}
