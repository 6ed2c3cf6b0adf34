// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoanBalanceTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);

  // 120,000 in twelve parts, paid out on 1 January: after three parts 90,000 are owed.
  @Test
  void everyPaidPartReturnsItsShare() {
    LoanBalance balance =
        LoanBalance.inParts(
            amount("120000"),
            NEW_YEAR,
            12,
            List.of(NEW_YEAR.plusMonths(1), NEW_YEAR.plusMonths(2), NEW_YEAR.plusMonths(3)));
    assertThat(balance.on(LocalDate.of(2024, 3, 31))).isEqualByComparingTo("100000");
    assertThat(balance.on(LocalDate.of(2024, 4, 1))).isEqualByComparingTo("90000");
    // Months end with 120, 110, 100 and nine times 90 thousand.
    assertThat(balance.averageMonthly(2024)).isEqualByComparingTo("95000.00");
  }

  // 100 in three parts of 33.34: the third leaves nothing behind and never more than nothing.
  @Test
  void theLastPartLeavesNoCentBehind() {
    LoanBalance balance =
        LoanBalance.inParts(
            amount("100"),
            NEW_YEAR,
            3,
            List.of(NEW_YEAR.plusMonths(1), NEW_YEAR.plusMonths(2), NEW_YEAR.plusMonths(3)));
    assertThat(balance.on(NEW_YEAR.plusMonths(3))).isEqualByComparingTo("0");
    assertThat(balance.returnedBy(NEW_YEAR.plusMonths(3))).isEqualByComparingTo("100");
  }

  // Paid out on 1 July of a leap year and settled by a surety on 1 October: 92 of 366 days.
  @Test
  void aClosedLoanIsOwedNoMore() {
    LoanBalance balance =
        LoanBalance.inOneSum(amount("366000"), LocalDate.of(2024, 7, 1), Optional.empty())
            .closedOn(LocalDate.of(2024, 10, 1));
    assertThat(balance.averageDaily(2024)).isEqualByComparingTo("92000.00");
    assertThat(balance.on(LocalDate.of(2024, 12, 31))).isEqualByComparingTo("0");
    assertThat(balance.averageDaily(2023)).isEqualByComparingTo("0");
  }

  // The staircase against a sum over every day, on 300 random loans.
  @Test
  void theAverageIsThatOfEveryDay() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      List<LoanBalance.Return> returns = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        returns.add(
            new LoanBalance.Return(
                NEW_YEAR.plusDays(random.nextInt(500) - 50),
                BigDecimal.valueOf(random.nextInt(40_000), 2)));
      }
      LoanBalance balance =
          new LoanBalance(amount("1000.00"), NEW_YEAR.plusDays(random.nextInt(500) - 100), returns);
      BigDecimal sum = BigDecimal.ZERO;
      for (LocalDate day = NEW_YEAR; day.getYear() == 2024; day = day.plusDays(1)) {
        assertThat(balance.on(day)).isBetween(BigDecimal.ZERO, amount("1000.00"));
        sum = sum.add(balance.on(day));
      }
      assertThat(balance.averageDaily(2024))
          .isEqualByComparingTo(sum.divide(BigDecimal.valueOf(366), 2, RoundingMode.HALF_UP));
    }
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }
}
