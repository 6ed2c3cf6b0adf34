// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;

/**
 * What a run computes emissions with: factors and how they may be chosen, units, and warming
 * potentials.
 *
 * @param factors registry
 * @param policy of choice
 * @param units closed table
 * @param gwp the run's one set, as its kind of run may use it
 */
public record FactorBook(
    EmissionFactors factors, FactorPolicy policy, UnitTable units, GwpSet gwp) {

  /**
   * A quantity that was done or used.
   *
   * @param amount 0 or more
   * @param unit in which it came
   * @param u95Pct half-width of its 95 % interval, per cent
   * @param activityId its row
   */
  public record Quantity(double amount, String unit, double u95Pct, String activityId) {}

  /** The emissions of a quantity under the factor that answers the question. */
  public Answer<EmissionLine> line(Scope scope, FactorRequest request, Quantity quantity) {
    if (!(quantity.amount >= 0) || Double.isInfinite(quantity.amount)) {
      return Answer.none(
          Gap.OUT_OF_RANGE,
          "activity %s: quantity of %s is %s, expected 0 or more"
              .formatted(quantity.activityId, request.activityCode(), quantity.amount));
    }
    return factors
        .select(request, policy)
        .then(
            choice ->
                mass(choice.factor(), quantity).then(mass -> line(scope, mass, quantity, choice)));
  }

  private Answer<GasMass> mass(EmissionFactor factor, Quantity quantity) {
    return units
        .convert(quantity.amount, quantity.unit, factor.unitDen())
        .then(
            amount ->
                units.convert(
                    amount * factor.value(), factor.unitNum(), tonneOf(factor.key().gas())))
        .map(tonnes -> GasMass.of(factor.key().gas(), tonnes));
  }

  private Answer<EmissionLine> line(
      Scope scope, GasMass mass, Quantity quantity, FactorChoice choice) {
    return gwp.tco2e(mass)
        .map(
            tco2e ->
                new EmissionLine(
                    scope,
                    mass,
                    tco2e,
                    quantity.u95Pct,
                    choice.u95Pct(),
                    List.of(choice.factor().id()),
                    List.of(quantity.activityId),
                    choice.flags()));
  }

  private static String tonneOf(Gas gas) {
    return switch (gas) {
      case CO2 -> "tCO2";
      case CH4, CH4_BIO, CH4_FOSSIL -> "tCH4";
      case N2O -> "tN2O";
      case CO2E, NONE -> "tCO2e";
    };
  }
}
