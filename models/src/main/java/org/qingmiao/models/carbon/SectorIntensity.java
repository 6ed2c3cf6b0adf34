// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;

/**
 * Scope 1 and 2 of a sector per unit of revenue; a lender loads its own, none is shipped.
 *
 * <p>An intensity without currency, price year, price basis and set of warming potentials is a
 * number without a unit: a decade of prices moves it by a third.
 *
 * @param factor of purpose SECTOR_S12
 * @param gwpSet under which its gases were weighed
 * @param currency of the revenue
 * @param priceYear whose prices the revenue is in
 * @param priceBasis such as basic or purchaser prices
 */
public record SectorIntensity(
    EmissionFactor factor, String gwpSet, String currency, int priceYear, String priceBasis) {

  public SectorIntensity {
    if (factor.key().purpose() != FactorPurpose.SECTOR_S12) {
      throw new IllegalArgumentException(
          "factor %s is made for %s, expected SECTOR_S12"
              .formatted(factor.id(), factor.key().purpose()));
    }
  }

  /** From a row of the general form that also has gwp_set, currency, price_year, price_basis. */
  public static SectorIntensity read(ConfRow row) {
    return new SectorIntensity(
        FactorTable.GENERAL.read(List.of(row)).get(0),
        row.text("gwp_set"),
        row.text("currency"),
        row.decimal("price_year").intValueExact(),
        row.text("price_basis"));
  }

  /**
   * Emissions of a revenue, t CO2e.
   *
   * @param revenue in its own year's prices
   * @param revenueUnit such as 1e4CNY
   * @param priceIndex prices of the revenue's year over those of the factor's price year
   * @param book units and the run's warming potentials
   */
  public Answer<Double> tco2e(
      double revenue, String revenueUnit, double priceIndex, FactorBook book) {
    if (!book.gwp().id().equals(gwpSet)) {
      return Answer.none(
          Gap.GWP_MIX,
          "factor %s stands under %s and the run under %s"
              .formatted(factor.id(), gwpSet, book.gwp().id()));
    }
    if (!(priceIndex > 0)) {
      return Answer.none(
          Gap.MISSING_INPUT,
          "price index of %s is %s, expected more than 0".formatted(priceYear, priceIndex));
    }
    return book.units()
        .convert(revenue / priceIndex, revenueUnit, factor.unitDen())
        .then(amount -> book.units().convert(amount * factor.value(), factor.unitNum(), "tCO2e"));
  }
}
