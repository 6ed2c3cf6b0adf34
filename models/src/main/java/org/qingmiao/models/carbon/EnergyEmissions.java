// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;

/**
 * Emissions of energy: S1 = sum(AD * NCV * CC * OX * 44/12) + process, S2 = sum(MWh * EF of the
 * grid) + sum(GJ * EF of heat) (green 4.2).
 *
 * @param book factors, units and potentials
 * @param nation whose fuel and heat factors hold, such as CN
 * @param gridArea whose electricity it is, such as CN37
 * @param year of the activity
 */
public record EnergyEmissions(FactorBook book, String nation, String gridArea, int year) {

  /** The lines of scope 1 and of location-based scope 2. */
  public Emissions of(List<EnergyUse> uses) {
    return Emissions.of(uses.stream().map(this::line).toList());
  }

  private Answer<EmissionLine> line(EnergyUse use) {
    return switch (use.kind()) {
      case FUEL -> own(use, FactorPurpose.S1_COMBUSTION, Gas.CO2);
      case PROCESS -> own(use, FactorPurpose.S1_PROCESS, Gas.CO2);
      case ELECTRICITY -> bought(use, gridArea);
      case HEAT -> bought(use, nation);
    };
  }

  private Answer<EmissionLine> own(EnergyUse use, FactorPurpose purpose, Gas gas) {
    return book.line(
        Scope.S1,
        FactorRequest.of(FactorUse.SCOPE1, purpose, use.activityCode(), gas, nation, year),
        use.quantity());
  }

  private Answer<EmissionLine> bought(EnergyUse use, String area) {
    return book.line(
        Scope.S2_LOC,
        FactorRequest.of(
            FactorUse.SCOPE2_LOCATION,
            FactorPurpose.SCOPE2_AVG,
            use.activityCode(),
            Gas.CO2,
            area,
            year),
        use.quantity());
  }

  /** Market-based scope 2 of electricity without a certificate, by the nation's residual mix. */
  public Answer<EmissionLine> withoutCertificate(EnergyUse electricity) {
    return book.line(
        Scope.S2_MKT,
        FactorRequest.of(
            FactorUse.SCOPE2_MARKET,
            FactorPurpose.SCOPE2_RESIDUAL,
            electricity.activityCode(),
            Gas.CO2,
            nation,
            year),
        electricity.quantity());
  }
}
