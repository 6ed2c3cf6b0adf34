// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.util.List;
import java.util.Optional;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Severity;
import org.qingmiao.jobs.conf.yaml.Section;

/** Reads one rule of a table that the conf declares. */
final class RuleReader {
  private static final List<String> KINDS =
      List.of("present", "between", "one_of", "ordered", "matches", "unique", "drift");

  private RuleReader() {}

  static Optional<Rule> read(Section section) {
    List<String> kinds = KINDS.stream().filter(section::has).toList();
    if (kinds.size() != 1) {
      section.fault("rule", "a rule is one of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    Severity severity = section.choice("severity", Severity.class, Severity.ERROR);
    Optional<Rule> rule = error(section, kinds.get(0));
    return section
        .bind(() -> rule)
        .flatMap(r -> r)
        .map(r -> severity == Severity.WARN ? r.warn() : r);
  }

  private static Optional<Rule> error(Section section, String kind) {
    return switch (kind) {
      case "present" -> Optional.of(Rule.present(section.text(kind)));
      case "between" -> {
        String column = section.text(kind);
        String low = section.decimal("low").map(Object::toString).orElse("0");
        String high = section.decimal("high").map(Object::toString).orElse("0");
        if (!section.has("low") || !section.has("high")) {
          section.fault(kind, "between needs \"low\" and \"high\"");
        }
        yield Optional.of(Rule.between(column, low, high));
      }
      case "one_of" -> {
        String column = section.text(kind);
        yield Optional.of(Rule.oneOf(column, section.texts("values").toArray(String[]::new)));
      }
      case "ordered" -> {
        List<String> pair = section.texts(kind);
        if (pair.size() != 2) {
          section.fault(kind, "ordered names two columns, as [earlier, later]");
          yield Optional.empty();
        }
        yield Optional.of(Rule.ordered(pair.get(0), pair.get(1)));
      }
      case "matches" -> {
        String column = section.text(kind);
        yield Optional.of(Rule.matches(column, section.text("regex")));
      }
      case "unique" -> Optional.of(Rule.unique(section.texts(kind).toArray(String[]::new)));
      default -> {
        String column = section.text(kind);
        yield Optional.of(Rule.drift(column, section.real("factor", 100)));
      }
    };
  }
}
