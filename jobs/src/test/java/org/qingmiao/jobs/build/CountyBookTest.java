// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.group.CreditGroup;
import org.qingmiao.features.group.ShippedGroups;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.Settings;

/** The book of whichever groups a conf names. */
class CountyBookTest {

  static Stream<String> groups() {
    return ShippedGroups.ALL.stream().map(CreditGroup::name);
  }

  /** What is left of a group alone descends from tables that the book reads, each with a role. */
  @ParameterizedTest
  @MethodSource("groups")
  void standsOnAnyGroupAlone(String group) {
    CountyBook book = book(group);
    book.refuseLeaks();
    List<String> tables = book.reads().stream().map(Table::name).toList();
    assertThat(book.features()).isNotEmpty();
    assertThat(book.features())
        .allSatisfy(feature -> assertThat(tables).containsAll(feature.tables()));
  }

  @Test
  void comparesGroupsOnlyWhereItJoinsBoth() {
    assertThat(book("loan", "enterprise").features())
        .extracting(Feature::name)
        .contains("loan_amount_cny")
        .doesNotContain("loan_amount_to_sales");
    assertThat(book("loan", "tax").features())
        .extracting(Feature::name)
        .contains("loan_amount_cny", "loan_amount_to_sales");
  }

  @Test
  void readsASourceOnceWhereGroupsAskItForBothSides() {
    assertThat(book("invoice", "purchase", "cash_in", "cash_out", "repayment").reads())
        .extracting(Table::name)
        .containsExactly("raw.loan", "raw.repayment", "raw.invoice", "raw.bank_flow");
  }

  private static CountyBook book(String... groups) {
    CreditSettings credit =
        Settings.read(
                Path.of("..", "conf", "demo.yaml"),
                List.of("credit.groups=[%s]".formatted(String.join(", ", groups))),
                ShippedSources.ALL)
            .credit()
            .orElseThrow();
    return new CountyBook(List.of(), credit);
  }
}
