// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.benefit.GreenRule;
import org.qingmiao.models.ledger.GreenRuleRows;
import org.qingmiao.models.train.CanonicalJson;

/** A rule of a green catalogue as a row of {@link GreenRuleRows}. */
final class GreenRuleRow {

  private GreenRuleRow() {}

  static Row of(GreenRule rule, Date asOf, String runId) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("as_of", asOf);
    cells.put("rule_id", rule.id());
    cells.put("catalogue_id", rule.catalogueId());
    cells.put("catalogue_version", rule.version());
    cells.put("code_path", rule.codePath());
    cells.put("effective_from", Date.valueOf(rule.from()));
    if (!rule.to().equals(GreenRule.OPEN)) {
      cells.put("effective_to", Date.valueOf(rule.to()));
    }
    cells.put("gbt4754_prefixes", texts(rule.industries()));
    cells.put("purpose_any", texts(rule.anyOf()));
    cells.put("purpose_none", texts(rule.noneOf()));
    cells.put("thresholds", thresholds(rule));
    cells.put("exclusions", texts(rule.exclusions()));
    cells.put("dnsh", texts(rule.doNoHarm()));
    rule.benefits().stream()
        .findFirst()
        .ifPresent(formula -> cells.put("benefit_formula_id", formula.name()));
    cells.put("row_hash", hash(rule));
    cells.put("run_id", runId);
    return NamedRow.of(GreenRuleRows.TABLE, cells);
  }

  /** The digest of all that a rule says; its records print every part. */
  static String hash(GreenRule rule) {
    return CanonicalJson.sha256(rule.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String thresholds(GreenRule rule) {
    List<Map<String, Object>> all =
        rule.thresholds().stream()
            .map(
                threshold ->
                    Map.<String, Object>of(
                        "param", threshold.param(),
                        "op", threshold.op().name(),
                        "value", threshold.value(),
                        "unit", threshold.unit(),
                        "evidence_type", threshold.evidenceType()))
            .toList();
    return new String(CanonicalJson.write(Map.of("all", all)), StandardCharsets.UTF_8);
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
