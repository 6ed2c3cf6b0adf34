// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Gap;

class AvoidedEmissionsTest {

  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

  // The spread of green 4.7: 82,690 t against margins, 53,060 t against the average mix.
  @Test
  void everyValueNamesItsBaseline() {
    ProjectValue margins =
        PowerProject.windOrSolar(
                100_000, new GridFactor.CombinedMargin(0.9419, 0.4819, 0.75), UNKNOWN)
            .values()
            .get(0);
    ProjectValue average =
        PowerProject.windOrSolar(100_000, new GridFactor.Mix(Baseline.AVERAGE_MIX, 0.5306), UNKNOWN)
            .values()
            .get(0);
    assertThat(margins.value()).isCloseTo(82_690, within(1e-6));
    assertThat(margins.baseline()).isEqualTo(Baseline.COMBINED_MARGIN);
    assertThat(average.value()).isCloseTo(53_060, within(1e-6));
    assertThat(average.baseline()).isEqualTo(Baseline.AVERAGE_MIX);
  }

  @Test
  void aMissingInputHasAReason() {
    assertThat(
            PowerProject.windOrSolar(
                    100_000, new GridFactor.Mix(Baseline.FOSSIL_MIX, 0.8273), UNKNOWN)
                .answers()
                .get(1))
        .isEqualTo(
            Answer.none(
                Gap.MISSING_INPUT, "TCE of POWER_WIND_PV: no coal rate of the previous year"));
    assertThat(
            PowerProject.windOrSolar(
                    Double.NaN, new GridFactor.Mix(Baseline.FOSSIL_MIX, 0.8273), UNKNOWN)
                .answers()
                .get(0)
                .gap())
        .contains(Gap.OUT_OF_RANGE);
  }

  // 32,600 tce of avoided coal at 8.5 kg SO2 and 7.4 kg NOx per tce: 277.1 and 241.24 t.
  @Test
  void avoidedCoalAvoidsItsGases() {
    PowerProject wind =
        new PowerProject(
            FormulaId.POWER_WIND_PV,
            100_000,
            new GridFactor.Mix(Baseline.FOSSIL_MIX, 0.8273),
            OptionalDouble.of(326),
            OptionalDouble.of(8.5),
            OptionalDouble.of(7.4),
            0,
            0);
    assertThat(wind.values())
        .extracting(ProjectValue::metric)
        .containsExactly(Metric.CO2, Metric.TCE, Metric.SO2, Metric.NOX);
    assertThat(wind.values().get(2).value()).isCloseTo(277.1, within(1e-9));
    assertThat(wind.values().get(3).value()).isCloseTo(241.24, within(1e-9));
  }

  // 1,000 t of its own methane and fuel come off, 200 t of methane that would have escaped go on.
  @Test
  void aProjectsOwnEmissionsComeOff() {
    PowerProject biomass =
        new PowerProject(
            FormulaId.POWER_BIOMASS,
            10_000,
            new GridFactor.Mix(Baseline.FOSSIL_MIX, 0.8),
            UNKNOWN,
            UNKNOWN,
            UNKNOWN,
            1000,
            200);
    assertThat(biomass.values().get(0).value()).isCloseTo(7200, within(1e-9));
  }

  // 100 - 60 kWh/m2 on 10,000 m2 are 400 MWh; 900 tce / 0.75 - 800 = 400 tce of coal at 2.66 t.
  @Test
  void buildingsAndHeatSaveTheDifference() {
    EfficientBuilding building =
        new EfficientBuilding(
            100, 60, 10_000, 0.1229, new GridFactor.Mix(Baseline.AVERAGE_MIX, 0.5306));
    assertThat(building.values().get(0).value()).isCloseTo(49.16, within(1e-9));
    assertThat(building.values().get(1).value()).isCloseTo(212.24, within(1e-9));
    HeatSupply coal = new HeatSupply(900, 0.75, 800, 2.66, HeatSupply.HeatFuel.OTHER);
    HeatSupply gas = new HeatSupply(900, 0.75, 800, 2.66, HeatSupply.HeatFuel.NATURAL_GAS);
    assertThat(coal.values()).extracting(ProjectValue::value).containsExactly(1064.0, 400.0);
    assertThat(gas.values()).extracting(ProjectValue::metric).containsExactly(Metric.CO2);
  }

