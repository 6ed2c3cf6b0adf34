// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tax bureau sends: one filing per quarter, mostly in the middle of the next month, one in
 * thirty up to eleven weeks late.
 */
final class TaxLines {
  private static final YearMonth FIRST = YearMonth.of(2020, 9);
  private static final YearMonth LAST = YearMonth.of(2025, 3);

  private TaxLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    if (!firm.filesTaxes()) {
      return lines;
    }
    Chance chance = firm.chance("tax");
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(3)) {
      LocalDateTime filedAt = filedAt(month, chance);
      boolean inArrears = chance.happens(firm.standing() < -0.8 ? 0.4 : 0.02);
      double vatRate = 0.01 + 0.02 * chance.uniform();
      if (firm.existedFor(46, month.atEndOfMonth())) {
        lines.add(filing(firm, month, filedAt, vatRate, inArrears));
      }
    }
    return lines;
  }

  private static LocalDateTime filedAt(YearMonth month, Chance chance) {
    int days = chance.happens(0.03) ? chance.between(30, 80) : chance.between(8, 20);
    return month.atEndOfMonth().plusDays(days).atTime(chance.between(9, 17), chance.below(60));
  }

  private static Line filing(
      Firm firm, YearMonth month, LocalDateTime filedAt, double vatRate, boolean inArrears) {
    long sales = declaredFen(firm, month);
    long vat = (long) (sales * vatRate);
    YearMonth yearBefore = month.minusYears(1);
    boolean tradedThen = firm.existedFor(46, yearBefore.atEndOfMonth());
    return Line.of(
        Source.TAX_FILING,
        filedAt,
        "SB%s%s%s"
            .formatted(
                FictitiousCode.padded(firm.index(), 7), month.getYear(), month.getMonthValue() / 3),
        firm.creditCode(),
        day(month.atEndOfMonth()),
        "",
        0,
        "有效",
        Line.millionths(sales),
        tradedThen ? Line.millionths(declaredFen(firm, yearBefore)) : "-",
        Line.millionths(vat),
        Line.hundredths(inArrears ? vat / 2 : 0),
        grade(firm, month));
  }

  /** Sales of the quarter as they are declared, in fen. */
  static long declaredFen(Firm firm, YearMonth month) {
    long sales = firm.salesFen(month);
    return firm.has(Quirk.UNDERDECLARED_SALES) ? sales * 6 / 10 : sales;
  }

  /** M is the grade of a firm in its first year; the others follow its standing. */
  private static String grade(Firm firm, YearMonth month) {
    if (firm.foundedOn().plusYears(1).isAfter(month.atEndOfMonth())) {
      return "M";
    }
    if (firm.standing() > 1) {
      return "A";
    }
    return firm.standing() > -0.3 ? "B" : firm.standing() > -1.2 ? "C" : "D";
  }

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
