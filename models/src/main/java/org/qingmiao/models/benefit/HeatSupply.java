// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import org.qingmiao.models.carbon.Answer;

/**
 * Heat that a boiler would have made. A project on natural gas counts CO2 only, against coal.
 *
 * @param heatTce heat delivered, tce
 * @param boilerEfficiency of the boiler that it replaces, in (0, 1]
 * @param fuelTce fuel that the project burns for the heat, tce
 * @param tco2PerTce of the fuel that it replaces
 * @param fuel what the project burns
 */
public record HeatSupply(
    double heatTce, double boilerEfficiency, double fuelTce, double tco2PerTce, HeatFuel fuel)
    implements AvoidedEmissions {

  /** What makes the heat. */
  public enum HeatFuel {
    /** Natural gas. */
    NATURAL_GAS,
    /** Anything else. */
    OTHER
  }

  public HeatSupply {
    if (!(boilerEfficiency > 0 && boilerEfficiency <= 1)) {
      throw new IllegalArgumentException(
          "boiler efficiency is %s, expected above 0 and at most 1".formatted(boilerEfficiency));
    }
  }

  @Override
  public List<Answer<ProjectValue>> answers() {
    double tce = heatTce / boilerEfficiency - fuelTce;
    Answer<ProjectValue> co2 =
        ProjectValue.of(Metric.CO2, tce * tco2PerTce, FormulaId.HEAT_CHP, Baseline.COAL_HEAT);
    return fuel == HeatFuel.NATURAL_GAS
        ? List.of(co2)
        : List.of(co2, ProjectValue.of(Metric.TCE, tce, FormulaId.HEAT_CHP, Baseline.COAL_HEAT));
  }
}
