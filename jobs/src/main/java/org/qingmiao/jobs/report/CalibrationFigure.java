// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Curve;
import org.qingmiao.jobs.report.chart.Series;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** Whether as many loans go bad as predicted, bin by bin. */
final class CalibrationFigure {

  private final Texts texts;
  private final ValidationFacts facts;
  private final Vocabulary words;
  private final MetricText metrics;
  private final CurveData curves;

  private CalibrationFigure(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.words = new Vocabulary(texts);
    this.metrics = new MetricText(texts);
    this.curves = new CurveData(evidence);
  }

  static Optional<Figure> of(Evidence evidence) {
    return new CalibrationFigure(evidence).figure();
  }

  private Optional<Figure> figure() {
    List<Series> series = curves.series("CALIBRATION");
    if (series.isEmpty()) {
      return Optional.empty();
    }
    String segment = facts.curve("CALIBRATION", "OOT").isEmpty() ? "TEST" : "OOT";
    Optional<Double> expected = facts.metric("mean_pd", segment).flatMap(Metric::value);
    Optional<Double> observed = facts.metric("bad_rate", segment).flatMap(Metric::value);
    double gap = observed.orElse(0.0) - expected.orElse(0.0);
    String title = gap > 0.03 ? "low" : gap < -0.03 ? "high" : "fit";
    List<Phrase> said = new ArrayList<>();
    for (String s : Evidence.SEGMENTS) {
      Optional<Metric> pd = facts.metric("mean_pd", s);
      Optional<Metric> rate = facts.metric("bad_rate", s);
      if (pd.isPresent() && rate.isPresent()) {
        said.add(
            texts.say(
                "figure.calibration.segment",
                Map.of(
                    "segment", words.segment(s),
                    "expected", metrics.value(pd.get()),
                    "observed", metrics.value(rate.get()))));
      }
    }
    return Optional.of(
        new Figure(
            "calibration-curve",
            texts.say("figure.calibration." + title, "segment", words.segment(segment)),
            texts.say(
                "figure.calibration.sentence",
                "segments",
                Phrase.join(said, texts.say("page.semicolon"))),
            Optional.of(texts.say("figure.calibration.reading")),
            new Curve(
                series,
                Axis.percent(texts.say("axis.predicted")),
                Axis.percent(texts.say("axis.observed")),
                Curve.Form.MARKS,
                texts.say("figure.calibration.diagonal")),
            curves.table("calibration-curve", "CALIBRATION", "axis.predicted", "axis.observed")));
  }
}
