// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The arithmetic of the codes, worked by hand. */
class FictitiousCodeTest {

  @Test
  void makesACreditCodeWithBothChecksRight() {
    // Organisation QM000000: 3*26 + 7*22 = 232, 232 mod 11 = 1, 11 - 1 = 10 is X.
    // Values of 91990110QM000000X are 9 1 9 9 0 1 1 0 24 21 0 0 0 0 0 0 29 and weights 1 3 9 27 19
    // 26
    // 16 17 20 29 25 13 8 24 10 30 28: 9+3+81+243+0+26+16+0+480+609+0+812 = 2279, mod 31 = 16,
    // 31 - 16 = 15 is F.
    assertThat(FictitiousCode.creditCode("91", 0)).isEqualTo("91990110QM000000XF");
  }

  @Test
  void breaksACodeByItsLastCharacterOnly() {
    assertThat(FictitiousCode.broken("91990110QM000000XF")).isEqualTo("91990110QM000000XG");
  }

  @Test
  void makesAnIdentityNumberWithItsCheckRight() {
    // 99011019800101001: 7*9+9*9+10*0+5*1+8*1+4*0+2*1+1*9+6*8+3*0+7*0+9*1+10*0+5*1+8*0+4*0+2*1 =
    // 232,
    // 232 mod 11 = 1, character 1 of 10X98765432 is 0.
    assertThat(FictitiousCode.idNumber(LocalDate.of(1980, 1, 1), 1))
        .isEqualTo("990110198001010010");
  }

  @Test
  void givesEveryPlaceACodeOfItsOwn() {
    assertThat(FictitiousCode.creditCode("91", 999_999)).contains("QM999999");
    assertThat(FictitiousCode.creditCode("91", 1_000_000)).contains("Q1000000");
    assertThat(FictitiousCode.creditCode("91", 9_000_020)).contains("Q9000020");
  }

  @Test
  void makesAccountsOfSixteenDigitsAndPhonesOfEleven() {
    assertThat(FictitiousCode.account(42)).isEqualTo("9901000000000042");
    assertThat(FictitiousCode.phone(42)).isEqualTo("19900000042");
  }
}
