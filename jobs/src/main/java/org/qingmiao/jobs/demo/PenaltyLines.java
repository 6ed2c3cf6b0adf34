// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Penalties of the ecology bureau on who needs a permit: 0.012 exp(0.4 strain) a quarter. */
final class PenaltyLines {
  private static final YearMonth FIRST = YearMonth.of(2021, 3);
  private static final YearMonth LAST = YearMonth.of(2025, 6);

  private PenaltyLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    Chance chance = firm.chance("penalties");
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(3)) {
      double rate = 0.012 * StrictMath.exp(0.4 * firm.strain().of(Course.quarterOf(month)));
      LocalDate day = month.atDay(1).minusDays(chance.below(60));
      if (chance.happens(rate) && PermitLines.needsOne(firm) && firm.existedFor(1, day)) {
        lines.add(
            Line.of(
                Source.ENVIRONMENTAL_PENALTY,
                day.plusDays(chance.between(5, 20)).atTime(12, 0),
                "HF%s%s".formatted(FictitiousCode.padded(firm.index(), 7), lines.size()),
                firm.creditCode(),
                day,
                "",
                0,
                "U",
                chance.pick(List.of("大气", "水", "水", "固废", "噪声")),
                Line.hundredths((long) chance.logNormal(2_000_000, 0.8) / 10_000 * 10_000),
                chance.happens(0.1) ? "是" : "否"));
      }
    }
    return lines;
  }
}
