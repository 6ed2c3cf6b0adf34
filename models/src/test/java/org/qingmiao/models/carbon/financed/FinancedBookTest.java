// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.FootprintMethod;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.Spread;
import org.qingmiao.models.carbon.financed.Books.Book;

class FinancedBookTest {

  private static final Counterparty EIGHT_MILLION = Books.borrower(3e6, 5e6, 9e6, 12e6);

  // Invariant 4, and each loan exactly once: 10,000 random loans under each method.
  @Test
  void everyLoanIsFinancedOrExcludedExactlyOnce() {
    Random random = new Random(4);
    for (int round = 0; round < 20; round++) {
      Book book = Book.random(random, 200);
      BigDecimal total =
          book.positions().stream()
              .map(p -> p.loan().outstanding())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      for (AttributionMethod method : AttributionMethod.values()) {
        FinancedBook result = book.under(method);
        List<String> loans =
            Stream.concat(
                    result.financed().stream().map(r -> r.loan().loanId()).distinct(),
                    result.excluded().stream().map(e -> e.loan().loanId()))
                .sorted()
                .toList();
        assertThat(loans)
            .isEqualTo(book.positions().stream().map(p -> p.loan().loanId()).sorted().toList());
        Coverage coverage = result.coverage();
        assertThat(coverage.covered().add(coverage.excluded())).isEqualByComparingTo(total);
        assertThat(coverage.coveredLoans() + coverage.excludedLoans())
            .isEqualTo(book.positions().size());
      }
    }
  }

  // Invariant 1: the order of rows changes nothing, not one bit.
  @Test
  void theOrderOfRowsDoesNotMatter() {
    Random random = new Random(1);
    Book book = Book.random(random, 500);
    FinancedBook before = book.under(AttributionMethod.PCAF2022);
    for (int round = 0; round < 20; round++) {
      List<Position> shuffled = new ArrayList<>(book.positions());
      Collections.shuffle(shuffled, random);
      assertThat(new Book(shuffled, book.footprints()).under(AttributionMethod.PCAF2022))
          .isEqualTo(before);
    }
  }

