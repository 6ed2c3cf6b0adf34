// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Golden cases of specs/faces.md 4.4; the header of the file says how they were made. */
class NumbersTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/faces_numbers.csv", useHeadersInDisplayName = true)
  void showsNumbersAsPeopleReadThem(String kind, BigDecimal value, String zh, String en) {
    Phrase shown =
        switch (kind) {
          case "count" -> Numbers.count(value.longValueExact());
          case "money_cny" -> new Currency("CNY").amount(value);
          case "pd" -> Numbers.pd(value.doubleValue());
          case "share" -> Numbers.share(value.doubleValue());
          case "tonnes" -> Numbers.tonnes(value.doubleValue());
          case "signed_points" -> Numbers.signedPoints(value.doubleValue());
          case "area_ha" -> Numbers.area(value.doubleValue());
          case "index" -> Numbers.index(value.doubleValue());
          default -> throw new AssertionError("golden kind " + kind + " has no formatter");
        };
    // The file has plain blanks where a page has blanks that no line breaks at.
    assertThat(shown.in(Language.ZH).replace(Numbers.JOIN, " ")).isEqualTo(zh);
    assertThat(shown.in(Language.EN).replace(Numbers.JOIN, " ")).isEqualTo(en);
  }
}
