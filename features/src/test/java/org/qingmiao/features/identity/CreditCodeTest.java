// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.Golden;

class CreditCodeTest {
  private static final String VALID = "9111010891687551XT";
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @Test
  void verdictsOfTheGoldenFileAreExact() {
    List<Map<String, String>> cases = Golden.rows("platform_credit_code.csv");
    assertThat(cases).hasSize(39);
    for (Map<String, String> expected : cases) {
      String check = expected.get("expected_check");
      assertThat(CreditCode.read(expected.get("code")))
          .as(expected.get("code") + " " + expected.get("why"))
          .isEqualTo(
              new CreditCode(
                  Verdict.valueOf(expected.get("verdict")),
                  expected.get("normalised"),
                  check.isEmpty() ? Optional.empty() : Optional.of(check.charAt(0))));
    }
  }

  /** 17 characters with 30 other values each: 510 errors; some fail an earlier test. */
  @Test
  void everyErrorInOneOfTheFirstSeventeenCharactersIsFound() {
    for (int i = 0; i < 17; i++) {
      for (int j = 0; j < ALPHABET.length(); j++) {
        char c = ALPHABET.charAt(j);
        if (c != VALID.charAt(i)) {
          String wrong = VALID.substring(0, i) + c + VALID.substring(i + 1);
          assertThat(CreditCode.read(wrong).verdict().isRefused()).as(wrong).isTrue();
        }
      }
    }
  }

  @Test
  void aWrongOrganisationCodeOnlyWarns() {
    assertThat(CreditCode.read("911101089168755101").verdict())
        .isEqualTo(Verdict.ORGANISATION_CHECK_DIGIT)
        .matches(v -> !v.isRefused());
  }
}
