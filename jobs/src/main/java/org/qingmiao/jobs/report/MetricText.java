// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.Map;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** Metrics as people read them: each in its own form, with interval, bounds and size in words. */
final class MetricText {

  private final Texts texts;
  private final Vocabulary words;

  MetricText(Texts texts) {
    this.texts = texts;
    this.words = new Vocabulary(texts);
  }

  /** The value with its way back, or a dash. */
  Phrase value(Metric metric) {
    return metric
        .value()
        .map(v -> form(metric.metric(), v).from(metric.origin().at("value")))
        .orElse(Phrase.MISSING);
  }

  /** The interval with its way back, or a dash. */
  Phrase interval(Metric metric) {
    if (metric.low().isEmpty() || metric.high().isEmpty()) {
      return Phrase.MISSING;
    }
    return Numbers.range(
        form(metric.metric(), metric.low().get()).from(metric.origin().at("ci_low")),
        form(metric.metric(), metric.high().get()).from(metric.origin().at("ci_high")));
  }

  /** Rows behind the metric. */
  Phrase rows(Metric metric) {
    return Numbers.count(metric.n()).from(metric.origin().at("n"));
  }

  /** Bad rows behind the metric. */
  Phrase bads(Metric metric) {
    return Numbers.count(metric.bads()).from(metric.origin().at("bads"));
  }

  /** The bounds of a gate. */
  Phrase bounds(Metric metric) {
    return metric
        .gate()
        .map(gate -> GateBounds.of(gate).phrase(texts).from(metric.origin().at("gate")))
        .orElse(Phrase.MISSING);
  }

  /** The name of a metric with its segment. */
  Phrase name(Metric metric) {
    return texts.say(
        "metric.in_segment",
        "metric",
        words.metric(metric.metric()),
        "segment",
        words.segment(metric.segment()));
  }

  /** A gate as a sentence: what was measured, what is allowed, on how many rows. */
  Phrase sentence(Metric metric) {
    if (metric.value().isEmpty()) {
      return texts.say(
          "validation.gate.unmeasured",
          Map.of(
              "name", name(metric),
              "bounds", bounds(metric),
              "n", rows(metric),
              "bads", bads(metric)));
    }
    return texts.say(
        "validation.gate.measured",
        Map.of(
            "name", name(metric),
            "value", value(metric),
            "bounds", bounds(metric),
            "n", rows(metric),
            "bads", bads(metric)));
  }

  /** A gate that nobody could measure, and why. */
  Phrase notRun(Metric metric) {
    return metric
        .gate()
        .flatMap(gate -> GateBounds.of(gate).remark(texts))
        .map(why -> texts.say("validation.gate.not_run", "name", name(metric), "why", why))
        .orElse(name(metric));
  }

  /** A value in the form that its metric is read in. */
  static Phrase form(String metric, double value) {
    if (metric.endsWith("violations") || metric.endsWith("count")) {
      return Numbers.count(Math.round(value));
    }
    if (metric.contains("rate") || metric.endsWith("mean_pd")) {
      return Numbers.pd(value);
    }
    if (metric.endsWith("share") || metric.contains("fall") || metric.endsWith("gap")) {
      return Numbers.share(value);
    }
    boolean small =
        metric.contains("ece") || metric.contains("brier") || metric.contains("log_loss");
    return Numbers.decimals(value, small ? 4 : 3);
  }
}
