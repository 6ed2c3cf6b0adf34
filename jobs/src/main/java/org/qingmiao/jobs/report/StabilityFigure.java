// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Bars;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** How much each feature has drifted since training, the worst first. */
final class StabilityFigure {

  private final Texts texts;
  private final ValidationFacts facts;
  private final MetricText metrics;

  private StabilityFigure(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.metrics = new MetricText(texts);
  }

  static Optional<Figure> of(Evidence evidence) {
    return new StabilityFigure(evidence).figure();
  }

  private Optional<Figure> figure() {
    String metric = facts.all("csi_oot").isEmpty() ? "csi_test" : "csi_oot";
    List<Metric> drifts =
        facts.all(metric).stream()
            .filter(m -> m.value().isPresent())
            .sorted(
                Comparator.<Metric>comparingDouble(m -> -m.value().get())
                    .thenComparing(Metric::segment))
            .toList();
    if (drifts.isEmpty()) {
      return Optional.empty();
    }
    double worst = drifts.get(0).value().get();
    String title = worst >= 0.25 ? "major" : worst >= 0.10 ? "some" : "none";
    List<Bars.Bar> bars =
        drifts.stream()
            .limit(Bars.MOST)
            .map(
                m ->
                    new Bars.Bar(
                        Phrase.outside(m.segment()),
                        m.value().get(),
                        Optional.empty(),
                        metrics.value(m)))
            .toList();
    List<Bars.Mark> marks =
        facts.all("feature_csi").stream()
            .limit(1)
            .flatMap(m -> m.gate().stream())
            .flatMap(gate -> GateBounds.of(gate).values().stream())
            .map(v -> new Bars.Mark(v, Numbers.index(v)))
            .toList();
    double x = metric.equals("csi_oot") ? 1 : 0;
    List<List<Cell>> rows =
        drifts.stream()
            .map(
                m ->
                    DataTable.row(
                        Phrase.outside(m.segment()),
                        metrics.value(m),
                        critical(m.segment(), x),
                        metrics.rows(m)))
            .toList();
    return Optional.of(
        new Figure(
            "feature-stability",
            texts.say(
                "figure.stability." + title, "feature", Phrase.outside(drifts.get(0).segment())),
            texts.say(
                "figure.stability.sentence",
                "feature",
                Phrase.outside(drifts.get(0).segment()),
                "csi",
                metrics.value(drifts.get(0))),
            Optional.of(texts.say("figure.stability.reading")),
            new Bars(bars, marks, Axis.numbers(texts.say("axis.csi"))),
            Evidence.data(
                "feature-stability",
                texts.say("figure.stability.caption"),
                List.of(
                    words(texts.say("column.feature")),
                    numbers(texts.say("axis.csi")),
                    numbers(texts.say("column.critical")),
                    numbers(texts.say("column.rows"))),
                rows)));
  }

  private Phrase critical(String feature, double x) {
    return facts.curve("STABILITY", feature).stream()
        .filter(p -> p.x() == x && p.high().isPresent())
        .findFirst()
        .map(p -> Numbers.decimals(p.high().get(), 3).from(p.origin().at("hi")))
        .orElse(Phrase.MISSING);
  }
}
