// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qingmiao.jobs.report.text.Origin;

/**
 * What publish.model_card states about a model.
 *
 * @param statements in the order of sections and positions
 */
public record CardFacts(LocalDate asOf, String modelId, List<Statement> statements) {

  /** Order of the sections that every card has; others follow by name. */
  private static final List<String> ORDER =
      List.of(
          "purpose",
          "limits",
          "target",
          "data",
          "training",
          "feature",
          "fairness",
          "oversight",
          "retirement",
          "contact");

  public CardFacts {
    statements =
        statements.stream()
            .sorted(
                Comparator.<Statement>comparingInt(s -> place(s.section()))
                    .thenComparing(Statement::section)
                    .thenComparingLong(Statement::position))
            .toList();
  }

  /** One statement. */
  public record Statement(
      String section, long position, String item, String textZh, String textEn, Origin origin) {}

  /** The sections, in order. */
  Set<String> sections() {
    Set<String> sections = new LinkedHashSet<>();
    statements.forEach(s -> sections.add(s.section()));
    return sections;
  }

  /** The statements of a section, in order. */
  List<Statement> of(String section) {
    return statements.stream().filter(s -> s.section().equals(section)).toList();
  }

  private static int place(String section) {
    int place = ORDER.indexOf(section);
    return place < 0 ? ORDER.size() : place;
  }
}
