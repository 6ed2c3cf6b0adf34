// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.ConfRow;
import org.qingmiao.models.carbon.Gap;

/**
 * Carbon prices by scenario, area and year, from a table of the user's; none is shipped and none is
 * interpolated.
 */
public final class CarbonPrices {

  private final Map<At, Price> prices;

  private record At(String scenario, String area, int year) {}

  /**
   * One price.
   *
   * @param scenario such as NZ2050
   * @param area such as CN
   * @param year it holds in
   * @param cnyPerT CNY per t CO2, in money of the base year
   * @param baseYear of the money
   * @param model that it comes from
   * @param source document and table
   */
  public record Price(
      String scenario,
      String area,
      int year,
      double cnyPerT,
      int baseYear,
      String model,
      String source) {
    private static Price read(ConfRow row) {
      if (!row.text("unit").equals("CNY/tCO2")) {
        throw row.fault("unit is \"%s\", expected \"CNY/tCO2\"".formatted(row.text("unit")));
      }
      if (row.number("price") < 0) {
        throw row.fault("price is %s, expected 0 or more".formatted(row.text("price")));
      }
      return new Price(
          row.text("scenario"),
          row.text("area"),
          row.decimal("year").intValueExact(),
          row.number("price"),
          row.decimal("base_year").intValueExact(),
          row.text("model"),
          row.text("source"));
    }
  }

  private CarbonPrices(Map<At, Price> prices) {
    this.prices = prices;
  }

  /** From rows with the columns scenario, area, year, price, unit, base_year, model and source. */
  public static CarbonPrices of(List<ConfRow> rows) {
    Map<At, Price> prices = new LinkedHashMap<>();
    for (Price price : ConfRow.readAll(rows, Price::read)) {
      if (prices.put(new At(price.scenario, price.area, price.year), price) != null) {
        throw new IllegalArgumentException(
            "price of %s in %s, %d stands twice".formatted(price.scenario, price.area, price.year));
      }
    }
    return new CarbonPrices(prices);
  }

  /** The price of a scenario. */
  public Answer<Price> of(String scenario, String area, int year) {
    Price price = prices.get(new At(scenario, area, year));
    return price == null
        ? Answer.none(
            Gap.MISSING_INPUT,
            "no carbon price of %s in %s, %d; add it to the table".formatted(scenario, area, year))
        : Answer.of(price);
  }
}
