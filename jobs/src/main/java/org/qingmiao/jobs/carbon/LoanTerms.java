// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.models.carbon.financed.Loan;
import org.qingmiao.models.carbon.financed.LoanBalance;
import org.qingmiao.models.carbon.financed.Position;

/** What a row of the loan book, with the instalments that were paid, says of its balance. */
record LoanTerms(Cells loan) {

  /** Principal follows the schedule: an instalment that is paid returns its part, or all. */
  LoanBalance balance() {
    Optional<LocalDate> paidOut = loan.optionalDay("disbursed_on");
    if (paidOut.isEmpty()) {
      return new LoanBalance(BigDecimal.ZERO, LocalDate.MAX, List.of());
    }
    LoanBalance balance =
        loan.text("schedule").equals("INSTALMENT")
            ? inParts(paidOut.get())
            : inOneSum(paidOut.get());
    boolean isClosed = Set.of("CHARGE_OFF", "COMPENSATION").contains(loan.text("adverse_event"));
    return loan.optionalDay("adverse_event_on")
        .filter(day -> isClosed)
        .map(balance::closedOn)
        .orElse(balance);
  }

  private LoanBalance inParts(LocalDate paidOut) {
    long months =
        loan.optionalDay("matures_on")
            .map(day -> Math.max(1, ChronoUnit.MONTHS.between(paidOut, day)))
            .orElse(1L);
    return LoanBalance.inParts(
        amount(),
        paidOut,
        months,
        loan.structs("instalments").stream().map(one -> one.day("paid_on")).toList());
  }

  private LoanBalance inOneSum(LocalDate paidOut) {
    Optional<LocalDate> matures = loan.optionalDay("matures_on");
    return LoanBalance.inOneSum(
        amount(),
        paidOut,
        loan.structs("instalments").stream()
            .filter(one -> matures.stream().noneMatch(one.day("due_on")::isBefore))
            .map(one -> one.day("paid_on"))
            .min(LocalDate::compareTo));
  }

  private BigDecimal amount() {
    return loan.amount("amount_cny").orElse(BigDecimal.ZERO);
  }

  /** A test run of the loan system moved no money. */
  Loan.Standing standing() {
    return loan.text("exclusion").equals("TEST")
        ? Loan.Standing.OFF_BALANCE
        : Loan.Standing.ON_BALANCE;
  }

  /** Who owes it, as the bank guide tells parties apart. */
  Position.Party party() {
    return switch (loan.text("applicant_type")) {
      case "MICRO_ENTERPRISE", "SOLE_TRADER" -> Position.Party.MICRO;
      case "NEW_AGRI_ENTITY" -> Position.Party.SMALL;
      case "FARM_HOUSEHOLD" -> Position.Party.PERSON;
      default -> Position.Party.LARGE_OR_MEDIUM;
    };
  }
}
