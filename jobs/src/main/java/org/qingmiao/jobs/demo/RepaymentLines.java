// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;

/** What the accounting system exports: every state of every instalment. */
final class RepaymentLines {
  private RepaymentLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : dossier.loans()) {
      loan.postings().forEach(posting -> lines.add(line(loan, posting)));
    }
    return lines;
  }

  private static Line line(DemoLoan loan, DemoLoan.Posting posting) {
    boolean paid = !posting.paidOn().isEmpty();
    return Line.of(
        Source.REPAYMENT,
        posting.postedAt(),
        "HK%s%s"
            .formatted(
                FictitiousCode.padded(loan.index(), 8),
                FictitiousCode.padded(posting.instalment(), 3)),
        loan.number(),
        Line.digits(posting.dueOn()),
        "",
        posting.version(),
        "U",
        Line.hundredths(posting.dueFen()),
        posting.paidOn().stream().findFirst().map(Line::digits).orElse("00000000"),
        Line.hundredths(paid ? posting.dueFen() : 0),
        posting.daysPastDue());
  }
}
