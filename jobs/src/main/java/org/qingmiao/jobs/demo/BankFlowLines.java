// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the core system books: the trade of firms that bank here, and for every borrower how the
 * money of its loans is spent.
 *
 * <pre>
 * each month   8/10 of sales come in from a customer, 6/10 of sales go out to a supplier,
 *              wages of the true headcount go out
 * balance      before a payment: sales of the month x exp(0.2 - 0.6 strain)
 * each loan    is paid in, then spent in three parts within 20 days: 4/10, 3/10 and the rest,
 *              one of them as its misuse says
 * </pre>
 */
final class BankFlowLines {
  private static final YearMonth FIRST = YearMonth.of(2021, 1);
  private static final YearMonth LAST = YearMonth.of(2025, 6);
  private static final String BANK = FictitiousCode.account(990_000_000_000L);

  private final Firm firm;
  private final List<County.Customer> customers;
  private final List<Line> lines = new ArrayList<>();

  private BankFlowLines(Firm firm) {
    this.firm = firm;
    this.customers = firm.county().customers(firm.index());
  }

  static List<Line> of(Dossier dossier) {
    BankFlowLines flows = new BankFlowLines(dossier.firm());
    if (dossier.firm().banksHere()) {
      for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
        if (dossier.firm().existedFor(30, month.atDay(1))) {
          flows.addMonth(month);
        }
      }
    }
    dossier.loans().forEach(flows::addLoan);
    return flows.lines;
  }

  /** One end of a transfer; the code of a person is empty. */
  private record End(String code, String account) {
    static End elsewhere(int number) {
      return new End(County.outside(number), FictitiousCode.account(900_000_000L + number));
    }

    static End person(String account) {
      return new End("", account);
    }
  }

  private End own() {
    return new End(firm.creditCode(), firm.account());
  }

  private void addMonth(YearMonth month) {
    Chance chance = firm.chance("flows", month.getYear(), month.getMonthValue());
    long sales = firm.monthlySalesFen(month);
    County.Customer customer = InvoiceLines.customer(customers, chance);
    End payer =
        new End(
            customer.creditCode(),
            customer
                .index()
                .map(FictitiousCode::account)
                .orElse(FictitiousCode.account(900_000_999L)));
    add(at(month, 1, 12, chance), payer, own(), sales * 8 / 10, "货款收入", "", "");
    long balance = balance(month);
    add(
        at(month, 13, 20, chance),
        own(),
        End.elsewhere(100 + chance.below(50)),
        sales * 6 / 10,
        "采购",
        Line.hundredths(balance),
        "");
    long wages = firm.headcount(month) * SocialInsuranceLines.WAGE_FEN;
    if (wages > 0) {
      End agent = End.person(FictitiousCode.account(980_000_000L + firm.index()));
      add(
          at(month, 25, 28, chance),
          own(),
          agent,
          wages,
          "工资",
          Line.hundredths(balance / 2 + wages),
          "");
    }
  }

  private long balance(YearMonth month) {
    double strain = firm.strain().of(Course.quarterOf(month));
    return (long) (firm.monthlySalesFen(month) * StrictMath.exp(0.2 - 0.6 * strain));
  }

  private void addLoan(DemoLoan loan) {
    if (loan.paidOutOn().isAfter(DemoBook.NEXT_DATE)) {
      return;
    }
    Chance chance = firm.chance("loan flows", loan.index());
    long fen = loan.amount() * 100L;
    LocalDateTime paidOutAt = loan.paidOutOn().atTime(15, loan.index() % 60);
    add(paidOutAt, new End(County.lender(0), BANK), own(), fen, "贷款发放", "", loan.number());
    if (loan.misuse() == DemoLoan.Misuse.PASSED_ON) {
      spend(loan, paidOutAt.plusHours(3), fen, fen, chance);
      return;
    }
    long left = fen;
    LocalDateTime at = paidOutAt;
    for (int part = 0; part < 3; part++) {
      long amount = part == 2 ? left : fen * (part == 0 ? 4 : 3) / 10;
      at = at.plusDays(chance.between(1, 6)).withHour(10);
      if (part == 0 && loan.misuse() != DemoLoan.Misuse.NONE) {
        spend(loan, at, amount, left, chance);
      } else {
        End supplier = End.elsewhere(100 + chance.below(50));
        String what = loan.use() == DemoLoan.Use.WAGES ? "工资" : "采购";
        add(at, own(), supplier, amount, what, balanceWith(loan, left), loan.number());
      }
      left -= amount;
    }
  }

  /** The part of a loan that does not go where it should. */
  private void spend(DemoLoan loan, LocalDateTime at, long fen, long left, Chance chance) {
    String balance = balanceWith(loan, left);
    String number = loan.number();
    switch (loan.misuse()) {
      case SECURITIES -> add(at, own(), End.elsewhere(300), fen, "证券转账", balance, number);
      case PROPERTY -> add(at, own(), End.elsewhere(310), fen, "购房款", balance, number);
      case WEALTH_PRODUCT -> add(at, own(), End.elsewhere(320), fen, "理财", balance, number);
      case BACK_TO_OWNER -> {
        End supplier = End.elsewhere(100 + chance.below(50));
        add(at, own(), supplier, fen, "采购", balance, number);
        End owner = End.person(FictitiousCode.account(970_000_000L + firm.index()));
        add(at.plusDays(2), supplier, owner, fen * 95 / 100, "往来款", "", "");
      }
      case PASSED_ON ->
          add(at, own(), End.elsewhere(330 + chance.below(9)), fen, "其他", balance, number);
      case GATHERED ->
          add(at, own(), End.elsewhere(340 + firm.index() / 50 % 50), fen, "采购", balance, number);
      case CASH -> cash(at, fen, balance, number);
      case NONE -> throw new IllegalArgumentException("loan %s is not misused".formatted(number));
    }
  }

  private String balanceWith(DemoLoan loan, long left) {
    return Line.hundredths(balance(YearMonth.from(loan.paidOutOn())) + left);
  }

  private static LocalDateTime at(YearMonth month, int from, int to, Chance chance) {
    return month.atDay(chance.between(from, to)).atTime(chance.between(9, 16), chance.below(60));
  }

  private void cash(LocalDateTime at, long fen, String balance, String loan) {
    End counter = End.person(FictitiousCode.account(960_000_000L));
    add(at, own(), counter, fen, "取现", balance, loan);
  }

  private void add(
      LocalDateTime at, End payer, End payee, long fen, String what, String balance, String loan) {
    lines.add(
        Line.of(
            Source.BANK_FLOW,
            at.toLocalDate().plusDays(1).atTime(1, firm.index() % 60),
            "LS%s%s"
                .formatted(
                    FictitiousCode.padded(firm.index(), 7), FictitiousCode.padded(lines.size(), 4)),
            payer.code(),
            payee.code(),
            payer.account(),
            payee.account(),
            Line.text(at),
            "",
            0,
            "U",
            Line.hundredths(fen),
            what.equals("取现") ? "现金" : "转账",
            what,
            balance,
            loan));
  }
}
