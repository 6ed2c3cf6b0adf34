// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.FuelCarbon;

/**
 * Growing forest: ha * dV * D * BEF * (1 + R) * CF * 44/12 (from memory: unverified).
 *
 * @param ha planted
 * @param growth of stem volume, m3/ha/yr
 * @param density of wood, t/m3
 * @param expansion from stem to all that is above ground
 * @param rootShoot roots per shoot, by mass
 * @param carbon share of dry mass
 */
public record Afforestation(
    double ha, double growth, double density, double expansion, double rootShoot, double carbon)
    implements AvoidedEmissions {
  @Override
  public List<Answer<ProjectValue>> answers() {
    return List.of(
        ProjectValue.of(
            Metric.REMOVAL,
            ha * growth * density * expansion * (1 + rootShoot) * carbon * FuelCarbon.CO2_PER_C,
            FormulaId.AFFORESTATION,
            Baseline.BARE_LAND));
  }
}
