// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A firm or facility as the estimators see it.
 *
 * @param id of the enterprise; all its rows fall into one fold
 * @param lnEmissions the label: natural logarithm of its emissions, t CO2e, or of one tonne more
 *     where they may be 0; NaN where it is to be estimated
 * @param revenue of the year, CNY, above 0
 * @param sector codes of its sector, the finest first, such as 311222, 3112, 311, 31
 * @param region code, or "" where it is not known
 * @param numbers other features in a fixed order; NaN where missing
 */
public record EstimateRow(
    String id,
    double lnEmissions,
    OptionalDouble revenue,
    List<String> sector,
    String region,
    List<Double> numbers) {

  public EstimateRow {
    sector = List.copyOf(sector);
    numbers = List.copyOf(numbers);
    if (revenue.isPresent() && !(revenue.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "row %s: revenue is %s, expected more than 0 or none"
              .formatted(id, revenue.getAsDouble()));
    }
  }

  /** Logarithm of its revenue; NaN where there is none. */
  public double lnRevenue() {
    return revenue.isPresent() ? StrictMath.log(revenue.getAsDouble()) : Double.NaN;
  }
}
