// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.source.Guarantees;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Pings;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;

/** What every shipped group declares, and what its expressions make of joined values. */
@ExtendWith(SparkTest.class)
class CreditGroupTest {
  private static final Map<String, Table> SOURCES =
      Stream.concat(ShippedSources.ALL.stream(), Stream.of(CropBorrowers.TABLE))
          .collect(Collectors.toMap(Table::name, Function.identity()));

  @Test
  void descendsOnlyFromColumnsThatMayReachAModel() {
    assertThat(definitions()).allSatisfy(feature -> assertThat(feature.inputs()).isNotEmpty());
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
    for (Table table : List.of(Loans.TABLE, Guarantees.TABLE)) {
      assertThat(table.columns())
          .filteredOn(c -> c.role() == Role.POST_DECISION || c.role() == Role.OUTCOME)
          .extracting(c -> table.name() + "." + c.name())
          .isNotEmpty()
          .doesNotContainAnyElementsOf(inputs());
    }
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
    assertThat(definitions()).extracting(Feature::meaning).doesNotHaveDuplicates();
    for (CreditGroup group : ShippedGroups.ALL) {
      assertThat(group.definitions())
          .allSatisfy(feature -> assertThat(feature.name()).startsWith(group.name() + "_"));
    }
  }

  @Test
  void givesABusinessReasonWhereverItImposesADirection() {
    assertThat(definitions())
        .allSatisfy(
            feature ->
                assertThat(feature.why().equals("none")).isEqualTo(feature.trend() == Trend.FREE));
  }

  /** A joined column of which no feature is made would cost every run and tell nobody anything. */
  @Test
  void joinsNothingInVain() {
    Set<String> read =
        ShippedGroups.ALL.stream()
            .flatMap(group -> group.features().stream())
            .flatMap(feature -> feature.value().joined().stream())
            .map(column -> column.replaceFirst("_[0-9]+d$", ""))
            .collect(Collectors.toCollection(HashSet::new));
    for (CreditGroup group : ShippedGroups.ALL) {
      FeatureGroup facts = group.facts();
      assertThat(facts.columns().stream().map(Column::name).skip(3))
          .filteredOn(name -> !name.equals(facts.leakColumn()))
          .allSatisfy(name -> assertThat(read).contains(name.replaceFirst("_[0-9]+d$", "")));
    }
  }

  @Test
  void makesNoComparisonWithAGroupThatIsNotJoined() {
    for (CreditGroup group : ShippedGroups.ALL) {
      List<String> joined = group.facts().columns().stream().map(Column::name).toList();
      CreditGroup alone = group.among(List.of(group));
      assertThat(alone.features()).isNotEmpty();
      assertThat(alone.features())
          .allSatisfy(feature -> assertThat(joined).containsAll(feature.value().joined()));
      assertThat(group.among(ShippedGroups.ALL)).isEqualTo(group);
    }
  }

  @Test
  void asksForTheEnterpriseOrTheLoanByWhicheverNameItsSourceHas() {
    assertThat(PurchaseFeatures.GROUP.facts().keys()).containsExactly("buyer_token");
    assertThat(PurchaseFeatures.GROUP.spineKeys()).containsExactly("enterprise_token");
    assertThat(LoanFeatures.GROUP.spineKeys()).containsExactly("loan_token");
    assertThatThrownBy(() -> CreditGroup.of(FeatureGroup.of("ping", Pings.TABLE, "device_id")))
        .hasMessage(
            "group ping: key device_id is no token of an enterprise or a loan, so no row asks for it");
  }

