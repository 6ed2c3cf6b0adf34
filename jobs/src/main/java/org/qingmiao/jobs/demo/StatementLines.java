// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The yearly statements of companies, filed from April to the middle of June.
 *
 * <pre>
 * assets    = sales level x assets by sales, log-normal with median 0.9
 * debt      = assets x (0.30 + 0.12 strain), from 0.02 to 0.95
 * others    = assets x 0.15
 * equity    = assets - debt - others, which may fall below zero
 * EBITDA    = revenue x (0.12 + 0.02 standing + 0.04 vigour - 0.03 strain)
 * interest  = debt x 0.05
 * principal = debt x 0.4, due within a year
 * </pre>
 *
 * <p>Vigour and strain are those of the last quarter of the year.
 */
final class StatementLines {
  private static final List<Integer> YEARS = IntStream.rangeClosed(2020, 2024).boxed().toList();

  private StatementLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    Chance chance = firm.chance("statements");
    double assetsBySales = chance.logNormal(0.9, 0.4);
    for (int year : YEARS) {
      int day = chance.below(75);
      if (firm.kind().isCompany() && firm.existedFor(200, LocalDate.of(year, 12, 31))) {
        lines.add(statement(firm, year, day, assetsBySales));
      }
    }
    return lines;
  }

  private static Line statement(Firm firm, int year, int day, double assetsBySales) {
    int quarter = Course.quarterOf(YearMonth.of(year, 12));
    double strain = firm.strain().of(quarter);
    long revenue =
        IntStream.of(3, 6, 9, 12)
            .mapToLong(m -> TaxLines.declaredFen(firm, YearMonth.of(year, m)))
            .sum();
    double margin =
        0.12 + 0.02 * firm.standing() + 0.04 * firm.vigour().of(quarter) - 0.03 * strain;
    long assets = (long) (firm.yearlySales() * assetsBySales * 100);
    long debt = (long) (assets * Math.min(0.95, Math.max(0.02, 0.30 + 0.12 * strain)));
    long others = assets * 15 / 100;
    return Line.of(
        Source.FINANCIAL_STATEMENT,
        LocalDate.of(year + 1, 4, 1).plusDays(day).atTime(10, firm.index() % 60),
        "CB%s%s".formatted(FictitiousCode.padded(firm.index(), 7), year),
        firm.creditCode(),
        LocalDate.of(year, 12, 31),
        "",
        0,
        "有效",
        Line.hundredths(assets),
        Line.hundredths(assets - debt - others),
        Line.hundredths(debt),
        Line.hundredths(others),
        Line.hundredths(revenue),
        Line.hundredths((long) (revenue * margin)),
        Line.hundredths(debt / 20),
        Line.hundredths(debt * 4 / 10));
  }
}
