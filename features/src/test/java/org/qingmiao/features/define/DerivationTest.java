// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.source.Guarantees;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;

class DerivationTest {
  private static final Derivation DERIVATION =
      new Derivation(
          List.of(Guarantees.TABLE),
          Map.of("given", List.of("raw.guarantee.guarantor_token", "raw.guarantee.amount_cny")),
          (spine, told) -> spine);

  /** Of the table that is worked out only columns that have inputs lead anywhere. */
  @Test
  void leadsToTheColumnsOfItsSources() {
    assertThat(
            DERIVATION.behind(
                TaxFilings.TABLE,
                List.of(
                    "raw.tax_filing.given", "raw.tax_filing.version", "raw.guarantee.amount_cny")))
        .containsExactly("raw.guarantee.guarantor_token", "raw.guarantee.amount_cny");
  }

  @Test
  void refusesASourceWithoutClocksAndInputsThatNoSourceHas() {
    Table list =
        Table.of("raw.list", "one line", Shape.REFERENCE).columns(Column.text("line", "A line."));
    assertThatThrownBy(
            () ->
                new Derivation(
                    List.of(Guarantees.TABLE, list),
                    Map.of("given", List.of("raw.guarantee.amount", "raw.invoice.amount_cny")),
                    (spine, told) -> spine))
        .hasMessage(
            "facts that are worked out: raw.list has no clocks; raw.guarantee.amount is no column of a source; raw.invoice.amount_cny is no column of a source");
  }
}