  @Test
  void makesRatiosOfTheJoinedValues(SparkSession spark) {
    Row row =
        features(
            joined(
                spark,
                "loan_amount_requested_cny=320000",
                "tax_revenue_cny=400000",
                "tax_revenue_prior_year_cny=500000",
                "tax_vat_paid_cny=8000",
                "tax_age_days=91",
                "utility_energy_kwh=1200",
                "utility_energy_prior_year_kwh=1000",
                "enterprise_founded_on=DATE'2015-06-30'",
                "invoice_sum_cny_90d=300",
                "invoice_sum_cny_365d=1000",
                "invoice_sum_cny_455d=1250",
                "invoice_count_365d=20",
                "invoice_count_455d=25",
                "invoice_count_545d=30",
                "invoice_red_cny_365d=-250",
                "tax_mean_cny_365d=400",
                "cash_out_balance_cny=100",
                "cash_out_sum_cny_90d=600",
                "cash_in_sum_cny_90d=800",
                "permit_valid_until_3650d=DATE'2025-07-10'"));
    // 400,000 / 500,000 - 1
    assertIs(row, "tax_sales_growth", -0.2);
    // 8,000 / 400,000
    assertIs(row, "tax_vat_share", 0.02);
    // 320,000 / (4 * 400,000)
    assertIs(row, "loan_amount_to_sales", 0.2);
    // 1,200 / 1,000 - 1
    assertIs(row, "utility_power_growth", 0.2);
    // 2015-06-30 to 2025-06-30 is 3,653 days with the leap days of 2016, 2020 and 2024
    assertIs(row, "enterprise_age_years", 3653 / 365.25);
    // 91 * 12 / 365.25
    assertIs(row, "tax_months_since_period", 2.9897330595482545);
    // 4 * 300 / 1,000
    assertIs(row, "invoice_sales_pace", 1.2);
    // 300 / (1,250 - 1,000) - 1
    assertIs(row, "invoice_sales_growth", 0.2);
    // 250 / (1,000 + 250)
    assertIs(row, "invoice_red_share_365d", 0.2);
    // 4 * 400 against 1,000: (1,600 - 1,000) / 1,600
    assertIs(row, "invoice_tax_sales_gap", 0.375);
    // 100 / (600 / 3)
    assertIs(row, "cash_out_balance_months", 0.5);
    // (800 - 600) / 800
    assertIs(row, "cash_out_net_share_90d", 0.25);
    // 2025-06-30 to 2025-07-10
    assertIs(row, "permit_days_left", 10.0);
  }

  /**
   * Nothing has changed, but the newest of three months is not known yet, nor one of four quarters:
   * 2 x 100 of 90 days, 3 x 100 of the same days before, 3 x 50 of 365 days and 4 x 50 before.
   */
  @Test
  void takesAPeriodThatIsNotKnownYetForNoFall(SparkSession spark) {
    Row row =
        features(
            joined(
                spark,
                "utility_sum_kwh_90d=200",
                "utility_sum_kwh_365d=1100",
                "utility_sum_kwh_455d=1400",
                "utility_count_90d=2",
                "utility_count_365d=11",
                "utility_count_455d=14",
                "social_insured_90d=20",
                "social_insured_365d=110",
                "social_insured_455d=140",
                "social_count_90d=2",
                "social_count_365d=11",
                "social_count_455d=14",
                "tax_sum_cny_365d=150",
                "tax_sum_cny_730d=350",
                "tax_mean_cny_365d=50",
                "tax_count_365d=3",
                "tax_count_730d=7",
                "invoice_sum_cny_365d=200"));
    assertIs(row, "utility_power_year_growth", 0.0);
    assertIs(row, "social_insured_growth", 0.0);
    assertIs(row, "tax_sales_year_growth", 0.0);
    assertIs(row, "tax_sales_cny_365d", 200.0);
    assertIs(row, "invoice_tax_sales_gap", 0.0);
  }

  /** A hundred days of trade are no growth, nor are four hundred. */
  @Test
  void takesAShortHistoryForNoGrowth(SparkSession spark) {
    Row row =
        features(
            joined(
                spark,
                "invoice_sum_cny_90d=900",
                "invoice_sum_cny_365d=1000",
                "invoice_sum_cny_455d=1050",
                "invoice_count_365d=10",
                "invoice_count_455d=10",
                "invoice_count_545d=10"));
    assertThat(row.<Double>getAs("invoice_sales_pace")).isNull();
    assertThat(row.<Double>getAs("invoice_sales_growth")).isNull();
  }

  /** EBITDA 1.2 m, interest 0.2 m, 0.3 m due, debt 4 m, other liabilities 1 m, assets 10 m. */
  @Test
  void judgesAStatementByCoverageAndLeverage(SparkSession spark) {
    Row row =
        features(
            joined(
                spark,
                "finance_ebitda_cny=1200000",
                "finance_interest_cny=200000",
                "finance_principal_due_cny=300000",
                "finance_debt_cny=4000000",
                "finance_other_liabilities_cny=1000000",
                "finance_total_assets_cny=10000000",
                "finance_revenue_cny=6000000",
                "finance_mean_ebitda_cny_1460d=1500000"));
    // 1.2 / 0.2
    assertIs(row, "finance_icr", 6.0);
    // 1.2 / (0.2 + 0.3)
    assertIs(row, "finance_dscr", 2.4);
    // 4 / 1.2
    assertIs(row, "finance_leverage", 10 / 3.0);
    // (4 + 1) / 10
    assertIs(row, "finance_liabilities_share", 0.5);
    // 0.2 / 4
    assertIs(row, "finance_interest_rate", 0.05);
    // 1.2 / 6
    assertIs(row, "finance_margin", 0.2);
    // 1.2 / 1.5 - 1
    assertIs(row, "finance_earnings_trend", -0.2);
  }

