// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Enquiries at the bureau: those of our bank with every application, one a year while a loan runs,
 * and those of other lenders, 0.06 exp(0.7 strain) a month.
 */
final class EnquiryLines {
  private static final YearMonth FIRST = YearMonth.of(2021, 1);
  private static final YearMonth LAST = YearMonth.of(2025, 6);

  private EnquiryLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    Chance chance = firm.chance("enquiries");
    List<Line> lines = new ArrayList<>();
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      double rate = 0.06 * StrictMath.exp(0.7 * firm.strain().of(Course.quarterOf(month)));
      for (int times = chance.times(rate); times > 0; times--) {
        LocalDate day = month.atDay(chance.between(1, month.lengthOfMonth()));
        if (firm.existedFor(1, day)) {
          add(firm, lines, day, County.otherLender(chance), "01");
        }
      }
    }
    for (DemoLoan loan : dossier.applications()) {
      add(firm, lines, loan.appliedOn(), County.lender(0), "01");
      if (loan.isGranted() && loan.termMonths() > 12) {
        add(firm, lines, loan.paidOutOn().plusYears(1), County.lender(0), "03");
      }
    }
    return lines;
  }

  private static void add(
      Firm firm, List<Line> lines, LocalDate day, String lender, String reason) {
    lines.add(
        Line.of(
            Source.CREDIT_ENQUIRY,
            day.plusDays(1).atTime(2, firm.index() % 60),
            "CX%s%s"
                .formatted(
                    FictitiousCode.padded(firm.index(), 7), FictitiousCode.padded(lines.size(), 3)),
            firm.creditCode(),
            Line.digits(day),
            "",
            0,
            "U",
            lender,
            reason));
  }
}
