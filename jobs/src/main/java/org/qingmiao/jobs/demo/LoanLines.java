// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;

/** What the loan system exports: the application, the payout and, for some, an adverse event. */
final class LoanLines {
  private LoanLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : dossier.loans()) {
      Line application = application(loan);
      Line paidOut = paidOut(loan, application);
      lines.add(application);
      lines.add(paidOut);
      loan.events().forEach(event -> lines.add(ended(event, paidOut)));
    }
    return lines;
  }

  private static Line application(DemoLoan loan) {
    return Line.of(
        Source.LOAN,
        loan.appliedOn().atTime(17, loan.index() % 60),
        loan.number(),
        loan.firm().creditCode(),
        loan.appliedOn(),
        "",
        0,
        "U",
        "DEMO_WORKING_CAPITAL",
        loan.firm().kind().bankCode,
        loan.schedule().bankCode,
        loan.amount() + ".00",
        loan.termMonths(),
        loan.security().bankCode,
        "",
        "",
        "",
        "",
        "",
        loan.exclusion());
  }

  private static Line paidOut(DemoLoan loan, Line application) {
    return application
        .restatedAt(loan.paidOutOn().atTime(16, loan.index() % 60))
        .with("LOAN_AMT", loan.amount() + ".00")
        .with("DISB_DT", loan.paidOutOn().toString())
        .with("MATURE_DT", loan.maturesOn().toString());
  }

  private static Line ended(DemoLoan.Event event, Line paidOut) {
    return paidOut
        .restatedAt(event.on().atTime(20, 0))
        .with("EVENT", event.code())
        .with("EVENT_DT", event.on().toString());
  }
}
