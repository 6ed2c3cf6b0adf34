// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import org.qingmiao.models.carbon.Answer;

/**
 * Electric vehicles in place of burning ones.
 *
 * @param km driven by all of them in the year
 * @param litresPer100Km of the replaced ones
 * @param kgPerLitre density of the fuel
 * @param tco2PerT of the fuel
 * @param kwhPerKm of the electric ones
 * @param gridTPerMwh of their electricity
 */
public record ElectricVehicles(
    double km,
    double litresPer100Km,
    double kgPerLitre,
    double tco2PerT,
    double kwhPerKm,
    double gridTPerMwh)
    implements AvoidedEmissions {
  @Override
  public List<Answer<ProjectValue>> answers() {
    double fuelT = km * litresPer100Km / 100 * kgPerLitre / 1000;
    double mwh = km * kwhPerKm / 1000;
    return List.of(
        ProjectValue.of(
            Metric.CO2,
            fuelT * tco2PerT - mwh * gridTPerMwh,
            FormulaId.TRANSPORT,
            Baseline.REPLACED_TRANSPORT));
  }
}
