// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Bars;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The bad rate of each grade with its interval. */
final class GradesFigure {

  private final Texts texts;
  private final ValidationFacts facts;
  private final MetricText metrics;

  private GradesFigure(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.metrics = new MetricText(texts);
  }

  static Optional<Figure> of(Evidence evidence) {
    return new GradesFigure(evidence).figure();
  }

  private Optional<Figure> figure() {
    List<Metric> grades =
        facts.all("bad_rate").stream()
            .filter(m -> m.segment().matches("[A-D][1-3]") && m.value().isPresent())
            .sorted(Comparator.comparing(Metric::segment))
            .toList();
    if (grades.isEmpty()) {
      return Optional.empty();
    }
    long falls =
        IntStream.range(1, grades.size())
            .filter(i -> grades.get(i).value().get() < grades.get(i - 1).value().get())
            .count();
    String title = falls == 0 ? "rising" : falls == 1 ? "one_break" : "breaks";
    List<Bars.Bar> bars =
        grades.stream()
            .map(
                m ->
                    new Bars.Bar(
                        Phrase.same(m.segment()),
                        m.value().get(),
                        CurveData.interval(m.low(), m.high()),
                        metrics.value(m)))
            .toList();
    List<List<Cell>> rows =
        grades.stream()
            .map(
                m ->
                    DataTable.row(
                        Phrase.same(m.segment()),
                        metrics.value(m),
                        metrics.interval(m),
                        facts
                            .metric("mean_pd", m.segment())
                            .map(metrics::value)
                            .orElse(Phrase.MISSING),
                        metrics.rows(m),
                        metrics.bads(m)))
            .toList();
    Metric first = grades.get(0);
    Metric last = grades.get(grades.size() - 1);
    return Optional.of(
        new Figure(
            "grades",
            texts.say("figure.grades." + title),
            texts.say(
                "figure.grades.sentence",
                Map.of(
                    "first", Phrase.same(first.segment()),
                    "first_rate", metrics.value(first),
                    "last", Phrase.same(last.segment()),
                    "last_rate", metrics.value(last))),
            Optional.of(texts.say("figure.grades.reading")),
            new Bars(bars, List.of(), Axis.percent(texts.say("axis.bad_rate"))),
            Evidence.data(
                "grades",
                texts.say("figure.grades.caption"),
                List.of(
                    words(texts.say("column.grade")),
                    numbers(texts.say("axis.bad_rate")),
                    numbers(texts.say("column.interval")),
                    numbers(texts.say("axis.predicted")),
                    numbers(texts.say("column.rows")),
                    numbers(texts.say("column.bads"))),
                rows)));
  }
}
