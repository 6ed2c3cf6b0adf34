// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskDriversTest {
  private final RiskDrivers drivers = RiskDrivers.shipped();

  @ParameterizedTest
  @CsvSource({
    "近24个月逾期次数, R01, rising",
    "late_payments, R01, rising",
    "DaysLate, R01, rising",
    "资产负债率, R43, rising",
    "bureau_score, R44, falling",
    "征信评分, R44, falling",
    "debt_to_sales, R02, rising",
    "年销售额, R03, falling",
    "欠税金额, R04, rising",
    "经营年限, R05, falling",
    "years_in_business, R05, falling",
    "社保参保人数, R07, falling",
    "月均流水(万元), R16, falling",
    "员工人数, R19, falling",
    "注册资本, R29, falling",
    "期限（月）, R26, free",
    "loan_amount, R17, rising",
    "Amount, R17, rising",
    "金额(元), R17, rising",
    "所属行业, R18, free",
  })
  void headerOfALoanBookSaysWhatDrivesTheRisk(String header, String code, String trend) {
    assertThat(drivers.of(header))
        .hasValueSatisfying(
            found ->
                assertThat(List.of(found.driver().code(), found.driver().trend()))
                    .containsExactly(code, trend));
  }

  /** "late" within "calculated", "term" within "determined", an amount of something else. */
  @ParameterizedTest
  @CsvSource({
    "calculated_index",
    "determined",
    "信用分级",
    "苗情等级",
    "x1",
    "上年纳税额",
    "纳税金额",
    "tax_amount"
  })
  void wordInsideAWordSaysNothing(String header) {
    assertThat(drivers.of(header)).isEmpty();
  }

  /** A reason without its sentence would end a run; "free" needs no reason why, others do. */
  @Test
  void everyDriverHasATrendAReasonAndASentence() throws IOException {
    List<String> reasons = Files.readAllLines(Path.of("..", "conf", "reasons.csv"));
    assertThat(drivers.all())
        .isNotEmpty()
        .allSatisfy(
            driver -> {
              assertThat(reasons).anyMatch(line -> line.startsWith(driver.code() + ",RISK,"));
              assertThat(driver.trend()).isIn("rising", "falling", "free");
              assertThat(driver.why().equals("none")).isEqualTo(driver.trend().equals("free"));
            });
  }
}
