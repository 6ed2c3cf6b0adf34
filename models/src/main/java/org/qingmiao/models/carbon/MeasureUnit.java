// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.math.BigDecimal;

/**
 * A unit of measurement.
 *
 * <p>Substances are dimensions of their own: a kilogram of nitrogen in N2O is no kilogram of N2O,
 * and a tonne of carbon is no tonne of CO2, so the slips that 44/28 and 44/12 mend cannot be made
 * by converting.
 *
 * @param name as written in deliveries and factor tables
 * @param dimension what it measures
 * @param toBase how many base units of the dimension one of it is; exact, above 0
 */
public record MeasureUnit(String name, String dimension, BigDecimal toBase) {

  public MeasureUnit {
    if (toBase.signum() <= 0) {
      throw new IllegalArgumentException(
          "unit %s: to_base is %s, expected more than 0".formatted(name, toBase));
    }
  }
}
