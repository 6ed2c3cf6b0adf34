// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.Map;
import java.util.TreeMap;
import org.qingmiao.models.carbon.financed.AttributionMethod;
import org.qingmiao.models.train.CanonicalJson;

/** The carbon report for machines: every line with the id of its figure and its query. */
final class CarbonJson {

  static final String PATH = "carbon.json";

  private CarbonJson() {}

  static byte[] of(CarbonFacts facts) {
    return CanonicalJson.write(
        Map.of(
            "report", "carbon/%s/%s".formatted(facts.asOf(), facts.method()),
            "year", facts.year(),
            "standard_version", AttributionMethod.valueOf(facts.method()).standardVersion(),
            "lines", facts.lines().stream().map(CarbonJson::line).toList()));
  }

  private static Map<String, Object> line(CarbonFacts.Line line) {
    Map<String, Object> json = new TreeMap<>();
    json.put("section", line.section());
    json.put("code", line.code());
    json.put("dims", new TreeMap<>(line.dims()));
    json.put("value", line.value().stripTrailingZeros().toPlainString());
    json.put("unit", line.unit());
    json.put("n_rows", line.rows());
    json.put("query", line.query());
    json.put("lineage_id", line.lineageId());
    json.put("figure", line.origin().at("value").id());
    return json;
  }
}
