// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.FuelCarbon;

/**
 * Less energy for the same output.
 *
 * @param tcePerOutputBefore standard coal per unit of output before the measure
 * @param tcePerOutputAfter the same after it
 * @param output of the year after it, which both are normalised to
 * @param fuelSavedTco2 sum of saved fuels * their factors, t; empty where only tce is known
 * @param mwhSaved electricity saved
 * @param gridTPerMwh its factor
 */
public record EnergySaving(
    double tcePerOutputBefore,
    double tcePerOutputAfter,
    double output,
    OptionalDouble fuelSavedTco2,
    double mwhSaved,
    double gridTPerMwh)
    implements AvoidedEmissions {

  /** Tonnes of carbon per tonne of standard coal, from memory: unverified. */
  public static final double TC_PER_TCE = 0.67;

  /** A saving of which only the standard coal is known. */
  public static EnergySaving ofStandardCoal(double tceSaved) {
    return new EnergySaving(tceSaved, 0, 1, OptionalDouble.empty(), 0, 0);
  }

  @Override
  public List<Answer<ProjectValue>> answers() {
    double tce = (tcePerOutputBefore - tcePerOutputAfter) * output;
    double co2 =
        fuelSavedTco2.isPresent()
            ? fuelSavedTco2.getAsDouble() + mwhSaved * gridTPerMwh
            : tce * TC_PER_TCE * FuelCarbon.CO2_PER_C;
    return List.of(
        ProjectValue.of(Metric.TCE, tce, FormulaId.EFFICIENCY, Baseline.BEFORE_MEASURE),
        ProjectValue.of(Metric.CO2, co2, FormulaId.EFFICIENCY, Baseline.BEFORE_MEASURE));
  }
}
