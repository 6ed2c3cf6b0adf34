// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.features.table.RowRule;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Table;
import org.qingmiao.models.benefit.GreenVerdict;
import org.qingmiao.models.benefit.Metric;
import org.qingmiao.models.carbon.AreaLevel;
import org.qingmiao.models.carbon.Grade;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.financed.Attribution;
import org.qingmiao.models.carbon.financed.AttributionMethod;

class GreenContractsTest {

  static Stream<Table> tables() {
    return Stream.of(
        FactorVersions.TABLE,
        Footprints.TABLE,
        Attributions.TABLE,
        FinancedEmissionRows.TABLE,
        Exclusions.TABLE,
        EnvironmentalBenefits.TABLE,
        GreenRuleRows.TABLE,
        GreenLoans.TABLE,
        GreenFirms.TABLE,
        FootprintModels.TABLE,
        FuelChecks.TABLE,
        FuelFlags.TABLE,
        StressedBorrowers.TABLE,
        CarbonReportLines.TABLE,
        Restatements.TABLE);
  }

  // Rejection 1: PCAF would allow a net figure beside the gross ones; we print none.
  @ParameterizedTest
  @MethodSource("tables")
  void noColumnIsNet(Table table) {
    assertThat(table.columnNames())
        .noneMatch(name -> Arrays.asList(name.split("_")).contains("net"));
  }

  // Rejections 16, 15 and 18: a scored number has bounds, a benefit its baseline and share, a
  // printed number the way back to its rows; none of these columns may be empty.
  @Test
  void whatMakesANumberHonestIsRequired() {
    assertThat(required(Footprints.TABLE, "p05", "p50", "p95", "dq_score")).isTrue();
    assertThat(required(FinancedEmissionRows.TABLE, "p05", "p95", "dq_score")).isTrue();
    assertThat(
            required(
                EnvironmentalBenefits.TABLE, "baseline_method", "formula_id", "share", "basis"))
        .isTrue();
    assertThat(required(CarbonReportLines.TABLE, "lineage_id", "unit")).isTrue();
    assertThat(required(FactorVersions.TABLE, "source_doc", "source_locator", "grade")).isTrue();
  }

  private static boolean required(Table table, String... columns) {
    return Arrays.stream(columns).allMatch(c -> table.column(c).orElseThrow().required());
  }

  static Stream<Arguments> families() {
    return Stream.of(
        new Arguments(FactorVersions.TABLE, "grade", List.of(Grade.values())),
        new Arguments(FactorVersions.TABLE, "area_level", List.of(AreaLevel.values())),
        new Arguments(Footprints.TABLE, "scope", List.of(Scope.values())),
        new Arguments(FinancedEmissionRows.TABLE, "scope", List.of(Scope.values())),
        new Arguments(Attributions.TABLE, "method_id", List.of(AttributionMethod.values())),
        new Arguments(
            Attributions.TABLE, "denominator_type", List.of(Attribution.DenominatorType.values())),
        new Arguments(EnvironmentalBenefits.TABLE, "metric", List.of(Metric.values())),
        new Arguments(GreenLoans.TABLE, "status", List.of(GreenVerdict.Status.values())));
  }

  private record Arguments(Table table, String column, List<? extends Enum<?>> family) {}

  // A contract and the code that fills it speak of the same values.
  @ParameterizedTest
  @MethodSource("families")
  void contractsListTheValuesOfTheCode(Arguments one) {
    List<String> listed =
        one.table.rules().stream()
            .filter(rule -> rule.columns().equals(List.of(one.column)))
            .filter(RowRule.OneOf.class::isInstance)
            .map((Rule rule) -> ((RowRule.OneOf) rule).values())
            .findFirst()
            .orElseThrow();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(one.family.stream().map(Enum::name).toList());
  }
}
