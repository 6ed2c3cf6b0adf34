// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataDictionaryTest {
  private static final Table FILING =
      Table.of("raw.tax_filing", "one filing of one enterprise for one tax period", Shape.EVENTS)
          .columns(
              Column.text("enterprise_token", "Enterprise that filed.")
                  .token("credit_code")
                  .role(Role.ID),
              Column.text("filing_no", "Number of the filing."),
              Column.date("period_end", "Last day of the tax period."),
              Column.instant("filed_at", "When the tax bureau received it."),
              Column.whole("version", Unit.NONE, "Version of the filing."),
              Column.decimal(
                      "revenue_cny",
                      18,
                      2,
                      Unit.CNY,
                      "Revenue that was declared for the period, before returns and without the value-added tax that was charged on it.")
                  .optional()
                  .level(3)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON))
          .key("filing_no", "version")
          .clock(Clock.of("period_end", "filed_at", "filing_no").versionedBy("version"))
          .rules(
              Rule.ordered("period_end", "filed_at"),
              Rule.between("revenue_cny", "0", "1E12").warn());

  @Test
  void printsTheContractAsAPersonReadsIt() {
    assertThat(DataDictionary.of(FILING).text())
        .isEqualTo(
            """
            raw.tax_filing: one filing of one enterprise for one tax period
              shape   events: a day reads every delivery up to it
              key     filing_no, version
              clocks  happened period_end, known filed_at, days of Asia/Shanghai; filing_no restated by
                      version
              level   3 of 5, the highest of its columns
              gate    at most 2 % in quarantine, at least 1 row
              kept    10 years (our default; set it by the bank's own rules)

              enterprise_token  text · level 3 · id · credit · token of credit_code
                                Enterprise that filed.
              filing_no         text · level 1 · meta · credit
                                Number of the filing.
              period_end        date · level 1 · meta · credit
                                Last day of the tax period.
              filed_at          instant · level 1 · meta · credit
                                When the tax bureau received it.
              version           whole · level 1 · meta · credit
                                Version of the filing.
              revenue_cny       decimal(18,2) CNY · may be missing · level 3 · feature · credit, carbon
                                Revenue that was declared for the period, before returns and without the
                                value-added tax that was charged on it.

              - period_end is not after filed_at
              - revenue_cny lies between 0 and 1000000000000 (only warns)
            """);
  }

  @Test
  void noLineIsWiderThanATerminal() {
    assertThat(DataDictionary.of(FILING).text().lines())
        .allMatch(line -> line.length() <= DataDictionary.WIDTH);
  }
}
