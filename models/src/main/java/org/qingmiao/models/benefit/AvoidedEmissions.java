// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import java.util.Optional;
import org.qingmiao.models.carbon.Answer;

/**
 * What a green project brings in a year, by the formula of its kind (green 4.7).
 *
 * <p>A metric whose input is not known has a reason in place of a value; nothing is filled in.
 */
public sealed interface AvoidedEmissions
    permits PowerProject,
        EnergySaving,
        EfficientBuilding,
        HeatSupply,
        ElectricVehicles,
        PassengerLine,
        SewagePlant,
        MethaneCapture,
        Afforestation,
        FarmMeasure {

  /** Every metric that the formula speaks of. */
  List<Answer<ProjectValue>> answers();

  /** The metrics that its inputs can tell. */
  default List<ProjectValue> values() {
    return answers().stream().map(Answer::known).flatMap(Optional::stream).toList();
  }
}
