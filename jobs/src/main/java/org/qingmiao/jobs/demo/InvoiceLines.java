// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The invoices of who files taxes: what was sold in a month, divided among one to five invoices to
 * regular customers.
 *
 * <p>Restaurants sell four tenths to guests who want none. One invoice in a hundred is taken back
 * by a red letter a month later.
 */
final class InvoiceLines {
  private static final YearMonth FIRST = YearMonth.of(2021, 1);
  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final double SALES_OF_A_FURTHER_INVOICE = 2_500_000;

  private InvoiceLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    if (!firm.filesTaxes()) {
      return lines;
    }
    List<County.Customer> customers = dossier.county().customers(firm.index());
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      if (firm.existedFor(46, month.atDay(1))) {
        ofMonth(firm, month, customers, lines);
      }
    }
    return lines;
  }

  private static void ofMonth(
      Firm firm, YearMonth month, List<County.Customer> customers, List<Line> lines) {
    Chance chance = firm.chance("invoices", month.getYear(), month.getMonthValue());
    long invoiced = firm.monthlySalesFen(month) * (firm.sector() == Firm.Sector.H ? 6 : 10) / 10;
    int count =
        1 + Math.min(4, chance.times(Math.min(3, firm.yearlySales() / SALES_OF_A_FURTHER_INVOICE)));
    long left = invoiced;
    for (int k = 0; k < count; k++) {
      long amount =
          k == count - 1
              ? left
              : (long) (invoiced / (double) count * (0.7 + 0.5 * chance.uniform()));
      left -= amount;
      LocalDate day = month.atDay(chance.between(1, month.lengthOfMonth()));
      String buyer = chance.happens(0.05) ? "" : customer(customers, chance).creditCode();
      LocalDateTime receivedAt = day.atTime(chance.between(8, 20), chance.below(60));
      String number =
          "FP%s%s%s%s"
              .formatted(
                  FictitiousCode.padded(firm.index(), 7),
                  month.getYear(),
                  FictitiousCode.padded(month.getMonthValue(), 2),
                  k);
      lines.add(invoice(firm, number, buyer, day, receivedAt, amount));
      if (chance.happens(0.01)) {
        lines.add(
            invoice(firm, number + "R", buyer, day.plusDays(30), receivedAt.plusDays(30), -amount));
      }
    }
  }

  /** One of the customers, by its share. */
  static County.Customer customer(List<County.Customer> customers, Chance chance) {
    double left = chance.uniform();
    for (County.Customer customer : customers) {
      left -= customer.share();
      if (left < 0) {
        return customer;
      }
    }
    return customers.get(0);
  }

  private static Line invoice(
      Firm firm, String number, String buyer, LocalDate day, LocalDateTime receivedAt, long fen) {
    return Line.of(
        Source.INVOICE,
        receivedAt,
        number,
        firm.creditCode(),
        buyer,
        day,
        "",
        0,
        "正常数据",
        Line.hundredths(fen),
        Line.hundredths(fen / 100 * 3),
        firm.sector().trade,
        fen < 0 ? "红冲" : "正常");
  }
}
