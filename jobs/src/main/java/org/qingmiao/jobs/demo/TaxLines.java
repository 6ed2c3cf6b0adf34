// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.math.BigDecimal;
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

  static List<Line> of(long seed, List<Firm> firms, LocalDateTime until) {
    List<Line> lines = new ArrayList<>();
    for (Firm firm : firms) {
      if (!firm.filesTaxes()) {
        continue;
      }
      Chance chance = Chance.of(seed, "tax", firm.index());
      for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(3)) {
        LocalDateTime filedAt = filedAt(month, chance);
        boolean inArrears = chance.happens(firm.standing() < -0.8 ? 0.4 : 0.02);
        double vatRate = 0.01 + 0.02 * chance.uniform();
        if (month.atEndOfMonth().isAfter(firm.foundedOn().plusDays(45))) {
          lines.add(filing(firm, month, filedAt, vatRate, inArrears));
        }
      }
    }
    lines.removeIf(line -> line.knownAt().isAfter(until));
    return lines;
  }

  private static LocalDateTime filedAt(YearMonth month, Chance chance) {
    int days = chance.happens(0.03) ? chance.between(30, 80) : chance.between(8, 20);
    return month.atEndOfMonth().plusDays(days).atTime(chance.between(9, 17), chance.below(60));
  }

  private static Line filing(
      Firm firm, YearMonth month, LocalDateTime filedAt, double vatRate, boolean inArrears) {
    long sales = firm.salesFen(month);
    long vat = (long) (sales * vatRate);
    YearMonth yearBefore = month.minusYears(1);
    boolean tradedThen = yearBefore.atEndOfMonth().isAfter(firm.foundedOn().plusDays(45));
    return Line.of(
        Source.TAX_FILING,
        filedAt,
        "SB%s%s%s"
            .formatted(
                FictitiousCode.padded(firm.index(), 6), month.getYear(), month.getMonthValue() / 3),
        firm.creditCode(),
        day(month.atEndOfMonth()),
        "",
        0,
        "有效",
        tenThousand(sales),
        tradedThen ? tenThousand(firm.salesFen(yearBefore)) : "-",
        tenThousand(vat),
        BigDecimal.valueOf(inArrears ? vat / 2 : 0, 2).toPlainString(),
        grade(firm, month));
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

  private static String tenThousand(long fen) {
    return BigDecimal.valueOf(fen, 6).toPlainString();
  }
}
