// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.demo.DefaultLaw.Security;

/** Guarantees of other enterprises for the loans of one, restated where the guarantor has paid. */
final class GuaranteeLines {
  private GuaranteeLines() {}

  /** Who answers for a loan; nobody where something else secures it. */
  static Optional<Integer> guarantor(DemoLoan loan) {
    Firm firm = loan.firm();
    return loan.security() == Security.GUARANTOR
        ? firm.county().guarantor(firm.index(), firm.chance("guarantor", loan.index()))
        : Optional.empty();
  }

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : dossier.loans()) {
      guarantor(loan).ifPresent(guarantor -> add(loan, guarantor, lines));
    }
    return lines;
  }

  private static void add(DemoLoan loan, int guarantor, List<Line> lines) {
    LocalDateTime registeredAt = loan.paidOutOn().plusDays(2).atTime(3, loan.index() % 60);
    Line line =
        Line.of(
            Source.GUARANTEE,
            registeredAt,
            "DB" + loan.number().substring(2),
            Firm.codeOf(loan.firm().county(), guarantor),
            loan.firm().creditCode(),
            loan.number(),
            Line.digits(loan.paidOutOn()),
            "",
            0,
            "U",
            loan.amount() + ".00",
            loan.index() % 3 == 0 ? "1" : "2",
            Line.digits(loan.maturesOn().plusYears(2)),
            "00000000");
    lines.add(line);
    if (loan.fate() == DemoLoan.Fate.COMPENSATED) {
      loan.events().stream()
          .findFirst()
          .ifPresent(
              event ->
                  lines.add(
                      line.restatedAt(event.on().plusDays(2).atTime(3, 0))
                          .with("called_date", Line.digits(event.on()))));
    }
  }
}
