// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchTest {
  private static final String CODE = "9111010891687551XT";
  private static final Party REGISTERED =
      new Party(CODE, "青苗（北京）合作社", "110108", "010-62345678", "p1");

  @Test
  void equalCodesAreOnePartyHoweverTheyWereTyped() {
    assertThat(Match.of(REGISTERED, new Party(" 9111010891687551xt", "", "", "", "")))
        .hasValue(Match.CREDIT_CODE);
  }

  /** Characters 7 to 15 of the old number are 91687551X, characters 9 to 17 of the code. */
  @Test
  void anOldTaxNumberHoldsTheOrganisationCode() {
    assertThat(Match.of(REGISTERED, new Party("11010891687551X", "", "", "", "")))
        .hasValue(Match.ORGANISATION_CODE)
        .get()
        .extracting(Match::certainty)
        .isEqualTo(Match.Certainty.SAME);
  }

  @Test
  void aNameNeedsTheRegionAndOneMoreEqualField() {
    Party byPhone = new Party("", "青苗(北京)合作社", "110105", "01062345678", "");
    assertThat(Match.of(REGISTERED, byPhone)).hasValue(Match.NAME_AND_REGION);
    assertThat(Match.NAME_AND_REGION.certainty()).isEqualTo(Match.Certainty.LIKELY);
    Party byPerson = new Party("", "青苗北京合作社", "1101", "", "p1");
    assertThat(Match.of(REGISTERED, byPerson)).hasValue(Match.NAME_AND_REGION);
    assertThat(Match.of(REGISTERED, new Party("", "青苗北京合作社", "110108", "", ""))).isEmpty();
    Party elsewhere = new Party("", "青苗北京合作社", "440300", "010-62345678", "p1");
    assertThat(Match.of(REGISTERED, elsewhere)).isEmpty();
  }

  @Test
  void emptyFieldsAreNotEqual() {
    Party empty = new Party("", "", "", "", "");
    assertThat(Match.of(empty, empty)).isEmpty();
  }

  /** The code asks for E as its last character, the organisation code in it for 8. */
  @Test
  void aFillerInPlaceOfACodeNamesNobody() {
    Party filled = new Party("999999999999999999", "甲商行", "110108", "1", "p1");
    Party other = new Party("999999999999999999", "乙商行", "110108", "2", "p2");
    assertThat(Match.of(filled, other)).isEmpty();
  }

  /** One wrong character of the region leaves the organisation code and its check as they were. */
  @Test
  void aWrongCharacterLeavesTheOrganisationCode() {
    assertThat(Match.of(REGISTERED, new Party("9111010991687551XT", "", "", "", "")))
        .hasValue(Match.ORGANISATION_CODE);
  }
}