  /** A loss is not clipped, and debt without earnings never looks small. */
  @Test
  void letsALossLookLikeOne(SparkSession spark) {
    Row loss =
        features(
            joined(
                spark,
                "finance_ebitda_cny=-100",
                "finance_interest_cny=50",
                "finance_principal_due_cny=150",
                "finance_debt_cny=1000"));
    // -100 / 50, -100 / (50 + 150)
    assertIs(loss, "finance_icr", -2.0);
    assertIs(loss, "finance_dscr", -0.5);
    assertIs(loss, "finance_leverage", 100.0);
    // 1,000 / 1 is more than a hundred years of earnings
    Row little = features(joined(spark, "finance_ebitda_cny=1", "finance_debt_cny=1000"));
    assertIs(little, "finance_leverage", 100.0);
    Row free = features(joined(spark, "finance_ebitda_cny=-100", "finance_debt_cny=0"));
    assertIs(free, "finance_leverage", 0.0);
  }

  @Test
  void leavesARatioByZeroOrByNothingEmpty(SparkSession spark) {
    Row row =
        features(
            joined(
                spark,
                "loan_amount_requested_cny=320000",
                "tax_revenue_cny=0",
                "tax_vat_paid_cny=8000",
                "tax_arrears_cny=5",
                "tax_mean_cny_365d=0",
                "utility_energy_kwh=1200",
                "utility_energy_prior_year_kwh=0",
                "finance_ebitda_cny=1000",
                "finance_interest_cny=0",
                "invoice_sum_cny_90d=300",
                "invoice_sum_cny_365d=0",
                "invoice_sum_cny_455d=0",
                "invoice_max_cny_365d=10",
                "cash_in_sales_cny_365d=10"));
    assertThat(
            Stream.of(
                    "tax_sales_growth",
                    "tax_vat_share",
                    "tax_arrears_share",
                    "loan_amount_to_sales",
                    "utility_power_growth",
                    "finance_icr",
                    "finance_dscr",
                    "invoice_sales_pace",
                    "invoice_sales_growth",
                    "invoice_largest_share_365d",
                    "invoice_tax_sales_gap",
                    "cash_in_collected_365d",
                    "court_claims_to_sales")
                .map(row::<Double>getAs))
        .containsOnlyNulls();
  }

  /**
   * Whom no court, bureau or ecology bureau names has 0 of it; of other sources nothing is known.
   */
  @Test
  void countsNothingWhereARegisterOfEverybodySaysNothing(SparkSession spark) {
    Row row = features(joined(spark, "tax_mean_cny_365d=250"));
    assertThat(
            Stream.of(
                    "court_cases_1095d",
                    "court_claims_to_sales",
                    "enquiry_approvals_90d",
                    "guarantor_cny_1095d",
                    "guarantor_to_sales",
                    "penalty_count_1095d")
                .map(row::<Double>getAs))
        .containsOnly(0.0);
    assertThat(
            definitions().stream()
                .map(Feature::name)
                .filter(
                    name ->
                        !name.matches("(court|enquiry|guarant(or|eed)|penalty)_.*")
                            && row.getAs(name) != null))
        .containsExactly("tax_sales_cny_365d");
  }

  @Test
  void namesTheGroupsItHasWhenAskedForAnother() {
    assertThatThrownBy(() -> ShippedGroups.named("taxes"))
        .hasMessageStartingWith("feature group \"taxes\" is unknown, expected one of loan, ")
        .hasMessageEndingWith(", penalty, land, crop");
  }

  private static void assertIs(Row row, String feature, double expected) {
    assertThat(row.<Double>getAs(feature)).as(feature).isCloseTo(expected, within(1e-12));
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

  /** One row as of 2025-06-30 with all joined columns: these in SQL, the others null. */
  private static Dataset<Row> joined(SparkSession spark, String... cells) {
    Map<String, String> values =
        Stream.of(cells)
            .map(cell -> cell.split("=", 2))
            .collect(Collectors.toMap(cell -> cell[0], cell -> cell[1]));
    List<Column> columns =
        ShippedGroups.ALL.stream().flatMap(group -> group.facts().columns().stream()).toList();
    assertThat(columns).extracting(Column::name).containsAll(values.keySet());
    return spark.sql(
        columns.stream()
            .map(
                c ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(
                            values.getOrDefault(c.name(), "NULL"),
                            c.type().spark().sql(),
                            c.name()))
            .collect(Collectors.joining(", ", "SELECT DATE'2025-06-30' AS as_of, ", "")));
  }
}
