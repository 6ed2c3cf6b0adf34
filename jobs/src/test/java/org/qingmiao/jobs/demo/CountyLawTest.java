// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws of the county, measured on what it writes. */
class CountyLawTest {
  private static final Gathered BOOK = Gathered.of(DemoBook.of(1069, 1));

  @Test
  void defaultsInOneLoanOfTen() {
    double rate =
        BOOK.loans().stream().filter(loan -> loan.fate().isDefault()).count()
            / (double) BOOK.loans().size();
    assertThat(rate).isBetween(0.09, 0.12);
  }

  @Test
  void letsTheLawBeFound() {
    // Area under the curve of the law's own probability against fate, by Mann and Whitney.
    List<DemoLoan> bad = BOOK.loans().stream().filter(loan -> loan.fate().isDefault()).toList();
    List<DemoLoan> good = BOOK.loans().stream().filter(loan -> !loan.fate().isDefault()).toList();
    double wins = 0;
    for (DemoLoan b : bad) {
      for (DemoLoan g : good) {
        wins += b.probability() > g.probability() ? 1 : 0;
      }
    }
    assertThat(wins / bad.size() / good.size()).isBetween(0.80, 0.87);
  }

  /** Mean 0 and deviation 1: within four standard errors of 3,000 draws, 4 / sqrt(3000) = 0.07. */
  @Test
  void movesFirmsByNumbersOfDeviationOne() {
    for (ToDoubleFunction<Firm> latent :
        List.<ToDoubleFunction<Firm>>of(
            f -> f.vigour().of(20), f -> f.strain().of(20), Firm::standing)) {
      double mean = BOOK.firms().stream().mapToDouble(latent).average().orElseThrow();
      double square =
          BOOK.firms().stream()
              .mapToDouble(f -> Math.pow(latent.applyAsDouble(f), 2))
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(0, within(0.1));
      assertThat(square - mean * mean).isCloseTo(1, within(0.15));
    }
  }

  /** The share of a standard normal below -1.5 is 0.067; half of it is the weather of few years. */
  @Test
  void failsOneSeasonInFifteen() {
    List<Farm> farms = BOOK.firms().stream().flatMap(f -> f.farm().stream()).toList();
    long failed = farms.stream().flatMap(f -> Farm.years().stream().filter(f::failed)).count();
    assertThat(failed / (double) (farms.size() * Farm.SEASONS)).isBetween(0.02, 0.15);
    assertThat(farms)
        .allSatisfy(
            f -> assertThat(f.parcelHa()).allSatisfy(ha -> assertThat(ha).isBetween(0.1, 20.0)));
  }

  /** Every circle of guarantees is a planted ring, and every planted ring is a circle. */
  @Test
  void closesTheGuaranteeRingsThatItPlantsAndNoOthers() {
    Map<Integer, Set<Integer>> borrowers = new HashMap<>();
    for (DemoLoan loan : BOOK.loans()) {
      GuaranteeLines.guarantor(loan)
          .ifPresent(
              g -> borrowers.computeIfAbsent(g, k -> new HashSet<>()).add(loan.firm().index()));
    }
    Set<Set<Integer>> found = new HashSet<>();
    for (int index : borrowers.keySet()) {
      Set<Integer> circle = new HashSet<>(reached(index, borrowers));
      circle.removeIf(other -> !reached(other, borrowers).contains(index));
      if (circle.contains(index)) {
        found.add(circle);
      }
    }
    Set<Set<Integer>> planted = new HashSet<>();
    for (Firm firm : BOOK.firms()) {
      firm.county().ring(firm.index()).ifPresent(r -> planted.add(new HashSet<>(r.members())));
    }
    assertThat(found).hasSize(30).isEqualTo(planted);
  }

