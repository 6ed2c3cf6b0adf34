// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.models.train.CanonicalJson;

/** The model card for machines: full precision, and beside each value the id of its figure. */
final class CardJson {

  static final String PATH = "model_card.json";

  private CardJson() {}

  static byte[] of(CardFacts card, ValidationFacts validation) {
    return CanonicalJson.write(
        Map.of(
            "as_of", card.asOf().toString(),
            "model_id", card.modelId(),
            "verdict", validation.verdict(),
            "statements", card.statements().stream().map(CardJson::statement).toList(),
            "metrics", validation.metrics().stream().map(CardJson::metric).toList()));
  }

  private static Map<String, Object> statement(CardFacts.Statement statement) {
    return Map.of(
        "section", statement.section(),
        "item", statement.item(),
        "zh", statement.textZh(),
        "en", statement.textEn());
  }

  private static Map<String, Object> metric(Metric metric) {
    Map<String, Object> json = new TreeMap<>();
    json.put("metric", metric.metric());
    json.put("segment", metric.segment());
    json.put("unit", "1");
    json.put("n", metric.n());
    json.put("n_figure", id(metric.origin(), "n"));
    json.put("bads", metric.bads());
    json.put("bads_figure", id(metric.origin(), "bads"));
    number(json, "value", metric.value(), metric.origin());
    number(json, "ci_low", metric.low(), metric.origin());
    number(json, "ci_high", metric.high(), metric.origin());
    metric.gate().ifPresent(gate -> json.put("gate", gate));
    metric.verdict().ifPresent(verdict -> json.put("verdict", verdict));
    return json;
  }

  private static void number(
      Map<String, Object> json, String name, Optional<Double> value, Origin origin) {
    value.ifPresent(
        v -> {
          json.put(name, v);
          json.put(name + "_figure", id(origin, name));
        });
  }

  private static String id(Origin row, String column) {
    return row.at(column).id();
  }
}
