// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Gas;
import org.qingmiao.models.carbon.GasMass;
import org.qingmiao.models.carbon.GwpSet;

/**
 * Methane of waste, manure or sewage that is burnt.
 *
 * @param formula CH4_CAPTURE or FARM_DIGESTER
 * @param nm3 pure methane burnt, normal cubic metres
 * @param tcePerNm3 heat of it in standard coal, where it replaces fuel
 * @param gwp the run's warming potentials
 */
public record MethaneCapture(FormulaId formula, double nm3, OptionalDouble tcePerNm3, GwpSet gwp)
    implements AvoidedEmissions {

  /** Mass of a normal cubic metre of methane, kg, from memory: unverified. */
  public static final double CH4_KG_PER_NM3 = 0.717;

  @Override
  public List<Answer<ProjectValue>> answers() {
    OptionalDouble tce =
        tcePerNm3.isPresent()
            ? OptionalDouble.of(nm3 * tcePerNm3.getAsDouble())
            : OptionalDouble.empty();
    GasMass mass = GasMass.of(Gas.CH4_BIO, nm3 * CH4_KG_PER_NM3 / 1000);
    return List.of(
        gwp.tco2e(mass).then(t -> ProjectValue.of(Metric.CO2, t, formula, Baseline.VENTED_METHANE)),
        ProjectValue.of(Metric.TCE, tce, "heat of the methane", formula, Baseline.VENTED_METHANE));
  }
}
