// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Curve;
import org.qingmiao.jobs.report.chart.Series;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** How well bad loans are told from good ones. */
final class RocFigure {

  private final Texts texts;
  private final ValidationFacts facts;
  private final Vocabulary words;
  private final MetricText metrics;
  private final CurveData curves;

  private RocFigure(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.words = new Vocabulary(texts);
    this.metrics = new MetricText(texts);
    this.curves = new CurveData(evidence);
  }

  static Optional<Figure> of(Evidence evidence) {
    return new RocFigure(evidence).figure();
  }

  private Optional<Figure> figure() {
    List<Series> series = curves.series("ROC");
    Optional<Metric> test = facts.metric("auc", "TEST");
    if (series.isEmpty() || test.flatMap(Metric::value).isEmpty()) {
      return Optional.empty();
    }
    double fall =
        facts
            .metric("auc", "OOT")
            .flatMap(Metric::value)
            .map(oot -> test.get().value().get() - oot)
            .orElse(0.0);
    String title =
        series.size() < 2 ? "alone" : fall > 0.03 ? "fall" : fall < -0.03 ? "rise" : "same";
    List<Phrase> said =
        facts.all("auc").stream()
            .filter(m -> Evidence.SEGMENTS.contains(m.segment()) && m.value().isPresent())
            .map(
                m ->
                    texts.say(
                        "figure.roc.segment",
                        "segment",
                        words.segment(m.segment()),
                        "auc",
                        metrics.value(m)))
            .toList();
    return Optional.of(
        new Figure(
            "roc",
            texts.say("figure.roc." + title),
            texts.say(
                "figure.roc.sentence", "aucs", Phrase.join(said, texts.say("page.semicolon"))),
            Optional.of(texts.say("figure.roc.reading")),
            new Curve(
                series,
                Axis.percent(texts.say("axis.goods_refused")),
                Axis.percent(texts.say("axis.bads_caught")),
                Curve.Form.LINE,
                texts.say("figure.roc.diagonal")),
            curves.table("roc", "ROC", "axis.goods_refused", "axis.bads_caught")));
  }
}
