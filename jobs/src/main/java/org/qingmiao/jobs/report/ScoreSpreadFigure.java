// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.ValidationFacts.CurvePoint;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Histogram;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** How scores spread in fitting, in testing and later. */
final class ScoreSpreadFigure {

  private final Texts texts;
  private final ValidationFacts facts;
  private final Vocabulary words;
  private final MetricText metrics;

  private ScoreSpreadFigure(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.words = new Vocabulary(texts);
    this.metrics = new MetricText(texts);
  }

  static Optional<Figure> of(Evidence evidence) {
    return new ScoreSpreadFigure(evidence).figure();
  }

  private Optional<Figure> figure() {
    List<String> segments =
        Stream.of("TRAIN", "TEST", "OOT")
            .filter(s -> !facts.curve("SCORE_DISTRIBUTION", s).isEmpty())
            .toList();
    NavigableSet<Double> bands = new TreeSet<>();
    segments.forEach(s -> facts.curve("SCORE_DISTRIBUTION", s).forEach(p -> bands.add(p.x())));
    if (segments.isEmpty() || bands.size() < 2) {
      return Optional.empty();
    }
    double step = step(bands);
    List<Double> edges =
        Stream.iterate(bands.first(), x -> x <= bands.last() + step, x -> x + step).toList();
    List<Histogram.Group> groups =
        segments.stream()
            .map(s -> new Histogram.Group(words.segment(s), shares(s, edges)))
            .toList();
    double psi =
        facts
            .metric("score_psi", "OOT")
            .or(() -> facts.metric("score_psi", "TEST"))
            .flatMap(Metric::value)
            .orElse(0.0);
    String title = psi >= 0.25 ? "moved" : psi >= 0.10 ? "drift" : "same";
    List<Phrase> said =
        facts.all("score_psi").stream()
            .filter(m -> m.value().isPresent())
            .map(
                m ->
                    texts.say(
                        "figure.scores.segment",
                        "segment",
                        words.segment(m.segment()),
                        "psi",
                        metrics.value(m)))
            .toList();
    return Optional.of(
        new Figure(
            "score-distribution",
            texts.say("figure.scores." + title),
            texts.say(
                "figure.scores.sentence",
                "segments",
                Phrase.join(said, texts.say("page.semicolon"))),
            new Histogram(
                edges,
                groups,
                Axis.numbers(texts.say("axis.score")),
                Axis.percent(texts.say("axis.share"))),
            scoreTable(segments, edges)));
  }

  private DataTable scoreTable(List<String> segments, List<Double> edges) {
    List<DataTable.Column> columns = new ArrayList<>();
    columns.add(words(texts.say("axis.score")));
    segments.forEach(s -> columns.add(numbers(words.segment(s))));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i++) {
      double from = edges.get(i);
      List<Cell> row = new ArrayList<>();
      row.add(
          Cell.of(
              Numbers.range(
                  Numbers.count(Math.round(from)),
                  Numbers.count(Math.round(edges.get(i + 1)) - 1))));
      for (String segment : segments) {
        row.add(
            Cell.of(
                facts.curve("SCORE_DISTRIBUTION", segment).stream()
                    .filter(p -> p.x() == from)
                    .findFirst()
                    .map(p -> Numbers.share(p.y()).from(p.origin().at("y")))
                    .orElse(Phrase.MISSING)));
      }
      rows.add(row);
    }
    return Evidence.data("score-distribution", texts.say("figure.scores.caption"), columns, rows);
  }

  private List<Double> shares(String segment, List<Double> edges) {
    return edges.stream()
        .limit(edges.size() - 1L)
        .map(
            from ->
                facts.curve("SCORE_DISTRIBUTION", segment).stream()
                    .filter(p -> p.x() == from)
                    .map(CurvePoint::y)
                    .findFirst()
                    .orElse(0.0))
        .toList();
  }

  private static double step(NavigableSet<Double> bands) {
    double step = Double.MAX_VALUE;
    for (Double band : bands) {
      Double next = bands.higher(band);
      step = next == null ? step : Math.min(step, next - band);
    }
    return step;
  }
}
