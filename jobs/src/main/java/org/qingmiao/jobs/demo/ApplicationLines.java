// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Applications as the loan system takes them down, and the decision some days later.
 *
 * <p>Applicants state their sales up to a third too high. Farms state their land in mu, mostly
 * within two per cent of what they hold.
 */
final class ApplicationLines {
  private static final int MU_PER_HA = 15;

  private ApplicationLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : dossier.applications()) {
      Line application = application(loan);
      lines.add(application);
      lines.add(
          application
              .restatedAt(loan.decidedOn().atTime(15, loan.index() % 60))
              .with("LOAN_NO", loan.isGranted() ? loan.number() : "")
              .with("DECISION", loan.decision().name().substring(0, 1))
              .with("DECIDE_DT", loan.decidedOn().toString()));
    }
    return lines;
  }

  private static Line application(DemoLoan loan) {
    Firm firm = loan.firm();
    Chance chance = firm.chance("statement", loan.index());
    double sales = firm.yearlySales() * (0.95 + 0.4 * chance.uniform());
    double honesty = firm.has(Quirk.OVERDECLARED_LAND) ? 1.5 : 0.98 + 0.04 * chance.uniform();
    return Line.of(
        Source.APPLICATION,
        loan.appliedOn().atTime(17, loan.index() % 60),
        "SQ" + loan.number().substring(2),
        firm.creditCode(),
        "",
        loan.appliedOn(),
        "",
        0,
        "U",
        chance.pick(List.of("01", "02", "02", "03")),
        loan.amount() + ".00",
        loan.use().word,
        Line.hundredths((long) sales / 10_000 * 1_000_000),
        firm.farm()
            .map(f -> Line.hundredths((long) (f.areaHa() * MU_PER_HA * honesty * 100)))
            .orElse(""),
        "",
        "");
  }
}