  private static Set<Integer> reached(int start, Map<Integer, Set<Integer>> edges) {
    Set<Integer> reached = new HashSet<>();
    List<Integer> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      for (int next : edges.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }

  @Test
  void sharesOutAllThatAFirmSells() {
    for (Firm firm : BOOK.firms().subList(0, 200)) {
      List<County.Customer> customers = firm.county().customers(firm.index());
      assertThat(customers).hasSizeBetween(3, 8);
      assertThat(customers.stream().mapToDouble(County.Customer::share).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(customers)
          .extracting(County.Customer::creditCode)
          .doesNotContain(firm.creditCode());
    }
  }

  /** A quarter's three months differ from the quarter by less than three fen of rounding. */
  @Test
  void sellsInThreeMonthsWhatItSellsInTheirQuarter() {
    for (Firm firm : BOOK.firms().subList(0, 200)) {
      YearMonth first = YearMonth.of(2023, 7);
      double months =
          Stream.of(first, first.plusMonths(1), first.plusMonths(2))
              .mapToLong(firm::monthlySalesFen)
              .sum();
      assertThat(months).isCloseTo(firm.salesFen(first), within(3.0));
    }
  }

  /** The invoices of a firm that is no restaurant add up to its sales, red letters apart. */
  @Test
  void invoicesWhatItSells() {
    for (Dossier dossier : BOOK.dossiers().subList(0, 100)) {
      Firm firm = dossier.firm();
      boolean invoicesAll = firm.filesTaxes() && firm.sector() != Firm.Sector.H;
      YearMonth month = YearMonth.of(2024, 8);
      if (invoicesAll && firm.existedFor(46, month.atDay(1))) {
        BigDecimal sum =
            InvoiceLines.of(dossier).stream()
                .filter(line -> !line.cell("发票号码").endsWith("R"))
                .filter(line -> line.cell("开票日期").startsWith("2024-08"))
                .map(line -> new BigDecimal(line.cell("金额")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.movePointRight(2).longValueExact()).isEqualTo(firm.monthlySalesFen(month));
      }
    }
  }

  @Test
  void balancesEveryStatement() {
    for (Dossier dossier : BOOK.dossiers().subList(0, 300)) {
      for (Line line : StatementLines.of(dossier)) {
        BigDecimal parts =
            Stream.of("所有者权益合计", "有息负债", "其他负债")
                .map(column -> new BigDecimal(line.cell(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(parts).isEqualByComparingTo(line.cell("资产总计"));
      }
    }
  }

  /** What was paid in is spent to the fen, by transfers that name the loan. */
  @Test
  void spendsEveryLoanToTheFen() {
    for (Dossier dossier : BOOK.dossiers().subList(0, 300)) {
      List<Line> flows = BankFlowLines.of(dossier);
      for (DemoLoan loan : dossier.loans()) {
        List<Line> own =
            flows.stream().filter(l -> l.cell("loan_no").equals(loan.number())).toList();
        BigDecimal paidIn = sum(own.stream().filter(l -> l.cell("summary").equals("贷款发放")));
        BigDecimal spent = sum(own.stream().filter(l -> !l.cell("summary").equals("贷款发放")));
        assertThat(spent).isEqualByComparingTo(paidIn);
      }
    }
  }

  private static BigDecimal sum(Stream<Line> flows) {
    return flows.map(l -> new BigDecimal(l.cell("amt"))).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void misusesOneLoanInTwenty() {
    double share =
        BOOK.loans().stream().filter(l -> l.misuse() != DemoLoan.Misuse.NONE).count()
            / (double) BOOK.loans().size();
    // exp(0.4 s) of a standard normal has mean exp(0.08) = 1.083
    assertThat(share).isCloseTo(0.05 * 1.083, within(0.01));
  }

  /** Each paper carries the hash of the one before, but where the quirk has exchanged one. */
  @Test
  void breaksTheChainOfPapersOnlyWhereItSays() {
    for (Dossier dossier : BOOK.dossiers()) {
      List<Line> papers = SupplyLines.of(dossier);
      long broken = 0;
      for (int i = 1; i < papers.size(); i++) {
        boolean isSameOrder = papers.get(i).cell("order").equals(papers.get(i - 1).cell("order"));
        if (isSameOrder
            && !papers.get(i).cell("prev_sha256").equals(papers.get(i - 1).cell("sha256"))) {
          broken++;
        }
      }
      boolean isPlanted = dossier.firm().has(Quirk.BROKEN_CHAIN) && papers.size() > 4 * 3;
      assertThat(broken).isEqualTo(isPlanted ? 1 : 0);
    }
  }

  /** Three standard errors of a share p among 3,000: 3 sqrt(p (1-p) / 3000). */
  @ParameterizedTest
  @EnumSource(Quirk.class)
  void givesQuirksToTheShareThatItSays(Quirk quirk) {
    double share = BOOK.firms().stream().filter(f -> f.has(quirk)).count() / 3000.0;
    double error = Math.sqrt(quirk.share * (1 - quirk.share) / 3000);
    assertThat(share).isCloseTo(quirk.share, within(3 * error));
  }
}
