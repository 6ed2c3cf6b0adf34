// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Consents given with the first application: to credit always, to carbon accounting by one in
 * three. One in thirty is taken back within two years.
 */
final class ConsentLines {
  private static final int YEARS = 5;

  private ConsentLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    dossier.applications().stream()
        .findFirst()
        .map(DemoLoan::appliedOn)
        .ifPresent(day -> addAll(dossier.firm(), day, lines));
    return lines;
  }

  private static void addAll(Firm firm, LocalDate day, List<Line> lines) {
    Chance chance = firm.chance("consent");
    add(firm, "信贷", day, chance, lines);
    if (chance.happens(1 / 3.0)) {
      add(firm, "碳核算", day, chance, lines);
    }
  }

  private static void add(
      Firm firm, String purpose, LocalDate day, Chance chance, List<Line> lines) {
    Line given =
        Line.of(
            Source.CONSENT,
            day.atTime(16, firm.index() % 60),
            "SQS%s%s".formatted(FictitiousCode.padded(firm.index(), 7), lines.size()),
            firm.creditCode(),
            purpose,
            day,
            "",
            0,
            "U",
            day.plusYears(YEARS),
            "");
    lines.add(given);
    LocalDate takenBackOn = day.plusDays(chance.between(60, 700));
    if (chance.happens(1 / 30.0)) {
      lines.add(
          given.restatedAt(takenBackOn.atTime(18, 0)).with("withdrawn", takenBackOn.toString()));
    }
  }
}
