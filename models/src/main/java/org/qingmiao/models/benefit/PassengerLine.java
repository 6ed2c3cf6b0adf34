// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import org.qingmiao.models.carbon.Answer;

/**
 * Passengers on a line who would have travelled otherwise.
 *
 * @param pkm passenger-kilometres in the year
 * @param baseGPerPkm of the mode they leave, g CO2/pkm
 * @param modeGPerPkm of the line, g CO2/pkm
 */
public record PassengerLine(double pkm, double baseGPerPkm, double modeGPerPkm)
    implements AvoidedEmissions {
  @Override
  public List<Answer<ProjectValue>> answers() {
    return List.of(
        ProjectValue.of(
            Metric.CO2,
            pkm * (baseGPerPkm - modeGPerPkm) / 1e6,
            FormulaId.TRANSPORT,
            Baseline.REPLACED_TRANSPORT));
  }
}
