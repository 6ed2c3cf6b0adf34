// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.qingmiao.jobs.demo.DefaultLaw.Security;

/**
 * A fictitious loan, what the law makes of it and how it is repaid.
 *
 * @param number the bank's number
 * @param security offered with the application
 * @param paidOutOn when it is, or would be, paid out
 * @param probability of default by {@link DefaultLaw}
 * @param fate what becomes of it
 * @param troubledInstalment first instalment, from 1, that the fate touches
 * @param lateDays days by which a late instalment is paid; 0 where none is
 */
record DemoLoan(
    int index,
    String number,
    Firm firm,
    LocalDate appliedOn,
    LocalDate paidOutOn,
    Schedule schedule,
    int amount,
    int termMonths,
    Security security,
    String exclusion,
    double probability,
    Fate fate,
    int troubledInstalment,
    int lateDays) {

  /** How principal is repaid, with the bank's code. */
  enum Schedule {
    INSTALMENT("1"),
    BULLET("2"),
    HARVEST("3");

    final String bankCode;

    Schedule(String bankCode) {
      this.bankCode = bankCode;
    }
  }

  /** What becomes of a loan. */
  enum Fate {
    /** Every instalment is paid within 25 days. */
    CLEAN,
    /** One instalment is paid 30 to 80 days late. */
    LATE,
    /** From one instalment on nothing is paid. */
    STOPPED,
    /** Nothing is paid and the loan is written off after 180 days. */
    WRITTEN_OFF,
    /** The loan is restructured after 45 days of arrears. */
    RESTRUCTURED,
    /** A guarantor pays after 75 days of arrears. */
    COMPENSATED;

    boolean isDefault() {
      return this != CLEAN && this != LATE;
    }
  }

  /** An event that ends a loan badly: the bank's code and the day. */
  record Event(String code, LocalDate on) {}

  /**
   * A state of an instalment as the bank posts it.
   *
   * @param paidOn empty while it is unpaid
   */
  record Posting(
      int instalment,
      int version,
      LocalDate dueOn,
      LocalDateTime postedAt,
      long dueFen,
      List<LocalDate> paidOn,
      int daysPastDue) {}

  private static final int APPLICATIONS_OF_NEXT_DAY = 12;
  private static final int OPEN_APPLICATIONS = 60;
  private static final double MONTHLY_RATE = 0.0045;

  /** The loan of that place in the book; the last places are open applications. */
  static DemoLoan of(long seed, int index, int loans, List<Firm> firms) {
    Chance chance = Chance.of(seed, "loan", index);
    Firm firm = chance.pick(firms);
    LocalDate appliedOn = appliedOn(chance, index, loans);
    while (firm.foundedOn().plusDays(60).isAfter(appliedOn)) {
      firm = chance.pick(firms);
    }
    Schedule schedule = scheduleOf(firm, chance);
    int term = termOf(schedule, chance);
    int amount =
        Math.max(10, (int) (firm.yearlySales() / 1000 * chance.logNormal(0.2019, 0.6))) * 1000;
    Security security = chance.pick(List.of(Security.values()));
    LocalDate paidOutOn = appliedOn.plusDays(chance.between(3, 20));
    if (index >= loans - OPEN_APPLICATIONS - APPLICATIONS_OF_NEXT_DAY) {
      paidOutOn = paidOutOn.plusDays(30);
    }
    String exclusion = chance.happens(0.003) ? "S" : chance.happens(0.001) ? "T" : "";
    double probability = DefaultLaw.probability(firm, appliedOn, amount, security, chance.normal());
    Fate fate = fateOf(probability, chance);
    int troubled =
        schedule == Schedule.INSTALMENT ? chance.between(2, Math.min(8, term)) : lastOf(term);
    int lateDays =
        switch (fate) {
          case LATE -> chance.between(30, 80);
          case CLEAN -> chance.happens(0.25) ? chance.between(1, 25) : 0;
          default -> 0;
        };
    return new DemoLoan(
        index,
        "QM%s%s".formatted(appliedOn.getYear(), FictitiousCode.padded(index, 6)),
        firm,
        appliedOn,
        paidOutOn,
        schedule,
        amount,
        term,
        security,
        exclusion,
        probability,
        fate,
        troubled,
        lateDays);
  }

  /** Contractual maturity. */
  LocalDate maturesOn() {
    return paidOutOn.plusMonths(termMonths);
  }

  /** Day on which an instalment falls due. */
  LocalDate dueOn(int instalment) {
    return paidOutOn.plusMonths((long) instalment * monthsBetween());
  }

  /** The event that restates the loan: none, or one. */
  List<Event> events() {
    LocalDate due = dueOn(troubledInstalment);
    return switch (fate) {
      case WRITTEN_OFF -> List.of(new Event("WO", due.plusDays(180)));
      case RESTRUCTURED -> List.of(new Event("RS", due.plusDays(45)));
      case COMPENSATED -> List.of(new Event("CP", due.plusDays(75)));
      default -> List.of();
    };
  }

  /** Everything the bank posts about the instalments until that instant. */
  List<Posting> postings(LocalDateTime until) {
    List<Posting> postings = new ArrayList<>();
    LocalDate end = fate.isDefault() ? lastDayOfArrears() : LocalDate.MAX;
    int instalments = termMonths / monthsBetween();
    for (int k = 1; k <= instalments && !dueOn(k).isAfter(end); k++) {
      postings.addAll(postings(k, end));
    }
    postings.removeIf(posting -> posting.postedAt().isAfter(until));
    return postings;
  }

  private List<Posting> postings(int k, LocalDate end) {
    List<Posting> postings = new ArrayList<>();
    boolean unpaid = fate.isDefault() && k >= troubledInstalment;
    int late = k == troubledInstalment ? lateDays : 0;
    LocalDate due = dueOn(k);
    for (int days : new int[] {30, 60, 90}) {
      boolean reached = unpaid ? !due.plusDays(days).isAfter(end) : days < late;
      if (reached) {
        LocalDateTime postedAt = due.plusDays(days).atTime(23, 30);
        postings.add(new Posting(k, postings.size(), due, postedAt, dueFen(k), List.of(), days));
      }
    }
    if (!unpaid) {
      LocalDate paidOn = due.plusDays(late);
      LocalDateTime postedAt = paidOn.atTime(22, index % 60);
      postings.add(
          new Posting(k, postings.size(), due, postedAt, dueFen(k), List.of(paidOn), late));
    }
    return postings;
  }

  /** The bank stops counting arrears when an adverse event has settled them. */
  private LocalDate lastDayOfArrears() {
    return events().stream()
        .map(Event::on)
        .findFirst()
        .orElse(dueOn(troubledInstalment).plusDays(180));
  }

  private long dueFen(int k) {
    long principal = amount * 100L;
    long interest = (long) (principal * MONTHLY_RATE * monthsBetween());
    if (schedule == Schedule.INSTALMENT) {
      return principal / termMonths + interest * (termMonths - k + 1) / termMonths;
    }
    return k == lastOf(termMonths) ? principal + interest : interest;
  }

  /** Principal monthly, interest of bullet and harvest loans every three months. */
  private int monthsBetween() {
    return schedule == Schedule.INSTALMENT ? 1 : 3;
  }

  private static int lastOf(int term) {
    return term / 3;
  }

  private static LocalDate appliedOn(Chance chance, int index, int loans) {
    if (index >= loans - APPLICATIONS_OF_NEXT_DAY) {
      return DemoBook.NEXT_DATE;
    }
    if (index >= loans - APPLICATIONS_OF_NEXT_DAY - OPEN_APPLICATIONS) {
      return DemoBook.BUSINESS_DATE.minusDays(chance.below(6));
    }
    LocalDate first = LocalDate.of(2021, 1, 4);
    LocalDate matured = LocalDate.of(2024, 6, 9);
    LocalDate last = LocalDate.of(2025, 6, 6);
    LocalDate from = chance.happens(0.85) ? first : matured;
    LocalDate to = from.equals(first) ? matured : last;
    return from.plusDays(chance.below((int) ChronoUnit.DAYS.between(from, to)));
  }

  private static Schedule scheduleOf(Firm firm, Chance chance) {
    if (firm.sector() == Firm.Sector.A && chance.happens(0.45)) {
      return Schedule.HARVEST;
    }
    return chance.happens(0.25) ? Schedule.BULLET : Schedule.INSTALMENT;
  }

  private static int termOf(Schedule schedule, Chance chance) {
    return switch (schedule) {
      case INSTALMENT -> chance.pick(List.of(12, 12, 18, 24, 36));
      case BULLET -> chance.pick(List.of(6, 12));
      case HARVEST -> chance.pick(List.of(6, 9));
    };
  }

  private static Fate fateOf(double probability, Chance chance) {
    if (chance.happens(probability)) {
      return chance.pick(
          List.of(
              Fate.STOPPED,
              Fate.STOPPED,
              Fate.STOPPED,
              Fate.WRITTEN_OFF,
              Fate.WRITTEN_OFF,
              Fate.RESTRUCTURED,
              Fate.COMPENSATED));
    }
    return chance.happens(0.01 + 0.15 * probability) ? Fate.LATE : Fate.CLEAN;
  }
}
