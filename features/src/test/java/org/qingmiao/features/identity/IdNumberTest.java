// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdNumberTest {

  /** 11010519491231002X is the specimen number printed in GB 11643-1999. */
  @ParameterizedTest
  @CsvSource({
    "11010519491231002X, VALID",
    "11010519491231002x, VALID",
    "１１０１０５１９４９１２３１００２Ｘ, VALID",
    "'110105 19491231 002X', VALID",
    "110105194912310021, CHECK_DIGIT",
    "11010519491321002X, BIRTH_DATE",
    "11010519490229002X, BIRTH_DATE",
    "01010519491231002X, REGION",
    "1101051949123100AX, CHARACTER",
    "110105491231002, LENGTH",
    "' ', MISSING"
  })
  void namesTheFirstFault(String number, Verdict verdict) {
    assertThat(IdNumber.check(number)).isEqualTo(verdict);
  }

  /**
   * Weighted sum of 1 1 0 1 0 8 9 1 under 3 7 9 10 5 8 4 2 is 3+7+10+64+36+2 = 122 = 1 mod 11: X.
   */
  @ParameterizedTest
  @CsvSource({"11010891X, VALID", "11010891-X, VALID", "110108911, CHECK_DIGIT", "1101089, LENGTH"})
  void checksOrganisationCodes(String code, Verdict verdict) {
    assertThat(Checker.of("organisation_code").check(code)).isEqualTo(verdict);
  }
}
