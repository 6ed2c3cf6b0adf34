// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;

/** Ratios of two sources on rows small enough to be added up by hand. The filed year is 2024. */
@ExtendWith(SparkTest.class)
class CrossChecksTest {
  private static final LocalDate DAY = LocalDate.of(2025, 4, 30);
  private static final CrossChecks CHECKS = CrossChecks.asOf(DAY);

  private final SparkSession spark;

  CrossChecksTest(SparkSession spark) {
    this.spark = spark;
  }

  /** 4 filings of 100 by a, the last restated from 90; 3 by b, who is not compared. */
  private Dataset<Row> filings() {
    return rows(
        "filing_no, enterprise_token, period_end date, filed_at timestamp, known_time timestamp,"
            + " version bigint, op, revenue_cny decimal(18,2)",
        "a1, a, 2024-03-31, 2024-04-10, 2024-04-10, 0, U, 100",
        "a2, a, 2024-06-30, 2024-07-10, 2024-07-10, 0, U, 100",
        "a3, a, 2024-09-30, 2024-10-10, 2024-10-10, 0, U, 100",
        "a4, a, 2024-12-31, 2025-01-10, 2025-01-10, 0, U, 90",
        "a4, a, 2024-12-31, 2025-02-10, 2025-02-10, 1, U, 100",
        "a0, a, 2023-12-31, 2024-01-10, 2024-01-10, 0, U, 7000",
        "b1, b, 2024-03-31, 2024-04-10, 2024-04-10, 0, U, 100",
        "b2, b, 2024-06-30, 2024-07-10, 2024-07-10, 0, U, 100",
        "b3, b, 2024-09-30, 2024-10-10, 2024-10-10, 0, U, 100");
  }

  @Test
  void comparesInvoicesWithFilingsOfTheSameYearAsTheyStand() {
    Dataset<Row> invoices =
        rows(
            "invoice_no, seller_token, issued_on date, received_at timestamp, known_time timestamp,"
                + " version bigint, op, amount_cny decimal(18,2)",
            "1, a, 2024-01-01, 2024-01-01, 2024-01-01, 0, U, 500",
            "2, a, 2024-12-31, 2024-12-31, 2024-12-31, 0, U, 60",
            "3, a, 2024-12-31, 2024-12-31, 2024-12-31, 0, U, -60", // a red letter
            "4, a, 2024-05-01, 2024-05-01, 2024-05-01, 0, U, 900",
            "4, a, 2024-05-01, 2024-05-09, 2024-05-09, 1, D, 900", // withdrawn
            "5, a, 2025-01-01, 2025-01-01, 2025-01-01, 0, U, 900", // of the next year
            "7, b, 2024-05-01, 2024-05-01, 2024-05-01, 0, U, 900");
    // (500 + 60 - 60) / (4 x 100) = 1.25
    assertThat(values(CHECKS.invoicedToDeclared(invoices, filings()), "invoiced_to_declared"))
        .containsExactly(Map.entry("a", 1.25));
  }

  /** kWh by yuan are 0.1, 0.2 and 0.4; their median is 0.2, so they are 0.5, 1 and 2 of it. */
  @Test
  void comparesPowerBySalesWithThatOfTheSector() {
    List<String> bills = new ArrayList<>();
    List<String> filed = new ArrayList<>();
    Map.of("a", 40, "b", 80, "c", 160, "d", 9)
        .forEach(
            (enterprise, kwhOfYear) -> {
              for (int month = 1; month <= 12; month++) {
                String end = LocalDate.of(2024, month, 1).plusMonths(1).minusDays(1).toString();
                bills.add(
                    "%s%d, %s, %s, %s, %s, 0, U, %s"
                        .formatted(enterprise, month, enterprise, end, end, end, kwhOfYear / 12.0));
                if (month % 3 == 0) {
                  filed.add(
                      "%s%d, %s, %s, %s, %s, 0, U, 100"
                          .formatted(enterprise, month, enterprise, end, end, end));
                }
              }
            });
    Dataset<Row> drawn =
        rows(
            "bill_no, enterprise_token, period_end date, issued_at timestamp, known_time timestamp,"
                + " version bigint, op, energy_kwh decimal(18,8)",
            bills.toArray(String[]::new));
    Dataset<Row> sales =
        rows(
            "filing_no, enterprise_token, period_end date, filed_at timestamp,"
                + " known_time timestamp, version bigint, op, revenue_cny decimal(18,2)",
            filed.toArray(String[]::new));
    Dataset<Row> sectors =
        rows(
            "entry_no, enterprise_token, effective_on date, published_at timestamp,"
                + " known_time timestamp, version bigint, op, sector",
            "1, a, 2020-01-01, 2020-01-05, 2020-01-05, 0, U, H",
            "2, a, 2022-01-01, 2022-01-05, 2022-01-05, 0, U, C",
            "3, b, 2020-01-01, 2020-01-05, 2020-01-05, 0, U, C",
            "4, c, 2020-01-01, 2020-01-05, 2020-01-05, 0, U, C",
            "5, d, 2020-01-01, 2020-01-05, 2020-01-05, 0, U, H");
    Map<String, Double> found =
        values(CHECKS.powerToPeers(drawn, sales, sectors), "power_to_peers");
    assertThat(found.keySet()).containsExactly("a", "b", "c", "d");
    assertThat(found.get("a")).isCloseTo(0.5, within(1e-6));
    assertThat(found.get("b")).isCloseTo(1, within(1e-6));
    assertThat(found.get("c")).isCloseTo(2, within(1e-6));
    assertThat(found.get("d")).isCloseTo(1, within(1e-6));
  }

