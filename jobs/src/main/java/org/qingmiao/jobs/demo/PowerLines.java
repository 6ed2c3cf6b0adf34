// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the grid company returns: one bill per month, issued one to nine days after it. */
final class PowerLines {
  private static final YearMonth FIRST = YearMonth.of(2020, 10);
  private static final YearMonth LAST = YearMonth.of(2025, 6);

  private PowerLines() {}

  static List<Line> of(long seed, List<Firm> firms, LocalDateTime until) {
    List<Line> lines = new ArrayList<>();
    for (Firm firm : firms) {
      if (!firm.hasMeter()) {
        continue;
      }
      Chance chance = Chance.of(seed, "bills", firm.index());
      double price = 0.58 + 0.12 * chance.uniform();
      int day = chance.between(1, 9);
      for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
        LocalDateTime issuedAt = month.atEndOfMonth().plusDays(day).atTime(8, firm.index() % 60);
        if (month.atDay(1).isAfter(firm.foundedOn()) && !issuedAt.isAfter(until)) {
          lines.add(bill(firm, month, issuedAt, price));
        }
      }
    }
    return lines;
  }

  private static Line bill(Firm firm, YearMonth month, LocalDateTime issuedAt, double price) {
    long energy = firm.centiKwh(month);
    YearMonth yearBefore = month.minusYears(1);
    boolean drewThen = yearBefore.atDay(1).isAfter(firm.foundedOn());
    return Line.of(
        Source.UTILITY_BILL,
        issuedAt,
        "DL%s%s%s"
            .formatted(
                FictitiousCode.padded(firm.index(), 6),
                month.getYear(),
                FictitiousCode.padded(month.getMonthValue(), 2)),
        "POWER",
        firm.creditCode(),
        month.atEndOfMonth(),
        "",
        0,
        "U",
        hundredths(energy),
        drewThen ? hundredths(firm.centiKwh(yearBefore)) : "",
        hundredths((long) (energy * price)));
  }

  private static String hundredths(long value) {
    return BigDecimal.valueOf(value, 2).toPlainString();
  }
}
