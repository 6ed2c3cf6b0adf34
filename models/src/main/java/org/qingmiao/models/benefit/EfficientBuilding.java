// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import org.qingmiao.models.carbon.Answer;

/**
 * A building that needs less electricity than its reference.
 *
 * @param kwhPerM2Base of the reference
 * @param kwhPerM2Actual of the building
 * @param m2 floor area
 * @param tcePerMwh standard coal of electricity on the run's basis
 * @param grid what its electricity emits
 */
public record EfficientBuilding(
    double kwhPerM2Base, double kwhPerM2Actual, double m2, double tcePerMwh, GridFactor.Mix grid)
    implements AvoidedEmissions {
  @Override
  public List<Answer<ProjectValue>> answers() {
    double mwh = (kwhPerM2Base - kwhPerM2Actual) * m2 / 1000;
    return List.of(
        ProjectValue.of(Metric.TCE, mwh * tcePerMwh, FormulaId.BUILDING, grid.baseline()),
        ProjectValue.of(Metric.CO2, mwh * grid.tPerMwh(), FormulaId.BUILDING, grid.baseline()));
  }
}
