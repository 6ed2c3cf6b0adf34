// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;

/**
 * Sewage that a plant treats.
 *
 * @param m3PerDay inflow
 * @param days of operation in the year
 * @param cod in and out
 * @param nh3n in and out
 * @param avoidedCh4Tco2e methane that would have escaped, t CO2e; empty where not known
 * @param powerTco2e of the plant's own electricity
 */
public record SewagePlant(
    double m3PerDay,
    double days,
    Load cod,
    Load nh3n,
    OptionalDouble avoidedCh4Tco2e,
    double powerTco2e)
    implements AvoidedEmissions {

  /**
   * A load of the water.
   *
   * @param in g/m3 before
   * @param out g/m3 after
   */
  public record Load(double in, double out) {}

  @Override
  public List<Answer<ProjectValue>> answers() {
    OptionalDouble co2 =
        avoidedCh4Tco2e.isPresent()
            ? OptionalDouble.of(avoidedCh4Tco2e.getAsDouble() - powerTco2e)
            : OptionalDouble.empty();
    return List.of(
        removed(Metric.COD, cod),
        removed(Metric.NH3N, nh3n),
        ProjectValue.of(
            Metric.CO2,
            co2,
            "methane that would have escaped",
            FormulaId.SEWAGE,
            Baseline.VENTED_METHANE));
  }

  private Answer<ProjectValue> removed(Metric metric, Load load) {
    return ProjectValue.of(
        metric,
        m3PerDay * days * (load.in - load.out) / 1e6,
        FormulaId.SEWAGE,
        Baseline.BEFORE_MEASURE);
  }
}