  @Test
  void comparesWagesPaidWithWagesInsured() {
    List<String> flows = new ArrayList<>();
    List<String> insured = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      LocalDate end = LocalDate.of(2024, month, 1).plusMonths(1).minusDays(1);
      flows.add("w%d, a, %s, %s, %s, 0, U, 50, PAYROLL, null".formatted(month, end, end, end));
      flows.add("l%d, a, %s, %s, %s, 0, U, 70, PAYROLL, loan".formatted(month, end, end, end));
      flows.add("p%d, a, %s, %s, %s, 0, U, 90, PURCHASE, null".formatted(month, end, end, end));
      insured.add("i%d, a, %s, %s, %s, 0, U, 100".formatted(month, end, end, end));
      insured.add("j%d, b, %s, %s, %s, 0, U, 100".formatted(month, end, end, end));
    }
    Dataset<Row> paid =
        rows(
            "txn_no, payer_token, booked_at timestamp, recorded_at timestamp,"
                + " known_time timestamp, version bigint, op, amount_cny decimal(18,2), usage,"
                + " loan_token",
            flows.toArray(String[]::new));
    Dataset<Row> insurance =
        rows(
            "filing_no, enterprise_token, month_end date, filed_at timestamp,"
                + " known_time timestamp, version bigint, op, wage_base_cny decimal(18,2)",
            insured.toArray(String[]::new));
    // 12 x 50 / (12 x 100)
    assertThat(values(CHECKS.paidToInsured(paid, insurance), "paid_to_insured"))
        .containsExactly(Map.entry("a", 0.5));
  }

  @Test
  void comparesLandDeclaredWithTheRightsOfThatDay() {
    Dataset<Row> applications =
        rows(
            "application_no, enterprise_token, applied_on date, recorded_at timestamp,"
                + " known_time timestamp, version bigint, op, declared_land_mu decimal(18,2)",
            "1, a, 2022-05-01, 2022-05-01, 2022-05-01, 0, U, 900",
            "2, a, 2024-05-01, 2024-05-01, 2024-05-01, 0, U, 45",
            "3, b, 2024-05-01, 2024-05-01, 2024-05-01, 0, U, null");
    Dataset<Row> rights =
        rows(
            "right_no, enterprise_token, valid_from date, registered_at timestamp,"
                + " known_time timestamp, version bigint, op, area_ha decimal(18,6),"
                + " valid_until date",
            "1, a, 2018-01-01, 2018-01-05, 2018-01-05, 0, U, 1.5, null",
            "2, a, 2020-01-01, 2020-01-05, 2020-01-05, 0, U, 0.5, 2024-12-31",
            "3, a, 2020-01-01, 2020-01-05, 2020-01-05, 0, U, 7, 2024-04-30",
            "4, a, 2024-05-02, 2024-05-05, 2024-05-05, 0, U, 7, null");
    // 45 mu are 3 ha; rights 1 and 2 held on 2024-05-01: 3 / 2
    assertThat(
            values(
                CHECKS.declaredToRegisteredLand(applications, rights),
                "declared_to_registered_land"))
        .containsExactly(Map.entry("a", 1.5));
  }

  /** Rows of text cells, cast to the types behind the names; text where none stands there. */
  private Dataset<Row> rows(String columns, String... lines) {
    String[] names = columns.split(", ");
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = new ArrayList<>();
      String[] texts = line.split(", ");
      for (int i = 0; i < names.length; i++) {
        String type =
            names[i].contains(" ") ? names[i].substring(names[i].indexOf(' ') + 1) : "string";
        String cell = texts[i].equals("null") ? "null" : "'" + texts[i] + "'";
        cells.add("cast(%s as %s)".formatted(cell, type));
      }
      values.add("(" + String.join(", ", cells) + ")");
    }
    List<String> bare = new ArrayList<>();
    for (String name : names) {
      bare.add(name.split(" ")[0]);
    }
    return spark.sql(
        "select * from values %s as t(%s)"
            .formatted(String.join(", ", values), String.join(", ", bare)));
  }

  private static Map<String, Double> values(Dataset<Row> ratios, String column) {
    Map<String, Double> values = new TreeMap<>();
    ratios
        .select("enterprise_token", column)
        .collectAsList()
        .forEach(r -> values.put(r.getString(0), r.getDouble(1)));
    return values;
  }
}
