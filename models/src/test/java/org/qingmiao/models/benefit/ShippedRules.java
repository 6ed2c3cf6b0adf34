// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The example rules that the product ships in {@code conf/}. */
final class ShippedRules {

  private ShippedRules() {}

  @SuppressWarnings("unchecked")
  static GreenCatalogue read() {
    try {
      Map<String, List<Map<String, Object>>> file =
          (Map<String, List<Map<String, Object>>>)
              new Load(LoadSettings.builder().build())
                  .loadFromString(Files.readString(Path.of("../conf/green-rules.yaml")));
      return new GreenCatalogue(file.get("rules").stream().map(ShippedRules::rule).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GreenRule rule(Map<String, Object> yaml) {
    return new GreenRule(
        text(yaml, "rule_id"),
        text(yaml, "catalogue_id"),
        text(yaml, "version"),
        text(yaml, "code_path"),
        LocalDate.parse(text(yaml, "effective_from")),
        yaml.containsKey("effective_to")
            ? LocalDate.parse(text(yaml, "effective_to"))
            : GreenRule.OPEN,
        texts(yaml, "gbt4754_prefixes"),
        texts(yaml, "purpose_any"),
        texts(yaml, "purpose_none"),
        maps(yaml, "thresholds").stream().map(ShippedRules::threshold).toList(),
        texts(yaml, "exclusions"),
        texts(yaml, "do_no_harm"),
        Optional.ofNullable(yaml.get("benefit")).map(Object::toString).stream()
            .map(FormulaId::valueOf)
            .toList());
  }

  private static GreenRule.Threshold threshold(Map<String, Object> yaml) {
    return new GreenRule.Threshold(
        text(yaml, "param"),
        GreenRule.Comparison.valueOf(text(yaml, "op").toUpperCase(Locale.ROOT)),
        Double.parseDouble(text(yaml, "value")),
        text(yaml, "unit"),
        text(yaml, "evidence_type"));
  }

  private static String text(Map<String, Object> yaml, String key) {
    return yaml.get(key).toString();
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Map<String, Object> yaml, String key) {
    return (List<String>) yaml.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Map<String, Object> yaml, String key) {
    return (List<Map<String, Object>>) yaml.getOrDefault(key, List.of());
  }
}