  // Invariant 1: two halves of a loan finance what the whole does, to 1e-9 of it.
  @Test
  void aSplitLoanFinancesTheSame() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      double first = 1e6 * random.nextDouble();
      double second = 1e6 * random.nextDouble();
      double whole = total(List.of(Books.loan("l", "b", first + second)), 480);
      double halves =
          total(List.of(Books.loan("l1", "b", first), Books.loan("l2", "b", second)), 480);
      assertThat(halves).isCloseTo(whole, within(1e-9 * whole + 2e-9));
    }
  }

  // Invariant 3: more outstanding or more emissions never finance less.
  @Test
  void moreFinancesMore() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      double outstanding = 1 + 3e6 * random.nextDouble();
      double tco2e = 1000 * random.nextDouble();
      double base = total(List.of(Books.loan("l", "b", outstanding)), tco2e);
      assertThat(total(List.of(Books.loan("l", "b", outstanding * 1.1)), tco2e))
          .isGreaterThanOrEqualTo(base);
      assertThat(total(List.of(Books.loan("l", "b", outstanding)), tco2e * 1.1))
          .isGreaterThanOrEqualTo(base);
    }
  }

  // Invariant 3: per unit of share the three methods finance the same, bounds included.
  @Test
  void methodsDifferOnlyByTheirShare() {
    Position position = Books.position(Books.loan("l", "b", 2e6), EIGHT_MILLION);
    List<Footprint> footprints =
        List.of(Books.footprint("b", Scope.S1, 480), Books.footprint("b", Scope.S2_LOC, 120));
    for (AttributionMethod method : AttributionMethod.values()) {
      double share =
          method
              .of(position.loan(), position.borrower(), Optional.empty())
              .known()
              .orElseThrow()
              .factor();
      List<FinancedEmission> rows =
          FinancedBook.ofBorrower(
                  method, new Perimeter.Full(), List.of(position), Answer.of(footprints))
              .financed();
      assertThat(rows)
          .extracting(FinancedEmission::tco2e)
          .containsExactly(
              footprints.get(0).emissions().tco2e().times(share),
              footprints.get(1).emissions().tco2e().times(share));
    }
  }

  // Invariant 4: the sum over sectors and that over classes are the total, digit by digit.
  @Test
  void groupsAddUpExactly() {
    Book book = Book.random(new Random(44), 2000);
    List<FinancedEmission> rows = book.under(AttributionMethod.PCAF2022).financed();
    BigDecimal total = ExactSum.of(rows, Scope.S1);
    assertThat(total).isPositive();
    for (Map<String, BigDecimal> groups :
        List.of(
            ExactSum.by(rows, Scope.S1, r -> r.loan().assetClass().name()),
            ExactSum.by(rows, Scope.S1, r -> r.loan().enterpriseId()),
            ExactSum.by(rows, Scope.S1, r -> Integer.toString(r.hashCode() % 64)))) {
      assertThat(groups.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualTo(total);
    }
  }

  // Invariant 9 and rejection 1: removals and biogenic CO2 stand beside; S1 and S2 do not move.
  @Test
  void removalsNeverTouchTheTotal() {
    List<Position> loan = List.of(Books.position(Books.loan("l", "b", 2e6), EIGHT_MILLION));
    Footprint own = Books.footprint("b", Scope.S1, 480);
    FinancedBook without = book(loan, List.of(own));
    FinancedBook with =
        book(
            loan,
            List.of(
                own,
                Books.footprint("b", Scope.REMOVAL, 400),
                Books.footprint("b", Scope.BIOGENIC, 300)));
    assertThat(ExactSum.ofOwnAndBought(with.financed()))
        .isEqualTo(ExactSum.ofOwnAndBought(without.financed()))
        .isEqualByComparingTo("120");
    assertThat(with.financed()).containsAll(without.financed());
    assertThat(ExactSum.of(with.financed(), Scope.REMOVAL)).isEqualByComparingTo("100");
  }

  // Rejection 9: 9 m over 8 m is 1.125; it is kept for review, not capped and in no total.
  @Test
  void aShareAboveOneGoesToReview() {
    FinancedBook result =
        book(
            List.of(Books.position(Books.loan("l", "b", 9e6), EIGHT_MILLION)),
            List.of(Books.footprint("b", Scope.S1, 480)));
    assertThat(result.financed()).isEmpty();
    assertThat(result.excluded())
        .extracting(Exclusion::code, Exclusion::detail)
        .containsExactly(tuple(Gap.AF_REVIEW, "share is 1.125, expected above 0 and at most 1"));
    assertThat(result.review().get(0).tco2e().mean()).isCloseTo(540, within(1e-9));
  }

  @Test
  void sharesThatAddToMoreThanOneGoToReviewTogether() {
    FinancedBook result =
        book(
            List.of(
                Books.position(Books.loan("l1", "b", 5e6), EIGHT_MILLION),
                Books.position(Books.loan("l2", "b", 4e6), EIGHT_MILLION)),
            List.of(Books.footprint("b", Scope.S1, 480)));
    assertThat(result.excluded())
        .extracting(Exclusion::code)
        .containsExactly(Gap.AF_REVIEW, Gap.AF_REVIEW);
  }

  // Rejection 10: two loans of one borrower share its one footprint: 1/8 + 2/8 of 480 t.
  @Test
  void aBorrowerIsFootprintedOnce() {
    assertThat(total(List.of(Books.loan("l1", "b", 1e6), Books.loan("l2", "b", 2e6)), 480))
        .isCloseTo(180, within(1e-9));
    assertThatThrownBy(
            () ->
                book(
                    List.of(Books.position(Books.loan("l", "b", 1e6), EIGHT_MILLION)),
                    List.of(
                        Books.footprint("b", Scope.S1, 480), Books.footprint("b", Scope.S1, 480))))
        .hasMessage("borrower b has footprints by scope {S1=2}, expected one each");
  }

  @Test
  void aLoanInTwoClassesFailsTheRun() {
    assertThatThrownBy(
            () ->
                book(
                    List.of(
                        Books.position(Books.loan("l", "b", 1e6), EIGHT_MILLION),
                        Books.position(
                            Books.loan("l", "b", 1e6, AssetClass.MORTGAGE), EIGHT_MILLION)),
                    List.of()))
        .hasMessage(
            "loans that stand more than once: l on 2024-12-31; a loan has one row and one class a date");
  }

  // Rejection 13: the guide's perimeter leaves out the small firm, and coverage says how much.
  @Test
  void whatTheGuideLeavesOutStaysInTheBook() {
    List<Position> positions =
        List.of(
            Books.position(Books.loan("big", "b", 6e6), EIGHT_MILLION),
            Books.position(Books.loan("little", "b2", 1e6), EIGHT_MILLION),
            new Position(
                Books.loan("small", "b3", 6e6),
                EIGHT_MILLION,
                Optional.empty(),
                Optional.empty(),
                Position.Party.SMALL));
    Map<String, Answer<List<Footprint>>> footprints =
        Map.of("b", Answer.of(List.of(Books.footprint("b", Scope.S1, 480))));
    FinancedBook guide =
        FinancedBook.of(
            AttributionMethod.PCAF2022, new Perimeter.Guide(Set.of("C")), positions, footprints);
    assertThat(guide.excluded())
        .extracting(Exclusion::code)
        .containsExactly(Gap.GUIDE_SIZE, Gap.GUIDE_MICRO);
    assertThat(guide.coverage().byOutstanding()).isCloseTo(6.0 / 13, within(1e-12));
    assertThat(guide.coverage().byCount()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(guide.coverage().reconcilesWith(BigDecimal.valueOf(13_060_000), 0.005)).isTrue();
    assertThat(guide.coverage().reconcilesWith(BigDecimal.valueOf(13_070_000), 0.005)).isFalse();
  }

  @Test
  void aMissingFootprintKeepsItsReason() {
    List<Position> loan = List.of(Books.position(Books.loan("l", "b", 2e6), EIGHT_MILLION));
    for (Map.Entry<Gap, Gap> code :
        Map.of(
                Gap.NO_FACTOR, Gap.NO_FACTOR,
                Gap.FACTOR_UNVERIFIED, Gap.FACTOR_UNVERIFIED,
                Gap.UNIT_DIMENSION, Gap.QUARANTINED,
                Gap.PARTIAL_YEAR, Gap.NO_FOOTPRINT)
            .entrySet()) {
      FinancedBook result =
          FinancedBook.ofBorrower(
              AttributionMethod.PCAF2022,
              new Perimeter.Full(),
              loan,
              Answer.none(code.getKey(), "why"));
      assertThat(result.excluded()).extracting(Exclusion::code).containsExactly(code.getValue());
    }
  }

  // Option 3b or 3c serves a loan without a denominator, with score 5 and an interval.
  @Test
  void aSectorEstimateServesWhereNothingDivides() {
    SectorEstimate estimate =
        new SectorEstimate(
            FootprintMethod.ASSET,
            Scope.S1,
            Spread.lognormal(SectorEstimate.byAssets(2.0, 60), 1.5));
    Position position =
        new Position(
            Books.loan("l", "b", 2e6),
            Counterparty.UNKNOWN,
            Optional.empty(),
            Optional.of(estimate),
            Position.Party.SMALL);
    FinancedEmission row = book(List.of(position), List.of()).financed().get(0);
    assertThat(row.tco2e().mean()).isEqualTo(120);
    assertThat(row.quality().score()).isEqualTo(5);
    assertThat(row.quality().option()).isEqualTo("3b");
    assertThat(row.tco2e().p05()).isLessThan(row.tco2e().p95());
  }

  // 0.1 + 0.2 as decimals of nine places is 0.3, in any order.
  @Test
  void termsAreDecimalsOfNinePlaces() {
    assertThat(ExactSum.term(0.1).add(ExactSum.term(0.2))).isEqualTo(new BigDecimal("0.300000000"));
    assertThat(ExactSum.term(1.0000000005)).isEqualTo(new BigDecimal("1.000000001"));
  }

  private static double total(List<Loan> loans, double tco2e) {
    return ExactSum.of(
            book(
                    loans.stream().map(l -> Books.position(l, EIGHT_MILLION)).toList(),
                    List.of(Books.footprint("b", Scope.S1, tco2e)))
                .financed(),
            Scope.S1)
        .doubleValue();
  }

  private static FinancedBook book(List<Position> positions, List<Footprint> footprints) {
    return FinancedBook.ofBorrower(
        AttributionMethod.PCAF2022, new Perimeter.Full(), positions, Answer.of(footprints));
  }
}
