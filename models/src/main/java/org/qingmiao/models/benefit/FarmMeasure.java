// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;

/**
 * A farm before and after a measure, both by the formulas of farm emissions.
 *
 * @param formula FARM_RICE_AWD, FARM_N_CUT or FARM_STRAW
 * @param baselineTco2e of usual farming
 * @param projectTco2e of the new way
 * @param waterM3Saved irrigation water; empty where not measured
 */
public record FarmMeasure(
    FormulaId formula, double baselineTco2e, double projectTco2e, OptionalDouble waterM3Saved)
    implements AvoidedEmissions {
  @Override
  public List<Answer<ProjectValue>> answers() {
    return List.of(
        ProjectValue.of(Metric.CO2, baselineTco2e - projectTco2e, formula, Baseline.USUAL_FARMING),
        ProjectValue.of(
            Metric.WATER_M3,
            waterM3Saved,
            "measured irrigation water",
            formula,
            Baseline.USUAL_FARMING));
  }
}
