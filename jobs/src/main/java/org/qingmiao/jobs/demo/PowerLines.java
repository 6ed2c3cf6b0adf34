// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the grid company returns: one bill per month, issued one to nine days after it. */
final class PowerLines {
  private static final YearMonth FIRST = YearMonth.of(2020, 10);
  private static final YearMonth LAST = YearMonth.of(2025, 6);

  private PowerLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    if (!firm.hasMeter()) {
      return lines;
    }
    Chance chance = firm.chance("bills");
    double price = 0.58 + 0.12 * chance.uniform();
    int day = chance.between(1, 9);
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      LocalDateTime issuedAt = month.atEndOfMonth().plusDays(day).atTime(8, firm.index() % 60);
      if (firm.existedFor(1, month.atDay(1))) {
        lines.add(bill(firm, month, issuedAt, price));
      }
    }
    return lines;
  }

  private static Line bill(Firm firm, YearMonth month, LocalDateTime issuedAt, double price) {
    long energy = firm.centiKwh(month);
    YearMonth yearBefore = month.minusYears(1);
    boolean drewThen = firm.existedFor(1, yearBefore.atDay(1));
    return Line.of(
        Source.UTILITY_BILL,
        issuedAt,
        "DL%s%s%s"
            .formatted(
                FictitiousCode.padded(firm.index(), 7),
                month.getYear(),
                FictitiousCode.padded(month.getMonthValue(), 2)),
        "POWER",
        firm.creditCode(),
        month.atEndOfMonth(),
        "",
        0,
        "U",
        Line.hundredths(energy),
        drewThen ? Line.hundredths(firm.centiKwh(yearBefore)) : "",
        Line.hundredths((long) (energy * price)));
  }
}
