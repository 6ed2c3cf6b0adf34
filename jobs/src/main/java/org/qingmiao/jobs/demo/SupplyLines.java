// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The papers of supply orders on a platform that one enterprise in six uses: an order a quarter,
 * each with contract, invoice, logistics and payment, linked by hashes.
 *
 * <p>One invoice in twenty states more than the contract. Buyers pay 20 to 60 days after delivery;
 * a paper that is still to come is not there.
 */
final class SupplyLines {
  private static final YearMonth FIRST = YearMonth.of(2021, 3);
  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final int ORDER_OF_BROKEN_CHAIN = 3;

  private SupplyLines() {}

  /** Whether an enterprise uses the platform. */
  static boolean usesPlatform(Firm firm) {
    return firm.filesTaxes()
        && firm.sector() != Firm.Sector.H
        && firm.chance("platform").happens(0.2);
  }

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    if (!usesPlatform(firm)) {
      return lines;
    }
    List<County.Customer> customers = dossier.county().customers(firm.index());
    int order = 0;
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(3)) {
      if (firm.existedFor(90, month.atDay(1))) {
        addOrder(firm, order, month, customers, lines);
        order++;
      }
    }
    return lines;
  }

  private static void addOrder(
      Firm firm, int order, YearMonth month, List<County.Customer> customers, List<Line> lines) {
    Chance chance = firm.chance("order", order);
    String number =
        "DD%s%s".formatted(FictitiousCode.padded(firm.index(), 7), FictitiousCode.padded(order, 2));
    String buyer = InvoiceLines.customer(customers, chance).creditCode();
    long fen = (long) (firm.salesFen(month) * (0.1 + 0.3 * chance.uniform()));
    long invoiced = chance.happens(0.05) ? fen * 115 / 100 : fen;
    boolean isBroken = firm.has(Quirk.BROKEN_CHAIN) && order == ORDER_OF_BROKEN_CHAIN;
    LocalDate day = month.atDay(1).minusDays(chance.below(50));
    String previous = "";
    int step = 0;
    for (String kind : List.of("合同", "发票", "物流", "付款")) {
      long amount = kind.equals("合同") ? fen : invoiced;
      String hash = Line.hash(number + "/" + kind + "/" + amount);
      String shown = isBroken && kind.equals("发票") ? Line.hash(number + "/exchanged") : hash;
      LocalDateTime receivedAt = day.plusDays(1).atTime(13, firm.index() % 60);
      lines.add(paper(firm, number, step, buyer, kind, day, receivedAt, amount, shown, previous));
      previous = hash;
      day = day.plusDays(kind.equals("物流") ? chance.between(5, 45) : chance.between(1, 7));
      step++;
    }
  }

  private static Line paper(
      Firm firm,
      String order,
      int step,
      String buyer,
      String kind,
      LocalDate day,
      LocalDateTime receivedAt,
      long fen,
      String hash,
      String previous) {
    return Line.of(
        Source.SUPPLY_DOCUMENT,
        receivedAt,
        order + step,
        order,
        firm.creditCode(),
        buyer,
        kind,
        day,
        "",
        0,
        "U",
        Line.hundredths(fen),
        hash,
        previous);
  }
}
