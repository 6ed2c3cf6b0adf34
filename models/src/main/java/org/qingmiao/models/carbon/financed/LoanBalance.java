// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The principal of a loan from day to day, CNY. Interest is no part of it (PCAF Part A 2022,
 * footnote 119).
 *
 * @param paidOut principal paid out
 * @param paidOutOn day of that
 * @param returns of principal, in any order
 */
public record LoanBalance(BigDecimal paidOut, LocalDate paidOutOn, List<Return> returns) {

  private static final int CENTS = 2;
  private static final int MONTHS = 12;

  /**
   * Principal that left the books: paid back, settled by who stood surety, or written off.
   *
   * @param on which day; no longer owed at its end
   * @param amount CNY
   */
  public record Return(LocalDate on, BigDecimal amount) {}

  public LoanBalance {
    returns = List.copyOf(returns);
  }

  /**
   * A loan that is paid back in equal parts of principal.
   *
   * @param months number of parts, one or more
   * @param paidOn days on which one of them was paid in full
   */
  public static LoanBalance inParts(
      BigDecimal paidOut, LocalDate paidOutOn, long months, List<LocalDate> paidOn) {
    // Rounded up to the cent, so that the last part never leaves a cent behind.
    BigDecimal part = paidOut.divide(BigDecimal.valueOf(months), CENTS, RoundingMode.CEILING);
    return new LoanBalance(
        paidOut, paidOutOn, paidOn.stream().map(day -> new Return(day, part)).toList());
  }

  /** A loan that is paid back in one sum, if at all. */
  public static LoanBalance inOneSum(
      BigDecimal paidOut, LocalDate paidOutOn, Optional<LocalDate> paidOn) {
    return new LoanBalance(
        paidOut, paidOutOn, paidOn.map(day -> new Return(day, paidOut)).stream().toList());
  }

  /** The same loan whose rest leaves the books on a day: a surety settled it, or it is lost. */
  public LoanBalance closedOn(LocalDate day) {
    List<Return> all = new ArrayList<>(returns);
    all.add(new Return(day, paidOut));
    return new LoanBalance(paidOut, paidOutOn, all);
  }

  /** Principal paid out by the end of a day. */
  public BigDecimal paidOutBy(LocalDate day) {
    return paidOutOn.isAfter(day) ? BigDecimal.ZERO : paidOut;
  }

  /** Principal that had left the books by the end of a day; never more than was paid out. */
  public BigDecimal returnedBy(LocalDate day) {
    return returns.stream()
        .filter(one -> !one.on().isAfter(day))
        .map(Return::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .min(paidOutBy(day));
  }

  /** What is owed at the end of a day. */
  public BigDecimal on(LocalDate day) {
    return paidOutBy(day).subtract(returnedBy(day));
  }

  /** Mean of the balances at the end of each day of a year, to the cent. */
  public BigDecimal averageDaily(int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = LocalDate.of(year, 12, 31);
    BigDecimal sum = BigDecimal.ZERO;
    LocalDate from = first;
    // The balance is a staircase: one product for each of its steps.
    while (!from.isAfter(last)) {
      LocalDate next = nextStep(from, last.plusDays(1));
      sum = sum.add(on(from).multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, next))));
      from = next;
    }
    return sum.divide(BigDecimal.valueOf(first.lengthOfYear()), CENTS, RoundingMode.HALF_UP);
  }

  private LocalDate nextStep(LocalDate from, LocalDate end) {
    LocalDate next = paidOutOn.isAfter(from) && paidOutOn.isBefore(end) ? paidOutOn : end;
    for (Return one : returns) {
      if (one.on().isAfter(from) && one.on().isBefore(next)) {
        next = one.on();
      }
    }
    return next;
  }

  /** Mean of the balances at the end of each month of a year, to the cent. */
  public BigDecimal averageMonthly(int year) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int month = 1; month <= MONTHS; month++) {
      sum = sum.add(on(LocalDate.of(year, month, 1).plusMonths(1).minusDays(1)));
    }
    return sum.divide(BigDecimal.valueOf(MONTHS), CENTS, RoundingMode.HALF_UP);
  }
}
