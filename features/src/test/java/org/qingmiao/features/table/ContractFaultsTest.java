// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContractFaultsTest {

  @Test
  void namesEveryFaultOfAContract() {
    Table table =
        Table.of("raw.thing", "one thing", Shape.EVENTS)
            .columns(
                Column.text("person_no", "Number of a person.").level(4).optional(),
                Column.text("loan_token", "Loan."),
                Column.whole("phone", Unit.NONE, "Phone number.").token("phone"),
                Column.real("amount_cny", Unit.CNY, "Amount"))
            .key("person_no");
    assertThat(ContractFaults.of(table))
        .containsExactly(
            "raw.thing: identifier person_no of level 4 names no token domain; add .token(\"…\")",
            "raw.thing: person_no belongs to the key and is optional",
            "raw.thing: identifier loan_token of level 1 names no token domain; add .token(\"…\")",
            "raw.thing: phone is a token and whole, expected text",
            "raw.thing: amount_cny is money and real, expected decimal: sums of reals depend on"
                + " their order",
            "raw.thing: the meaning of amount_cny is no sentence: \"Amount\"",
            "raw.thing: its facts accumulate, but it has no clocks; say when they happen and are"
                + " known");
  }

  @Test
  void aColumnThatMustNotBeCollectedIsNotEvenBuilt() {
    Table table = Table.of("raw.thing", "one thing", Shape.SNAPSHOT);
    assertThatThrownBy(() -> table.columns(Column.text("blood_type", "Blood type.")))
        .hasMessage(
            "raw.thing: column blood_type must not be collected (Credit Industry Regulation,"
                + " article 14)");
  }
}
