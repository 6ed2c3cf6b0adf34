// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.DirectN2o;
import org.qingmiao.models.carbon.FactorBook;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.RunKind;
import org.qingmiao.models.carbon.ShippedBook;
import org.qingmiao.models.carbon.ShippedConf;
import org.qingmiao.models.carbon.inventory.InventoryMethod;

class ProjectYieldTest {

  private static final InventoryMethod DISCLOSURE =
      method(ShippedBook.of(ShippedConf.gwp().get("AR5")));
  private static final InventoryMethod TRIAL =
      method(
          new FactorBook(
              DISCLOSURE.book().factors(),
              DISCLOSURE.book().policy().kind(RunKind.TRIAL),
              DISCLOSURE.book().units(),
              DISCLOSURE.book().gwp()));

  // G26: 100,000 MWh in the nation. In summer 2025 the fossil mix of 2023 is not published and that
  // of 2022 unverified, so the average of 2022 is left: 0.5366 t/MWh.
  @Test
  void powerFallsToTheAverageMixAndSaysSo() {
    ProjectYield.Outcome co2 = power(DISCLOSURE);
    assertThat(value(co2).value()).isCloseTo(53_660, within(1e-6));
    assertThat(value(co2).baseline()).isEqualTo(Baseline.AVERAGE_MIX);
    assertThat(co2.factorIds()).hasSize(1).first().asString().contains("CN-GRID-2022");
    // On the desk the unverified fossil mix of 2022 may speak: 0.8325 t/MWh.
    assertThat(value(power(TRIAL)).value()).isCloseTo(83_250, within(1e-6));
    assertThat(value(power(TRIAL)).baseline()).isEqualTo(Baseline.FOSSIL_MIX);
  }

  // G27: 1,000 tce * 0.67 * 44/12; the 0.67 is from memory, so a disclosure has the coal only.
  @Test
  void savedCoalHasCarbonOnlyOnceSomebodyAttestsIt() {
    ProjectYield saving = new ProjectYield(FormulaId.EFFICIENCY, 1000, "tce", "CN37");
    assertThat(value(outcome(saving, TRIAL, Metric.CO2)).value())
        .isCloseTo(2456.666667, within(1e-3));
    assertThat(value(outcome(saving, DISCLOSURE, Metric.TCE)).value()).isEqualTo(1000);
    assertThat(outcome(saving, DISCLOSURE, Metric.CO2).value().gap())
        .contains(Gap.FACTOR_UNVERIFIED);
  }

  // G32 over the 113 days of the table: 1.32 * (1 - 0.55) * 113 d * 10 ha kg CH4, * 28 under AR5.
  @Test
  void drainingPaddiesSavesMethane() {
    ProjectYield.Outcome co2 =
        outcome(
            new ProjectYield(FormulaId.FARM_RICE_AWD, 10, "ha", "CN37"), DISCLOSURE, Metric.CO2);
    assertThat(value(co2).value()).isCloseTo(1.32 * 0.45 * 113 * 10 / 1000 * 28, within(1e-9));
    assertThat(co2.factorIds()).anyMatch(id -> id.contains("RICE_SEASON_DAYS"));
  }

  // G28: 50,000 Nm3 * 0.717 kg * 28.
  @Test
  void burntMethaneIsWeighedOnlyOnceSomebodyAttestsItsDensity() {
    ProjectYield digester = new ProjectYield(FormulaId.FARM_DIGESTER, 50_000, "Nm3", "CN37");
    assertThat(value(outcome(digester, TRIAL, Metric.CO2)).value()).isCloseTo(1003.8, within(1e-6));
    assertThat(outcome(digester, DISCLOSURE, Metric.CO2).value().gap())
        .contains(Gap.FACTOR_UNVERIFIED);
  }

  @Test
  void aFormulaThatNeedsMoreHasAReason() {
    assertThat(
            outcome(new ProjectYield(FormulaId.SEWAGE, 1, "t", "CN37"), DISCLOSURE, Metric.CO2)
                .value()
                .gap())
        .contains(Gap.MISSING_INPUT);
  }

  private static ProjectYield.Outcome power(InventoryMethod method) {
    return outcome(
        new ProjectYield(FormulaId.POWER_WIND_PV, 100_000, "MWh", "CN"), method, Metric.CO2);
  }

  private static ProjectYield.Outcome outcome(
      ProjectYield project, InventoryMethod method, Metric metric) {
    return project.outcomes(method).stream()
        .filter(one -> one.metric() == metric)
        .findFirst()
        .orElseThrow();
  }

  private static ProjectValue value(ProjectYield.Outcome outcome) {
    return outcome.value().known().orElseThrow(() -> new AssertionError(outcome.toString()));
  }

  private static InventoryMethod method(FactorBook book) {
    return new InventoryMethod(book, "CN", 2024, DirectN2o.IPCC, "east_asia", 5, 10);
  }
}
