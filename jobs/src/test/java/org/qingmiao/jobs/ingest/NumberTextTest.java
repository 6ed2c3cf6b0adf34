// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "-12.50|-12.50",
        "+7|7",
        "1,234,567.89|1234567.89",
        "123,456|123456",
        ".5|0.5",
        "123456789012345678901234567890.12|123456789012345678901234567890.12",
        "-99999999999999999999|-99999999999999999999",
      })
  void readsWhatPeopleWrite(String text, BigDecimal value) {
    assertThat(NumberText.read(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1E5",
        "NaN",
        "Infinity",
        "(5)",
        "1 000",
        "1.234,50",
        "12,34",
        "1,2345",
        ",123",
        "1234,567",
        "1,23",
        "0,567",
        "-0,567",
        "012,345",
        "--1",
        "1.2.3",
        "0x1F",
        "12-"
      })
  void refusesWhatMayMeanSomethingElse(String text) {
    assertThat(NumberText.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3.23e-09, 0.00000000323", "-1E5, -100000", "1.50e+1, 15.0", "'1,234.5', 1234.5"})
  void readsExponentsWhereTheMappingSaysSo(String text, BigDecimal value) {
    assertThat(NumberText.scientific(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e", "e5", "1e5000", "1.e5", "1e5.0", "1,000e3", "NaN"})
  void refusesWhatIsNoExponent(String text) {
    assertThat(NumberText.scientific(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'0,567', 0.567",
    "'-1.234.567,5', -1234567.5",
    "'2,50', 2.50",
    "1.234, 1234",
    "7, 7"
  })
  void readsADecimalCommaWhereTheMappingSaysSo(String text, BigDecimal value) {
    assertThat(NumberText.decimalComma(text)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.567", "1,234.5", "1.5", "1;5", "1,2,3"})
  void takesADotForNoCommaThen(String text) {
    assertThat(NumberText.decimalComma(text)).isEmpty();
  }
}