  // 1e7 pkm that leave cars at 150 g for a line at 40 g.
  @Test
  void passengersLeaveAnotherMode() {
    assertThat(new PassengerLine(1e7, 150, 40).values().get(0).value())
        .isCloseTo(1100, within(1e-9));
  }

  @Test
  void aRemovalIsNeverAvoided() {
    assertThat(new Afforestation(100, 5, 0.5, 1.3, 0.24, 0.47).values().get(0).metric())
        .isEqualTo(Metric.REMOVAL);
    assertThatThrownBy(
            () -> new ProjectValue(Metric.CO2, 1, FormulaId.AFFORESTATION, Baseline.BARE_LAND))
        .hasMessageContaining("a removal is never avoided");
  }

  // Rejection 15: 60 m of 200 m is 30 % of the project's 32,600 tce, not all of it.
  @Test
  void aLoanBringsItsShareOnly() {
    ProjectValue wind =
        new ProjectValue(Metric.TCE, 32_600, FormulaId.POWER_WIND_PV, Baseline.COMBINED_MARGIN);
    LoanBenefit loan =
        LoanBenefit.of(
                wind,
                BigDecimal.valueOf(60_000_000),
                BigDecimal.valueOf(200_000_000),
                LoanBenefit.U95_PCT)
            .known()
            .orElseThrow();
    assertThat(loan.value()).isCloseTo(9780, within(1e-9));
    assertThat(loan.spread().p05()).isLessThan(9780);
    assertThat(loan.spread().p95()).isGreaterThan(9780);
    assertThat(LoanBenefit.of(wind, BigDecimal.TEN, BigDecimal.ONE, 10).gap())
        .contains(Gap.AF_REVIEW);
    assertThat(LoanBenefit.of(wind, BigDecimal.TEN, BigDecimal.ZERO, 10).gap())
        .contains(Gap.NO_DENOMINATOR);
  }

  @Test
  void aBadProjectHasABenefitBelowZero() {
    LoanBenefit loan =
        LoanBenefit.of(
                new ProjectValue(
                    Metric.CO2, -100, FormulaId.TRANSPORT, Baseline.REPLACED_TRANSPORT),
                BigDecimal.ONE,
                BigDecimal.valueOf(2),
                10)
            .known()
            .orElseThrow();
    assertThat(loan.value()).isEqualTo(-50);
    assertThat(loan.spread().p05()).isLessThan(loan.spread().p95());
  }

  // Rejection 15: an expectation is stale 24 months after operation began unless it was measured.
  @Test
  void aForecastDoesNotLiveForEver() {
    LocalDate began = LocalDate.of(2022, 6, 30);
    Forecast expected = new Forecast(1000, Optional.of(began), UNKNOWN);
    assertThat(expected.flag(LocalDate.of(2024, 6, 30))).isEmpty();
    assertThat(expected.flag(LocalDate.of(2024, 7, 1))).contains(Forecast.STALE);
    Forecast measured = new Forecast(1000, Optional.of(began), OptionalDouble.of(690));
    assertThat(measured.basis()).isEqualTo(Forecast.Basis.EX_POST);
    assertThat(measured.value()).isEqualTo(690);
    assertThat(measured.flag(LocalDate.of(2025, 1, 1))).contains(Forecast.REVIEW);
    assertThat(new Forecast(1000, Optional.empty(), UNKNOWN).flag(LocalDate.of(2030, 1, 1)))
        .isEmpty();
  }
}
