// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;

/**
 * Renewable power.
 *
 * @param formula POWER_WIND_PV, POWER_HYDRO_OTHER or POWER_BIOMASS
 * @param mwh delivered to the grid in the year; the P50 forecast before operation
 * @param grid what it replaces
 * @param coalGPerKwh coal rate of the grid in the previous year, g of standard coal per kWh
 * @param so2KgPerTce loaded factor of avoided coal, kg SO2/tce
 * @param noxKgPerTce loaded factor of avoided coal, kg NOx/tce
 * @param projectTco2e own emissions and leakage: reservoir methane, start-up fuel, transport
 * @param avoidedTco2e besides the grid: methane of biomass that would have rotted
 */
public record PowerProject(
    FormulaId formula,
    double mwh,
    GridFactor grid,
    OptionalDouble coalGPerKwh,
    OptionalDouble so2KgPerTce,
    OptionalDouble noxKgPerTce,
    double projectTco2e,
    double avoidedTco2e)
    implements AvoidedEmissions {

  /** Wind or solar power without emissions of its own. */
  public static PowerProject windOrSolar(double mwh, GridFactor grid, OptionalDouble coalGPerKwh) {
    return new PowerProject(
        FormulaId.POWER_WIND_PV,
        mwh,
        grid,
        coalGPerKwh,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        0);
  }

  @Override
  public List<Answer<ProjectValue>> answers() {
    OptionalDouble tce =
        coalGPerKwh.isPresent()
            ? OptionalDouble.of(mwh * coalGPerKwh.getAsDouble() / 1000)
            : OptionalDouble.empty();
    return List.of(
        ProjectValue.of(
            Metric.CO2,
            mwh * grid.tPerMwh() + avoidedTco2e - projectTco2e,
            formula,
            grid.baseline()),
        ProjectValue.of(
            Metric.TCE, tce, "coal rate of the previous year", formula, grid.baseline()),
        ofCoal(Metric.SO2, tce, so2KgPerTce),
        ofCoal(Metric.NOX, tce, noxKgPerTce));
  }

  private Answer<ProjectValue> ofCoal(Metric metric, OptionalDouble tce, OptionalDouble kgPerTce) {
    OptionalDouble tonnes =
        tce.isPresent() && kgPerTce.isPresent()
            ? OptionalDouble.of(tce.getAsDouble() * kgPerTce.getAsDouble() / 1000)
            : OptionalDouble.empty();
    return ProjectValue.of(
        metric, tonnes, "coal rate or factor of avoided coal", formula, grid.baseline());
  }
}
