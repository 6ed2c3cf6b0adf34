// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;

/** What every shipped group declares, and what its expressions make of joined values. */
@ExtendWith(SparkTest.class)
class CreditGroupTest {
  private static final Map<String, Table> SOURCES =
      Stream.of(
              Enterprises.TABLE,
              Loans.TABLE,
              Repayments.TABLE,
              TaxFilings.TABLE,
              UtilityBills.TABLE)
          .collect(Collectors.toMap(Table::name, Function.identity()));

  @Test
  void descendsOnlyFromColumnsThatMayReachAModel() {
    for (String input : inputs()) {
      int dot = input.lastIndexOf('.');
      Table table = SOURCES.get(input.substring(0, dot));
      assertThat(table).as(input).isNotNull();
      assertThat(table.column(input.substring(dot + 1)))
          .as(input)
          .hasValueSatisfying(column -> assertThat(column.role().mayReachModel()).isTrue());
    }
  }

  @Test
  void takesNothingFromTheOutcome() {
    assertThat(inputs()).noneMatch(input -> input.startsWith("raw.repayment"));
    assertThat(Loans.TABLE.columns())
        .filteredOn(c -> c.role() == Role.POST_DECISION || c.role() == Role.OUTCOME)
        .extracting(c -> "raw.loan." + c.name())
        .doesNotContainAnyElementsOf(inputs());
  }

  @Test
  void givesEveryFeatureReasonsThatTheCatalogueHas() throws IOException {
    List<String> codes =
        Files.readAllLines(Path.of("../conf/reasons.csv")).stream()
            .map(line -> line.split(",")[0])
            .toList();
    assertThat(definitions())
        .allSatisfy(feature -> assertThat(codes).contains(feature.code(), feature.dataCode()));
  }

  @Test
  void namesEveryFeatureOnceAndAfterItsGroup() {
    assertThat(definitions()).extracting(Feature::name).doesNotHaveDuplicates();
    for (CreditGroup group : ShippedGroups.ALL) {
      assertThat(group.definitions())
          .allSatisfy(feature -> assertThat(feature.name()).startsWith(group.name() + "_"));
    }
  }

  @Test
  void makesRatiosOfTheJoinedValues(SparkSession spark) {
    Row row = features(joined(spark, "400000.00", "500000.00", "1000.00"));
    // 400,000 / 500,000 - 1
    assertThat(row.<Double>getAs("tax_sales_growth")).isCloseTo(-0.2, within(1e-12));
    // 8,000 / 400,000
    assertThat(row.<Double>getAs("tax_vat_share")).isCloseTo(0.02, within(1e-12));
    // 320,000 / (4 * 400,000)
    assertThat(row.<Double>getAs("loan_amount_to_sales")).isCloseTo(0.2, within(1e-12));
    // 1,200 / 1,000 - 1
    assertThat(row.<Double>getAs("utility_power_growth")).isCloseTo(0.2, within(1e-12));
    // 2015-06-30 to 2025-06-30 is 3,653 days with the leap days of 2016, 2020 and 2024
    assertThat(row.<Double>getAs("enterprise_age_years")).isCloseTo(3653 / 365.25, within(1e-12));
    // 91 * 12 / 365.25
    assertThat(row.<Double>getAs("tax_months_since_period"))
        .isCloseTo(2.9897330595482545, within(1e-12));
  }

  @Test
  void leavesARatioByZeroOrByNothingEmpty(SparkSession spark) {
    Row row = features(joined(spark, "0.00", null, "0.00"));
    assertThat(
            Stream.of(
                    "tax_sales_growth",
                    "tax_vat_share",
                    "tax_arrears_share",
                    "loan_amount_to_sales",
                    "utility_power_growth")
                .map(row::<Double>getAs))
        .containsOnlyNulls();
  }

  @Test
  void namesTheGroupsItHasWhenAskedForAnother() {
    assertThatThrownBy(() -> ShippedGroups.named("taxes"))
        .hasMessage(
            "feature group \"taxes\" is unknown, expected one of loan, enterprise, tax, utility");
  }

  private static List<Feature> definitions() {
    return ShippedGroups.ALL.stream().flatMap(group -> group.definitions().stream()).toList();
  }

  private static List<String> inputs() {
    return definitions().stream().flatMap(feature -> feature.inputs().stream()).toList();
  }

  private static Row features(Dataset<Row> joined) {
    return CreditGroup.features(ShippedGroups.ALL, joined).first();
  }

  private static Dataset<Row> joined(
      SparkSession spark, String sales, String salesYearBefore, String powerYearBefore) {
    String yearBefore = salesYearBefore == null ? "null" : salesYearBefore;
    return spark.sql(
        """
        SELECT DATE'2025-06-30' AS as_of,
               CAST(320000 AS DECIMAL(18,2)) AS loan_amount_requested_cny,
               12L AS loan_term_requested_months, 'BULLET' AS loan_schedule,
               'NONE' AS loan_guarantee,
               DATE'2015-06-30' AS enterprise_founded_on,
               CAST(500000 AS DECIMAL(18,2)) AS enterprise_registered_capital_cny,
               5L AS enterprise_insured_count, 'C' AS enterprise_sector,
               CAST(%s AS DECIMAL(18,2)) AS tax_revenue_cny,
               CAST(%s AS DECIMAL(18,2)) AS tax_revenue_prior_year_cny,
               CAST(8000 AS DECIMAL(18,2)) AS tax_vat_paid_cny,
               CAST(0 AS DECIMAL(18,2)) AS tax_arrears_cny, 'B' AS tax_grade,
               91 AS tax_age_days,
               CAST(1200 AS DECIMAL(18,2)) AS utility_energy_kwh,
               CAST(%s AS DECIMAL(18,2)) AS utility_energy_prior_year_kwh,
               CAST(800 AS DECIMAL(18,2)) AS utility_amount_cny
        """
            .formatted(sales, yearBefore, powerYearBefore));
  }
}
