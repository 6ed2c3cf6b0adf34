// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.demo.DefaultLaw.Security;

/**
 * A fictitious application, what the bank says to it, and the loan that it becomes with what the
 * law makes of it. An application that is turned away keeps the fate that it would have had.
 *
 * @param index unique among all applications of the county
 * @param number the bank's number
 * @param use what the money is asked for
 * @param security offered with the application
 * @param decidedOn when the bank decides
 * @param paidOutOn when it is, or would be, paid out
 * @param probability of default by {@link DefaultLaw}
 * @param fate what becomes of it
 * @param troubledInstalment first instalment, from 1, that the fate touches
 * @param lateDays days by which a late instalment is paid; 0 where none is
 * @param misuse what the money truly goes to
 */
record DemoLoan(
    int index,
    String number,
    Firm firm,
    LocalDate appliedOn,
    Use use,
    Decision decision,
    LocalDate decidedOn,
    LocalDate paidOutOn,
    Schedule schedule,
    int amount,
    int termMonths,
    Security security,
    String exclusion,
    double probability,
    Fate fate,
    int troubledInstalment,
    int lateDays,
    Misuse misuse) {

  /** What the bank says. */
  enum Decision {
    APPROVED,
    DECLINED,
    WITHDRAWN
  }

  /** What money is asked for, with the bank's word. */
  enum Use {
    STOCK("进货"),
    EQUIPMENT("购置设备"),
    SEED_AND_FEED("农资饲料"),
    WAGES("发放工资");

    final String word;

    Use(String word) {
      this.word = word;
    }
  }

  /** Where the money of one loan in twenty goes instead, by the codes of fund-flow monitoring. */
  enum Misuse {
    NONE,
    /** F01, to a securities account. */
    SECURITIES,
    /** F02, to a developer. */
    PROPERTY,
    /** F03, into a wealth product. */
    WEALTH_PRODUCT,
    /** F04, through a supplier back to the owner. */
    BACK_TO_OWNER,
    /** F05, out again within a day, all in one. */
    PASSED_ON,
    /** F06, to one third party that gathers from a whole street. */
    GATHERED,
    /** F08, drawn in cash. */
    CASH
  }

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

  private static final double MONTHLY_RATE = 0.0045;
  private static final int MOST_OF_A_FIRM = 10;
  private static final int MONTHS_WITHOUT_LOAN_AFTER_DEFAULT = 24;

  /** Everything that a firm applies for, by day. */
  static List<DemoLoan> allOf(Firm firm) {
    Chance chance = firm.chance("applications");
    List<LocalDate> days = new ArrayList<>();
    for (int attempts = chance.between(3, 7); attempts > 0; attempts--) {
      days.add(pastDay(chance));
    }
    if (firm.county().ring(firm.index()).isPresent()) {
      days.set(0, LocalDate.of(2021, 3, 1).plusDays(chance.below(600)));
    }
    days.removeIf(day -> !firm.existedFor(60, day));
    openDay(firm, chance).ifPresent(days::add);
    days.sort(null);
    List<DemoLoan> loans = new ArrayList<>();
    for (int k = 0; k < days.size(); k++) {
      loans.add(of(firm, k, days.get(k), List.copyOf(loans)));
    }
    return loans;
  }

  private static DemoLoan of(Firm firm, int k, LocalDate appliedOn, List<DemoLoan> earlier) {
    Chance chance = firm.chance("loan", k);
    boolean isRinged = firm.county().ring(firm.index()).isPresent();
    Schedule schedule = scheduleOf(firm, chance);
    int term = termOf(schedule, chance);
    int amount =
        Math.max(10, (int) (firm.yearlySales() / 1000 * chance.logNormal(0.2019, 0.6))) * 1000;
    Security security = isRinged ? Security.GUARANTOR : chance.pick(List.of(Security.values()));
    boolean isOpen = appliedOn.isAfter(DemoBook.BUSINESS_DATE.minusDays(7));
    LocalDate decidedOn = appliedOn.plusDays(chance.between(1, 3) + (isOpen ? 30 : 0));
    LocalDate paidOutOn = decidedOn.plusDays(chance.between(2, 17));
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
    Decision decision = decisionOn(appliedOn, probability, earlier, isRinged || isOpen, chance);
    return new DemoLoan(
        firm.index() * MOST_OF_A_FIRM + k,
        "QM%s%s"
            .formatted(
                appliedOn.getYear(),
                FictitiousCode.padded((long) firm.index() * MOST_OF_A_FIRM + k, 8)),
        firm,
        appliedOn,
        useOf(firm, chance),
        decision,
        decidedOn,
        paidOutOn,
        schedule,
        amount,
        term,
        security,
        exclusion,
        probability,
        fate,
        troubled,
        lateDays,
        misuseOf(firm, paidOutOn, chance));
  }

  /** Whether it is a loan, or may still become one. */
  boolean isGranted() {
    return decision == Decision.APPROVED;
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

  /** Everything the bank posts about the instalments, whenever it does. */
  List<Posting> postings() {
    List<Posting> postings = new ArrayList<>();
    LocalDate end = fate.isDefault() ? lastDayOfArrears() : LocalDate.MAX;
    int instalments = termMonths / monthsBetween();
    for (int k = 1; k <= instalments && !dueOn(k).isAfter(end); k++) {
      postings.addAll(postings(k, end));
    }
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
  LocalDate lastDayOfArrears() {
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

  /** Most days lie so far back that the loan's window has ended by {@link DemoBook}'s day. */
  private static LocalDate pastDay(Chance chance) {
    LocalDate first = LocalDate.of(2021, 1, 4);
    LocalDate matured = LocalDate.of(2024, 6, 9);
    LocalDate last = LocalDate.of(2025, 6, 6);
    LocalDate from = chance.happens(0.85) ? first : matured;
    LocalDate to = from.equals(first) ? matured : last;
    return from.plusDays(chance.below((int) ChronoUnit.DAYS.between(from, to)));
  }

  /** The day of an application that the bank has not decided yet. */
  private static Optional<LocalDate> openDay(Firm firm, Chance chance) {
    if (firm.county().isOneOf(DemoBook.APPLICATIONS_OF_NEXT_DAY, firm.index())) {
      return Optional.of(DemoBook.NEXT_DATE);
    }
    return firm.county().isOneOf(DemoBook.OPEN_APPLICATIONS, firm.index())
        ? Optional.of(DemoBook.BUSINESS_DATE.minusDays(chance.below(6)))
        : Optional.empty();
  }

  /** Who has defaulted is turned away for two years, and many of those who look as if they will. */
  private static Decision decisionOn(
      LocalDate day,
      double probability,
      List<DemoLoan> earlier,
      boolean isGrantedAnyway,
      Chance chance) {
    boolean looksBad = chance.happens(probability > 0.35 ? 0.4 : 0.04);
    boolean isTakenBack = chance.happens(0.03);
    boolean hasDefaulted =
        earlier.stream()
            .filter(loan -> loan.isGranted() && loan.fate.isDefault())
            .map(loan -> loan.dueOn(loan.troubledInstalment).plusDays(90))
            .anyMatch(
                on ->
                    !on.isAfter(day)
                        && on.plusMonths(MONTHS_WITHOUT_LOAN_AFTER_DEFAULT).isAfter(day));
    if (isGrantedAnyway) {
      return Decision.APPROVED;
    }
    return hasDefaulted || looksBad
        ? Decision.DECLINED
        : isTakenBack ? Decision.WITHDRAWN : Decision.APPROVED;
  }

  private static Use useOf(Firm firm, Chance chance) {
    return firm.sector() == Firm.Sector.A
        ? Use.SEED_AND_FEED
        : chance.pick(List.of(Use.STOCK, Use.STOCK, Use.EQUIPMENT, Use.WAGES));
  }

  /** One loan in twenty, more where money is short: 0.05 exp(0.4 strain). */
  private static Misuse misuseOf(Firm firm, LocalDate day, Chance chance) {
    int kind = 1 + chance.below(Misuse.values().length - 1);
    double strain = day.isAfter(DemoBook.NEXT_DATE) ? 0 : firm.strain().on(day);
    return chance.happens(0.05 * StrictMath.exp(0.4 * strain))
        ? Misuse.values()[kind]
        : Misuse.NONE;
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
