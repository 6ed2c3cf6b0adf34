// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases against enterprises: 0.004 exp(strain - 0.4 vigour) a quarter, and for every other default
 * an enforcement sixty days after the bank has stopped counting.
 *
 * <p>A case is public a week after it was filed and closed four to twenty months later. One in
 * twelve names its party without the code.
 */
final class CourtLines {
  private static final YearMonth FIRST = YearMonth.of(2021, 3);
  private static final YearMonth LAST = YearMonth.of(2025, 6);

  private CourtLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    Chance chance = firm.chance("court");
    List<Line> lines = new ArrayList<>();
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(3)) {
      int quarter = Course.quarterOf(month);
      double rate =
          0.004 * StrictMath.exp(firm.strain().of(quarter) - 0.4 * firm.vigour().of(quarter));
      LocalDate day = month.atDay(1).minusDays(chance.below(60));
      if (chance.happens(rate) && firm.existedFor(1, day)) {
        String cause = chance.pick(List.of("买卖合同", "买卖合同", "劳动争议", "其他"));
        boolean isEnforced = chance.happens(0.3);
        long claim = (long) (firm.yearlySales() * chance.logNormal(0.05, 1) * 100);
        add(firm, lines, day, isEnforced, cause, claim, chance);
      }
    }
    for (DemoLoan loan : dossier.loans()) {
      if (loan.fate().isDefault() && chance.happens(0.5)) {
        add(
            firm,
            lines,
            loan.lastDayOfArrears().plusDays(60),
            true,
            "借款合同",
            loan.amount() * 100L,
            chance);
      }
    }
    return lines;
  }

  private static void add(
      Firm firm,
      List<Line> lines,
      LocalDate filedOn,
      boolean isEnforced,
      String cause,
      long claimFen,
      Chance chance) {
    Line open =
        Line.of(
            Source.COURT_RECORD,
            filedOn.plusDays(7).atTime(6, 0),
            "AJ%s%s".formatted(FictitiousCode.padded(firm.index(), 7), lines.size()),
            chance.happens(1 / 12.0) ? "" : firm.creditCode(),
            firm.name(),
            filedOn,
            "",
            0,
            "U",
            isEnforced ? "执行" : "诉讼",
            cause,
            Line.hundredths(claimFen),
            "审理中",
            "");
    LocalDate closedOn = filedOn.plusDays(chance.between(120, 600));
    String end = isEnforced ? "结案" : chance.pick(List.of("调解", "胜诉", "败诉", "败诉"));
    lines.add(open);
    lines.add(
        open.restatedAt(closedOn.plusDays(7).atTime(6, 0))
            .with("status", end)
            .with("closed", closedOn.toString()));
  }
}
