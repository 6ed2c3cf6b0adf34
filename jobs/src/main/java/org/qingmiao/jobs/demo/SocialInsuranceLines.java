// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Monthly filings of employers, five to twenty days after the month: all companies and half of the
 * traders with staff. Who is short of money, with a strain above 1.2, pays half of the
 * contributions in every other month.
 */
final class SocialInsuranceLines {
  /** Monthly wage of one employee, in fen; what is paid out and what contributions rest on. */
  static final long WAGE_FEN = 450_000;

  private static final YearMonth FIRST = YearMonth.of(2021, 1);
  private static final YearMonth LAST = YearMonth.of(2025, 5);
  private static final double SHORT_OF_MONEY = 1.2;

  private SocialInsuranceLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    Chance chance = firm.chance("insurance");
    boolean insures = firm.staff() > 0 && (firm.kind().isCompany() || chance.happens(0.5));
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      LocalDateTime filedAt =
          month.atEndOfMonth().plusDays(chance.between(5, 20)).atTime(chance.between(9, 17), 30);
      boolean isLate =
          chance.happens(0.5) && firm.strain().of(Course.quarterOf(month)) > SHORT_OF_MONEY;
      if (insures && firm.existedFor(30, month.atDay(1))) {
        lines.add(filing(firm, month, filedAt, isLate));
      }
    }
    return lines;
  }

  private static Line filing(Firm firm, YearMonth month, LocalDateTime filedAt, boolean isLate) {
    int insured = firm.headcount(month) * (firm.has(Quirk.GHOST_STAFF) ? 2 : 1);
    long base = insured * WAGE_FEN;
    long due = base * 26 / 100;
    return Line.of(
        Source.SOCIAL_INSURANCE,
        filedAt,
        "SI%s%s%s"
            .formatted(
                FictitiousCode.padded(firm.index(), 7),
                month.getYear(),
                FictitiousCode.padded(month.getMonthValue(), 2)),
        firm.creditCode(),
        month.atEndOfMonth(),
        "",
        0,
        "有效",
        insured,
        Line.hundredths(base),
        Line.hundredths(due),
        Line.hundredths(isLate ? due / 2 : 0));
  }
}
