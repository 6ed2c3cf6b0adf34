// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.benefit.FormulaId;
import org.qingmiao.models.benefit.GreenRule;

/** Reads one rule of a green catalogue from its keys. */
final class GreenRuleReader {

  private GreenRuleReader() {}

  static Optional<GreenRule> read(Section section) {
    String id = section.text("rule_id");
    String catalogue = section.text("catalogue_id");
    String version = section.text("version");
    String path = section.text("code_path");
    Optional<LocalDate> from = section.day("effective_from");
    if (!section.has("effective_from")) {
      section.fault("effective_from", "\"effective_from\" is missing, expected a date");
    }
    LocalDate to = section.day("effective_to").orElse(GreenRule.OPEN);
    List<String> industries = section.texts("gbt4754_prefixes");
    List<String> anyOf = section.texts("purpose_any");
    List<String> noneOf = section.texts("purpose_none");
    List<GreenRule.Threshold> thresholds =
        section.sections("thresholds").stream().flatMap(t -> threshold(t).stream()).toList();
    List<String> exclusions = section.texts("exclusions");
    List<String> doNoHarm = section.texts("do_no_harm");
    List<FormulaId> benefits =
        section.maybeChoice("benefit", FormulaId.class).map(List::of).orElse(List.of());
    return section.bind(
        () ->
            new GreenRule(
                id,
                catalogue,
                version,
                path,
                from.orElseThrow(),
                to,
                industries,
                anyOf,
                noneOf,
                thresholds,
                exclusions,
                doNoHarm,
                benefits));
  }

  private static Optional<GreenRule.Threshold> threshold(Section section) {
    String param = section.text("param");
    GreenRule.Comparison op =
        section.choice("op", GreenRule.Comparison.class, GreenRule.Comparison.AT_LEAST);
    if (!section.has("op")) {
      section.fault("op", "\"op\" is missing, expected at_least, at_most, below or above");
    }
    Optional<Double> value = section.decimal("value").map(Number::doubleValue);
    if (!section.has("value")) {
      section.fault("value", "\"value\" is missing, expected a number");
    }
    String unit = section.text("unit");
    String evidenceType = section.text("evidence_type");
    return section.bind(
        () -> new GreenRule.Threshold(param, op, value.orElseThrow(), unit, evidenceType));
  }
}
